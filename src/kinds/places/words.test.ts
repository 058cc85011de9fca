import { expect, test } from 'vitest';
import { distanceWords, formatRating, hostOf, priceWord, streetMapUrl } from './words.ts';

const centre = { lat: 43.263, lng: -2.935 };

test.each([
  [43.263, -2.935, '1 min on foot'],
  [43.2716, -2.935, '12 min on foot'],
  [43.3232, -3.017, '9 km away'],
])('from the centre to %d, %d it is %s', (lat, lng, words) => {
  expect(distanceWords(centre, { lat, lng })).toBe(words);
});

test('each price has a word', () => {
  expect([1, 2, 3, 4].map(priceWord)).toEqual(['cheap', 'fair', 'dear', 'very dear']);
});

test.each([
  [4, '4'],
  [4.5, '4.5'],
  [14 / 3, '4.7'],
])('the mean %d is written %s', (rating, text) => {
  expect(formatRating(rating)).toBe(text);
});

test('a street map opens where the place is', () => {
  expect(streetMapUrl(centre)).toBe(
    'https://www.openstreetmap.org/?mlat=43.263&mlon=-2.935#map=17/43.263/-2.935',
  );
});

test('an address is called by its host', () => {
  expect(hostOf('https://www.example.com/a?b')).toBe('example.com');
});
