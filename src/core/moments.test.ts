import { expect, test } from 'vitest';
import { momentOf, toAnchors } from './moments.ts';

test('a moment is named by its whole second', () => {
  expect(momentOf(84.9)).toBe('t=84');
  expect(momentOf(0)).toBe('t=0');
});

test('of the lines that start within one second the first has the anchor', () => {
  expect(toAnchors([10, 10.4, 11.2, 11.9, 13])).toEqual([
    't=10',
    undefined,
    't=11',
    undefined,
    't=13',
  ]);
});

test('what stands elsewhere on the page has no second anchor', () => {
  expect(toAnchors([10, 22], ['t=10'])).toEqual([undefined, 't=22']);
});
