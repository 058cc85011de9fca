import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countStatus, type FileReport, toTable } from './report.ts';

const report = (more: Partial<FileReport> = {}): FileReport => ({
  file: 'a.md',
  status: 'brought',
  entry: 'posts/a.md',
  mapped: {},
  dropped: [],
  notes: [],
  ...more,
});

test('a file is a line, with what it became and what is said of it', () => {
  const files = [
    report({ mapped: { pubDate: 'date', tags: 'topics' }, dropped: ['mood'] }),
    report({
      file: 'blog/b.md',
      status: 'refused',
      notes: [{ line: 0, message: 'It is binary.' }],
    }),
  ];
  expect(toTable({ files }, 80)).toEqual([
    'brought   a.md       -> posts/a.md',
    '          mapped: pubDate -> date, tags -> topics',
    '          no place for: mood',
    'refused   blog/b.md  -> posts/a.md',
    '          It is binary.',
  ]);
});

test('notes of one message are one, with their lines', () => {
  const notes = [9, 3, 3, 0].map((line) => ({ line, message: 'Gone.' }));
  const many = Array.from({ length: 9 }, (_, line) => ({ line: line + 1, message: 'Again.' }));
  const files = [report({ notes: [...notes, ...many, { line: 7, message: 'Once.' }] })];
  expect(
    toTable({ files }, 80)
      .slice(1)
      .map((line) => line.trim()),
  ).toEqual(['lines 9, 3: Gone.', 'lines 1, 2, 3, 4, 5 and 4 more: Again.', 'line 7: Once.']);
});

test('whatever it holds, the table is as wide as asked, and says every short word', () => {
  const words = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), minLength: 1, maxLength: 60 }), {
      maxLength: 8,
    })
    .map((list) => list.join(' '));
  const file = fc.record({
    file: fc.string({ unit: fc.constantFrom('a', '/', '-'), minLength: 1, maxLength: 90 }),
    entry: fc.string({ unit: fc.constantFrom('b', '/'), minLength: 1, maxLength: 90 }),
    status: fc.constantFrom('brought' as const, 'refused' as const),
    mapped: fc.dictionary(fc.constantFrom('pubDate', 'hero_image', 'tags'), words),
    dropped: fc.array(fc.constantFrom('mood', 'x'.repeat(50), 'y')),
    notes: fc.array(fc.record({ line: fc.nat(9), message: words })),
  });
  fc.assert(
    fc.property(
      fc.array(file, { maxLength: 4 }),
      fc.integer({ min: 40, max: 120 }),
      (files, width) => {
        const lines = toTable({ files }, width);
        for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
        const text = lines.join('\n');
        for (const { notes } of files)
          for (const { message } of notes)
            for (const word of message.split(' '))
              if (word.length <= width - 12) expect(text).toContain(word);
      },
    ),
  );
});

test('a long file is cut at its start, where it says least', () => {
  const [line = ''] = toTable({ files: [report({ file: `${'folder/'.repeat(9)}pot.md` })] }, 100);
  expect(line).toContain('…');
  expect(line).toContain('/pot.md  -> posts/a.md');
});

test('every status is counted', () => {
  const files = [report(), report(), report({ status: 'kept' })];
  expect(countStatus({ files })).toEqual({ brought: 2, unchanged: 0, kept: 1, refused: 0 });
});
