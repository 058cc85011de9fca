import { expect, test } from 'vitest';
import { separateDenseWords, toExcerptParts, toTitleParts } from './search-excerpt.ts';

test('only marks become marks; everything else stays text', () => {
  expect(
    toExcerptParts('the <mark>kettle</mark> &lt;img src=x onerror=alert(1)&gt; <b>x</b>'),
  ).toEqual([
    { text: 'the ', marked: false },
    { text: 'kettle', marked: true },
    { text: ' <img src=x onerror=alert(1)> <b>x</b>', marked: false },
  ]);
});

test('a title is marked where a word of the query starts one of its own', () => {
  expect(
    toTitleParts('A kettle, Kettles and a teakettle', 'kettle').filter(({ marked }) => marked),
  ).toEqual([
    { text: 'kettle', marked: true },
    { text: 'Kettles', marked: true },
  ]);
});

test.each(['', '.*', 'a', '(((', '\\'])(
  'a query of %j marks nothing and breaks nothing',
  (query) => {
    expect(toTitleParts('A title', query)).toEqual([{ text: 'A title', marked: false }]);
  },
);

test('scripts without spaces are cut into words for the index and joined again for readers', () => {
  const separated = separateDenseWords('東京の庭で猫を数える。\nPlain words');
  expect(separated.split(/\s+/)).toContain('猫');
  expect(separated).toContain('\nPlain words');
  const shown = toExcerptParts(separated.replace('猫', '<mark>猫</mark>').split('\n')[0] ?? '');
  expect(
    shown
      .map(({ text }) => text)
      .join('')
      .trim(),
  ).toBe('東京の庭で猫を数える。');
  expect(separateDenseWords('rzeki, sound')).toBe('rzeki, sound');
});
