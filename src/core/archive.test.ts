import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archive, pageSize } from './archive.ts';

/** Items newest first, as lists are: `[n - 1, …, 0]`. */
const newestFirst = (count: number) =>
  Array.from({ length: count }, (_, index) => count - 1 - index);
const counts = fc.nat({ max: 500 });

test('every item stands exactly once, in order from the front to the first page', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { front, pages } = archive(newestFirst(count));
      expect([...front, ...pages.toReversed().flat()]).toEqual(newestFirst(count));
    }),
  );
});

test('a newer item leaves every full page as it was', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 60 }), (count, newer) => {
      const before = archive(newestFirst(count)).pages;
      const after = archive(newestFirst(count + newer)).pages;
      expect(JSON.stringify(after.slice(0, before.length))).toBe(JSON.stringify(before));
    }),
  );
});

test('every page but the front is full', () => {
  fc.assert(
    fc.property(counts, (count) => {
      for (const page of archive(newestFirst(count)).pages) expect(page).toHaveLength(pageSize);
    }),
  );
});

test('the front has all of up to 29 items, and 10 to 29 of more', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { front, pages } = archive(newestFirst(count));
      if (count < 30) expect([front.length, pages.length]).toEqual([count, 0]);
      expect(front.length).toBeLessThan(30);
      if (count >= 10) expect(front.length).toBeGreaterThanOrEqual(10);
    }),
  );
});

test('page 1 holds the oldest, newest of them first', () => {
  expect(archive([5, 4, 3, 2, 1, 0], 2, 1)).toEqual({
    front: [5, 4],
    pages: [
      [1, 0],
      [3, 2],
    ],
  });
});
