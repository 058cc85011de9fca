import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countByWeek,
  dayOf,
  daysBetween,
  formatDay,
  formatFeedDay,
  formatMonth,
  formatShortDay,
  monthOf,
  toInstant,
  weekOf,
} from './dates.ts';

const days = fc
  .date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));
const addDays = (day: string, count: number) =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

test('the week of a day begins on a Monday, at most six days before', () => {
  fc.assert(
    fc.property(days, (day) => {
      const monday = weekOf(day);
      expect(new Date(monday).getUTCDay()).toBe(1);
      expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(monday, day)).toBeLessThan(7);
      expect(weekOf(monday)).toBe(monday);
    }),
  );
});

test('days of one week are in one week, and the next Monday is in another', () => {
  fc.assert(
    fc.property(days, (day) => {
      const monday = weekOf(day);
      expect(new Set([0, 1, 2, 3, 4, 5, 6].map((count) => weekOf(addDays(monday, count))))).toEqual(
        new Set([monday]),
      );
      expect(weekOf(addDays(monday, 7))).toBe(addDays(monday, 7));
    }),
  );
});

test('every day of the last weeks is counted once, and no other', () => {
  fc.assert(
    fc.property(
      days,
      fc.array(fc.integer({ min: -200, max: 50 }), { maxLength: 40 }),
      (asOf, offsets) => {
        const all = offsets.map((offset) => addDays(asOf, offset));
        const first = addDays(weekOf(asOf), -15 * 7);
        const last = addDays(weekOf(asOf), 6);
        const weeks = countByWeek(all, asOf);
        expect(weeks).toHaveLength(16);
        expect(weeks.reduce((sum, count) => sum + count, 0)).toBe(
          all.filter((day) => day >= first && day <= last).length,
        );
      },
    ),
  );
});

test('weekly figures stay the same from Monday to Sunday', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 0, max: 6 }),
      fc.array(days, { maxLength: 5 }),
      (day, offset, all) => {
        const monday = weekOf(day);
        expect(countByWeek(all, addDays(monday, offset))).toEqual(countByWeek(all, monday));
      },
    ),
  );
});

test('the newest week comes last', () => {
  expect(countByWeek(['2026-11-22', '2026-11-16', '2026-11-15'], '2026-11-22', 3)).toEqual([
    0, 1, 2,
  ]);
});

test('text order of instants is time order, whatever their offset', () => {
  expect(
    ['2026-01-02', '2026-01-02T01:00:00+02:00', '2026-01-01T23:30:00Z'].map(toInstant).sort(),
  ).toEqual(['2026-01-01T23:00:00.000Z', '2026-01-01T23:30:00.000Z', '2026-01-02T00:00:00.000Z']);
});

test.each([
  ['2026-11-22', '2026-11-22', 0],
  ['2026-11-22', '2026-12-01', 9],
  ['2026-03-01', '2026-02-28', -1],
  ['2024-02-28', '2024-03-01', 2],
  ['2026-03-28', '2026-03-30', 2],
])('from %s to %s it is %i days', (from, to, expected) => {
  expect(daysBetween(from, to)).toBe(expected);
});

test('dates are written out in the language of the reader, in UTC', () => {
  expect(formatDay('2026-11-22')).toBe('22 November 2026');
  expect(formatDay('2026-11-22T23:30:00Z')).toBe('22 November 2026');
  expect(formatDay('2026-11-22', 'pl')).toBe('22 listopada 2026');
  expect(formatShortDay('2026-11-22', 'en', '2026')).toBe('22 Nov');
  expect(formatShortDay('2025-11-22', 'en', '2026')).toBe('22 Nov 2025');
  expect(formatFeedDay('2026-11-22')).toBe('Sun 22 Nov 2026');
  expect(formatMonth('2026-11-22')).toBe('Nov 2026');
});

test('the day and the month of an instant are its first characters', () => {
  expect([dayOf('2026-11-22T10:00:00Z'), monthOf('2026-11-22T10:00:00Z')]).toEqual([
    '2026-11-22',
    '2026-11',
  ]);
});
