import fc from 'fast-check';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { readForeignText } from './files.ts';
import { parseRecord, splitFrontMatter } from './front-matter.ts';

test.each([
  ['YAML', '---\ntitle: A\nn: 1\n---\nBody', 'Body', 5],
  ['YAML closed by dots', '---\ntitle: A\nn: 1\n...\nBody', 'Body', 5],
  ['YAML after blank lines', '\n\n---\ntitle: A\nn: 1\n---\nBody', 'Body', 7],
  ['YAML that is all', '---\ntitle: A\nn: 1\n---', '', 4],
  ['TOML', '+++\ntitle = "A"\nn = 1\n+++\nBody', 'Body', 5],
  ['JSON', '{\n  "title": "A",\n  "n": 1\n}\nBody', 'Body', 5],
  ['JSON with tabs', '{\n\t"title": "A",\n\t"n": 1\n}\nBody', 'Body', 5],
])('%s is split from the body', (_, text, body, bodyLine) => {
  expect(splitFrontMatter(text)).toEqual({ fields: { title: 'A', n: 1 }, body, bodyLine });
});

test('a text without front matter is all body', () => {
  for (const text of ['Hello', '', '----\n\nx', '{ a }', 'a\n\n---\nb: c\n---\n'])
    expect(splitFrontMatter(text)).toEqual({ fields: {}, body: text, bodyLine: 1 });
});

test('empty front matter is none', () => {
  expect(splitFrontMatter('---\n---\nx')).toEqual({ fields: {}, body: 'x', bodyLine: 3 });
  expect(splitFrontMatter('---\n# a note\n---\nx')).toMatchObject({ fields: {}, body: 'x' });
});

test('a thematic break at the start is the text’s own', () => {
  const text = '---\n\nProse, and more: of it.\n\n---\n\nThe end.';
  expect(splitFrontMatter(text)).toEqual({ fields: {}, body: text, bodyLine: 1 });
});

test('each date of TOML is the text it was written as', () => {
  const text =
    '+++\na = 2021-01-02\nb = 2021-01-02T03:04:05\nc = 2021-01-02T03:04:05+02:00\nd = 03:04:05\ne = [2021-01-02]\n+++\n';
  expect(splitFrontMatter(text).fields).toEqual({
    a: '2021-01-02',
    b: '2021-01-02T03:04:05.000',
    c: '2021-01-02T03:04:05.000+02:00',
    d: '03:04:05.000',
    e: ['2021-01-02'],
  });
});

test('a date of YAML is the text it was written as', () => {
  expect(splitFrontMatter('---\ndate: 2021-01-02 03:04:05 +0200\n---\n').fields).toEqual({
    date: '2021-01-02 03:04:05 +0200',
  });
});

test.each([
  ['title: Potluck: the book', 'Potluck: the book'],
  ['title: "Quoted" is the word', '"Quoted" is the word'],
  ["title: 'It's mine'", "'It's mine'"],
  ['title: [RFC] Another table', '[RFC] Another table'],
  ['title: *Bold* claims', '*Bold* claims'],
  ['title: @ada says: hi', '@ada says: hi'],
  ['title: `code` first', '`code` first'],
  ['title: 100% {sure}: no', '100% {sure}: no'],
])('%s is mended, and said', (line, title) => {
  const { fields, note } = splitFrontMatter(`---\n${line}\nn: 1\n---\n`);
  expect(fields).toEqual({ title, n: 1 });
  expect(note).toContain('line 2');
});

test('what is mended leaves other fields as they are', () => {
  const text = '---\ntitle: a: b\ntags:\n\t- x\n\t- y\nlist: [p,\n  q]\nmore: |\n  c: d\n---\n';
  expect(splitFrontMatter(text).fields).toEqual({
    title: 'a: b',
    tags: ['x', 'y'],
    list: ['p', 'q'],
    more: 'c: d\n',
  });
});

test('of two fields of one name the last counts', () => {
  expect(splitFrontMatter('---\na: 1\na: 2\n---\n').fields).toEqual({ a: 2 });
});

