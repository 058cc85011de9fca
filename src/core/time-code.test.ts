import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTimeCode, readTimeCode, timeCode, toIsoDuration } from './time-code.ts';

test('every whole second is read back from how it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 3600 - 1 }), (seconds) => {
      expect(readTimeCode(formatTimeCode(seconds))).toBe(seconds);
    }),
  );
});

test.each([
  ['84', 84],
  ['0:05', 5],
  ['1:24', 84],
  ['1:02:03', 3723],
  ['12:30.250', 750.25],
])('%s is %d seconds', (text, seconds) => {
  expect(readTimeCode(text)).toBe(seconds);
});

test.each(['', '1:2', '1:60', '1:2:3', '-1:00', '1:00:60', 'noon', '1.5:00', '1:24 pm'])(
  '"%s" is no time code',
  (text) => {
    expect(readTimeCode(text)).toBeUndefined();
  },
);

test('a time code in a front matter is seconds, and stays what it is when it is read again', () => {
  const field = timeCode('the start');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (seconds) => {
      expect(field.parse(formatTimeCode(seconds))).toBe(seconds);
      expect(field.parse(field.parse(seconds))).toBe(seconds);
    }),
  );
  expect(field.safeParse(undefined).error?.issues[0]?.message).toBe(
    'Add the start, like 1:24 or 1:02:03.',
  );
  for (const wrong of ['soon', -1, 1e6, true, []])
    expect(field.safeParse(wrong).error?.issues[0]?.message).toBe(
      'Write the start as minutes and seconds, like 1:24 or 1:02:03.',
    );
});

test('lengths are told as ISO 8601 does', () => {
  expect([0, 59, 60, 3600, 3723].map(toIsoDuration)).toEqual([
    'PT0S',
    'PT59S',
    'PT1M',
    'PT1H',
    'PT1H2M3S',
  ]);
});
