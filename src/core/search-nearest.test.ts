import { expect, test } from 'vitest';
import { nearestValues } from './search-nearest.ts';

const totals = {
  topic: { Kitchen: 2, Gardens: 9, Baking: 4 },
  member: { 'Ada Sample': 3 },
  year: { 2026: 9 },
};
const names = (text: string, limit?: number) =>
  nearestValues(text, totals, limit).map(({ value }) => value);

test('names that look alike come first, then the most used topics', () => {
  expect(names('kichen')).toEqual(['Kitchen', 'Gardens', 'Baking']);
  expect(names('sampel')).toEqual(['Ada Sample', 'Gardens', 'Baking', 'Kitchen']);
});

test('nothing like it, or nothing at all, gives the most used topics', () => {
  expect(names('xylophone', 2)).toEqual(['Gardens', 'Baking']);
  expect(names('')).toEqual(['Gardens', 'Baking', 'Kitchen']);
  expect(nearestValues('x', {})).toEqual([]);
});
