import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Edit, matchesOutsideCode, toBody } from './edit.ts';

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\n\n', '😀', ' '), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

/** A text with edits that do not overlap, in any order. */
const edited = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    firstLine: fc.integer({ min: 1, max: 50 }),
    edits: fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }),
        fc.array(texts, { minLength: 4, maxLength: 4 }),
      )
      .chain(([offsets, replacements]) => {
        const sorted = offsets.toSorted((a, b) => a - b);
        const edits = sorted.flatMap((start, index): Edit[] =>
          index % 2 === 0 && sorted[index + 1] !== undefined
            ? [{ start, end: sorted[index + 1] ?? start, text: replacements[index / 2] ?? '' }]
            : [],
        );
        return fc.shuffledSubarray(edits, { minLength: edits.length });
      }),
  }),
);

test('whatever is edited, each line still knows the line it came from', () => {
  fc.assert(
    fc.property(edited, ({ text, firstLine, edits }) => {
      const lineAt = (offset: number) => firstLine + text.slice(0, offset).split('\n').length - 1;
      // Each character of the result with the line it came from; those of an edit, where it begins.
      const characters: { character: string; line: number }[] = [];
      for (let offset = 0; offset < text.length; offset += 1) {
        const edit = edits.find(({ start }) => start === offset);
        for (const character of (edit?.text ?? '').split(''))
          characters.push({ character, line: lineAt(offset) });
        if (edit) offset = edit.end - 1;
        else characters.push({ character: text[offset] ?? '', line: lineAt(offset) });
      }
      characters.push({ character: '', line: lineAt(text.length) });
      const body = applyEdits(toBody(text, firstLine), edits);
      expect(body.text).toBe(characters.map(({ character }) => character).join(''));
      expect(body.lines).toEqual(
        characters.flatMap(({ line }, index) =>
          index === 0 || characters[index - 1]?.character === '\n' ? [line] : [],
        ),
      );
    }),
    { numRuns: 500 },
  );
});

test('of edits that overlap the one that begins first stands, and its whole is kept', () => {
  const body = applyEdits(toBody('abcdef'), [
    { start: 2, end: 5, text: 'Y' },
    { start: 0, end: 3, text: 'X' },
    { start: 1, end: 2, text: 'Z', note: 'Never.' },
  ]);
  expect(body).toEqual({ text: 'Xdef', lines: [1], notes: [] });
});

test('of edits that begin together the longest stands', () => {
  const edits = [
    { start: 0, end: 1, text: 'X' },
    { start: 0, end: 2, text: 'Y' },
  ];
  expect(applyEdits(toBody('abc'), edits).text).toBe('Yc');
});

test('what is put in stands before what is replaced at the same place, and two in their order', () => {
  const edits = [
    { start: 1, end: 2, text: 'X' },
    { start: 1, end: 1, text: '1' },
    { start: 1, end: 1, text: '2' },
  ];
  expect(applyEdits(toBody('abc'), edits).text).toBe('a12Xc');
});

test('a note has the line of the source file, after lines came and went', () => {
  const first = applyEdits(toBody('one\ntwo\nthree\nfour', 10), [
    { start: 0, end: 4, text: 'x\ny\nz\n', note: 'Grew.' },
    { start: 8, end: 13, text: 'a', note: 'Changed.', about: '/there/' },
  ]);
  expect(first.notes).toEqual([
    { line: 10, message: 'Grew.' },
    { line: 12, message: 'Changed.', about: '/there/' },
  ]);
  const start = first.text.indexOf('four');
  const second = applyEdits(first, [{ start, end: start + 4, text: '', note: 'Gone.' }]);
  expect(second.notes.at(-1)).toEqual({ line: 13, message: 'Gone.' });
});

test('a match that touches code is none', () => {
  const text = 'x `x` x\n\n```\nx\n```\n\n    x\n';
  expect(matchesOutsideCode(text, /x/g).map(({ index }) => index)).toEqual([0, 6]);
});