test('anchors stand for what they name', () => {
  expect(splitFrontMatter('---\na: &x { b: 1 }\nc: *x\nd:\n  <<: *x\n---\n').fields).toEqual({
    a: { b: 1 },
    c: { b: 1 },
    d: { b: 1 },
  });
});

test('an alias of nothing, of itself, or of too much is taken for words', () => {
  const bomb = [...'bcdefgh'].map(
    (name, index) => `${name}: &${name} [${`*${'abcdefg'[index]},`.repeat(9)}]\n`,
  );
  for (const lines of ['a: &a [*a]\n', 'a: [*x]\n', `a: &a [x]\n${bomb.join('')}`]) {
    const { fields, note } = splitFrontMatter(`---\n${lines}---\n`);
    expect(Object.values(fields).every((value) => JSON.stringify(value).length < 60)).toBe(true);
    expect(note).toContain('no end or no start');
  }
});

test('a field that holds itself is refused', () => {
  expect(() => splitFrontMatter('---\na: &a\n  b: *a\n---\n')).toThrow('no end or no start');
});

test.each([
  ['---\ntitle: A\n\nBody', 'never closed'],
  ['+++\ntitle = "A"\n\nBody', 'never closed'],
  ['---\ntitle: A\nb: [\n  c\n---\n', 'YAML at line'],
  ['+++\ntitle = A\n+++\n', 'TOML at line 2'],
  ['+++\ntitle = "A"\nb = [\n+++\n', 'TOML at line'],
  ['---\n- a\n- b\n---\n', 'not a list of fields'],
  ['---\njust words\n---\n', 'not a list of fields'],
])('%j is refused', (text, reason) => {
  expect(() => splitFrontMatter(text)).toThrow(reason);
});

test.each([
  ['YAML', '---\n__proto__: { draft: true }\nconstructor: 1\na: { __proto__: 2 }\n---\n'],
  ['TOML', '+++\nconstructor = 1\n[__proto__]\ndraft = true\n[a]\n__proto__ = 2\n+++\n'],
  ['JSON', '{\n"__proto__": { "draft": true }, "constructor": 1, "a": { "__proto__": 2 }\n}\n'],
])('a field of %s cannot change what all objects are', (_, text) => {
  const { fields } = splitFrontMatter(text);
  expect(fields.draft).toBeUndefined();
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  expect(fields).toEqual({ constructor: 1, a: {} });
});

test('a file with the line ends of Windows is split as any other', async () => {
  const folder = writeSite({ 'a.md': '\uFEFF---\r\ntitle: A\r\n---\r\n\r\nBody\r\n' });
  const read = await readForeignText(path.join(folder, 'a.md'));
  expect(splitFrontMatter('text' in read ? read.text : '')).toEqual({
    fields: { title: 'A' },
    body: '\nBody\n',
    bodyLine: 4,
  });
});

test('whatever a file holds, it is read or refused with a sentence', () => {
  const piece = fc.constantFrom(
    '---',
    '+++',
    '...',
    '{',
    '}',
    '\n',
    '\n',
    'a',
    ': ',
    ' = ',
    '"',
    "'",
    '- ',
    '[',
    ']',
    '&a ',
    '*a',
    '|',
    '\t',
    '#',
    ',',
  );
  fc.assert(
    fc.property(
      fc.constantFrom('---\n', '+++\n', '{\n', ''),
      fc.array(piece, { maxLength: 20 }),
      (start, pieces) => {
        const text = start + pieces.join('');
        let split: ReturnType<typeof splitFrontMatter>;
        try {
          split = splitFrontMatter(text);
        } catch (error) {
          expect((error as Error).message).toMatch(/^The front matter .*\.$/);
          return;
        }
        expect(text.endsWith(split.body)).toBe(true);
        const before = text.slice(0, text.length - split.body.length);
        expect(split.bodyLine).toBe(before.split('\n').length);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each(['- a', 'x', '', '{', 'a:\n  [', '"'])('a record of %j is empty', (text) => {
  expect(parseRecord(text)).toEqual({});
});
