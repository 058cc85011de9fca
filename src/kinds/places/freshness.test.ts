import { expect, test } from 'vitest';
import { stateOf } from './freshness.ts';

test.each([
  ['2026-11-22', '2026-11-22', 'open'],
  ['2025-11-22', '2026-11-22', 'open'],
  ['2025-11-21', '2026-11-22', 'stale'],
  // A year without 29 February ends on the 28th.
  ['2023-02-28', '2024-02-29', 'open'],
  ['2023-02-27', '2024-02-29', 'stale'],
  ['2024-02-29', '2025-02-28', 'open'],
  ['2024-02-29', '2025-03-01', 'stale'],
  ['2025-12-31', '2026-12-31', 'open'],
  ['2025-01-01', '2026-01-01', 'open'],
  ['2024-12-31', '2026-01-01', 'stale'],
])('what was verified on %s is on %s %s', (verified, asOf, state) => {
  expect(stateOf({ verified }, asOf)).toBe(state);
});

test('a place is closed from the day on that it closed, however fresh it is', () => {
  const place = { verified: '2026-11-21', closed: '2026-11-22' };
  expect(stateOf(place, '2026-11-21')).toBe('open');
  expect(stateOf(place, '2026-11-22')).toBe('closed');
});

test('a day that is still to come vouches for nothing', () => {
  expect(stateOf({ verified: '2036-10-01' }, '2026-11-22')).toBe('stale');
  expect(stateOf({ verified: '2026-11-22' }, '2026-11-22')).toBe('open');
});
