import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatProblem } from '#core/problem.ts';
import { parseYaml, toProblems } from './front-matter.ts';

const problemsOf = (text: string) => parseYaml(text, 'post.md', 2).problems.map(formatProblem);

test('plain values come as they are written, dates and versions as text', () => {
  expect(
    parseYaml(
      'title: A post\ndate: 2026-03-04\nsize: 12\ndraft: true\nnone: null\ntags: [a, "b: c"]\n',
      'post.md',
    ).data,
  ).toEqual({
    title: 'A post',
    date: '2026-03-04',
    size: 12,
    draft: true,
    none: null,
    tags: ['a', 'b: c'],
  });
});

test('yes, no and on are words, not truth values', () => {
  expect(parseYaml('a: yes\nb: no\nc: on\n', 'post.md').data).toEqual({
    a: 'yes',
    b: 'no',
    c: 'on',
  });
});

test('fields, list items and values know their place in the file', () => {
  const { positionOf, positionOfKey, positionOfValue } = parseYaml(
    'title: A\nlinks:\n  - label: Home\n    url: x\ntags: [a, b]\n',
    'post.md',
    2,
  );
  expect(positionOf(['title'])).toEqual({ line: 2, column: 8 });
  expect(positionOf(['links', 0, 'url'])).toEqual({ line: 5, column: 10 });
  expect(positionOf(['tags', 1])).toEqual({ line: 6, column: 11 });
  expect(positionOfKey(['links', 0], 'url')).toEqual({ line: 5, column: 5 });
  expect(positionOfKey([], 'tags')).toEqual({ line: 6, column: 1 });
  expect(positionOfValue('Home')).toEqual({ line: 4, column: 12 });
});

test('a field that is missing stands where its parent does', () => {
  const { positionOf } = parseYaml('title: A\ncover:\n  src: x\n', 'post.md', 2);
  expect(positionOf(['cover', 'alt'])).toEqual({ line: 4, column: 3 });
  expect(positionOf(['date'])).toEqual({ line: 2, column: 1 });
});

test('text of more than 16,000 characters is refused unread', () => {
  expect(problemsOf(`title: ${'a'.repeat(16_000)}\nbroken: [`)).toEqual([
    'post.md:2:1  The front matter is too long: at most 16000 characters.',
  ]);
});

test('eight levels pass, nine do not', () => {
  const nest = (levels: number) => `a: ${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}\n`;
  expect(problemsOf(nest(8))).toEqual([]);
  expect(problemsOf(nest(9))).toEqual([
    'post.md:2:12  This is nested too deeply: at most 8 levels.',
  ]);
});

test.each([
  'a: &x 1\nb: *x\n',
  'a: *x\n',
  '? &x a\n: 1\n',
  'a: &x [*x]\n',
  'a: !!binary aGk=\n',
  'a: !!str 1\n',
  'a: !!set {b}\n',
  'a: !local 1\n',
  'a: !<tag:yaml.org,2002:js/function> x\n',
  '- a\n',
  'text\n',
  '',
  '# only a comment\n',
  '42\n',
])('data is plain or nothing: %j', (text) => {
  const { data, problems } = parseYaml(text, 'post.md');
  expect(data).toEqual({});
  expect(problems).toHaveLength(1);
});

test('a key that reaches for the prototype reaches nothing', () => {
  const { data } = parseYaml(
    '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n',
    'post.md',
  );
  expect({}).not.toHaveProperty('polluted');
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
});

test('whatever stands in front matter, it is data or one problem, never a crash', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'title',
      ': ',
      ':',
      '- ',
      '\n',
      '\n  ',
      '\t',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!!js ',
      '!x ',
      '|',
      '>',
      '#',
      '%',
      '@',
      '`',
      ',',
      '? ',
      '<<: ',
      '__proto__',
      '---\n',
      '...',
      '\0',
      '1',
      '~',
      '\\',
    ),
    fc.string({ maxLength: 4, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { data, problems } = parseYaml(text, 'post.md', 2);
      expect(problems.length).toBeLessThanOrEqual(1);
      expect(typeof data).toBe('object');
      for (const { line, column } of problems) {
        expect(line).toBeGreaterThanOrEqual(2);
        expect(line).toBeLessThanOrEqual(2 + text.split('\n').length);
        expect(column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a branch of a union that fits in type is the one that is spoken of', () => {
  const schema = z.strictObject({
    author: z.union([
      z.string().max(3, 'Too long.'),
      z.strictObject({ name: z.string('Add a name.') }),
    ]),
  });
  const explain = (text: string) => {
    const yaml = parseYaml(text, 'post.md');
    return toProblems(schema.safeParse(yaml.data).error?.issues ?? [], yaml, ['author']).map(
      formatProblem,
    );
  };
  expect(explain('author: abcd\n')).toEqual(['post.md:1:9  author: Too long.']);
  expect(explain('author: { nam: x }\n')).toEqual([
    'post.md:1:9  author.name: Add a name.',
    'post.md:1:11  author.nam: There is no such field. Remove it, or check its spelling.',
  ]);
});
