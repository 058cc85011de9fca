import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { distanceBetween, formatPosition, positionFields, walkingMinutes } from './position.ts';

const positions = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

test('distances are those of an atlas', () => {
  const [london, paris] = [
    { lat: 51.5074, lng: -0.1278 },
    { lat: 48.8566, lng: 2.3522 },
  ];
  expect(Math.round(distanceBetween(london, paris))).toBe(344);
  expect(distanceBetween({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111.2, 1);
});

test('a distance is the same from both ends, and never more than half the way around', () => {
  fc.assert(
    fc.property(positions, positions, (a, b) => {
      const there = distanceBetween(a, b);
      expect(distanceBetween(b, a)).toBeCloseTo(there, 6);
      expect(there).toBeGreaterThanOrEqual(0);
      expect(there).toBeLessThanOrEqual(20_016);
    }),
  );
});

test('800 metres are ten minutes on foot, and nothing is less than one', () => {
  const here = { lat: 50, lng: 8 };
  expect(walkingMinutes(here, { lat: 50 + 0.8 / 111.195, lng: 8 })).toBe(10);
  expect(walkingMinutes(here, here)).toBe(1);
});

test('south and west are said, not signed', () => {
  expect(formatPosition({ lat: -30.0346, lng: -51.2177 })).toBe('30.0346° S 51.2177° W');
  expect(formatPosition({ lat: 43.263, lng: 0 }, 2)).toBe('43.26° N 0.00° E');
});

test.each([
  [
    { lat: 91, lng: 0 },
    'Write the latitude (lat) in degrees, as a number from -90 to 90, like 38.7223.',
  ],
  [
    { lat: 0, lng: -181 },
    'Write the longitude (lng) in degrees, as a number from -180 to 180, like -9.1393.',
  ],
  [
    { lat: '38.7', lng: 0 },
    'Write the latitude (lat) in degrees, as a number from -90 to 90, like 38.7223.',
  ],
  [{ lng: 0 }, 'Add the latitude (lat) in degrees, like 38.7223.'],
])('%j is no position: %s', (position, message) => {
  const { error } = z.strictObject(positionFields()).safeParse(position);
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});
