import { expect, test } from 'vitest';
import { z } from 'zod';
import { author, day, line, pictureField, sharedFields, webUrl } from './fields.ts';
import type { SchemaContext } from './kind.ts';

const known = new Set(['ada', 'kitchen']);
const reference = () => z.string('Write an id.').refine((id) => known.has(id), 'Unknown id.');
const context: SchemaContext = {
  reference,
  key: reference,
  image: () => z.string(),
  media: () => z.string(),
};
const shared = z.strictObject(sharedFields(context));

/** The messages about a value, or what it became. */
function judge(schema: z.ZodType, value: unknown): unknown {
  const { data, error } = schema.safeParse(value);
  return error ? error.issues.map(({ message }) => message) : data;
}

test('a line is trimmed text', () => {
  expect(judge(line(10, 'a title'), '  Soup ')).toBe('Soup');
});

test.each([
  [undefined, 'Add a title.'],
  [12, 'a title must be text. Put it in quotes.'],
  ['   ', 'a title is empty. Write it, or remove the line.'],
  ['12345678901', 'a title is too long: at most 10 characters.'],
  ['a\nb', 'Remove the invisible characters (control, zero-width or direction marks).'],
  ['a\u202Eb', 'Remove the invisible characters (control, zero-width or direction marks).'],
  ['a\u200Bb', 'Remove the invisible characters (control, zero-width or direction marks).'],
  ['a\u2066b', 'Remove the invisible characters (control, zero-width or direction marks).'],
  ['a\u0000b', 'Remove the invisible characters (control, zero-width or direction marks).'],
])('a line refuses %j with one sentence', (value, message) => {
  expect(judge(line(10, 'a title'), value)).toEqual([message]);
});

test.each(['Żółw', 'خبز الجبل', '麺', 'a–b “c”', '🫖'])('a line takes %s', (text) => {
  expect(judge(line(20, 'a title'), text)).toBe(text);
});

test.each(['2026-11-22', '2024-02-29'])('%s is a day', (text) => {
  expect(judge(day(), text)).toBe(text);
});

test.each([
  [undefined, 'Add a date, like 2026-11-22.'],
  ['2026-02-29', 'The calendar has no 2026-02-29. Check the month and the day.'],
  ['22.11.2026', 'Write a date as year-month-day, like 2026-11-22.'],
  ['2026-11-22T10:00:00Z', 'Write a date as year-month-day, like 2026-11-22.'],
  [20261122, 'Write a date as year-month-day, like 2026-11-22.'],
])('%j is no day', (value, message) => {
  expect(judge(day(), value)).toEqual([message]);
});

test.each([
  'javascript:alert(1)',
  'https://a@b.example.com',
  '//example.com',
  'example.com',
  'https://exa mple.com',
  12,
  'https:example.com',
])('%j is no web address', (value) => {
  expect(judge(webUrl(), value)).toHaveLength(1);
});

test('shared fields have defaults, so that no entry needs any', () => {
  expect(judge(shared, {})).toEqual({
    topics: [],
    aliases: [],
    draft: false,
    visibility: 'public',
  });
});

test.each([
  ['id', 'Big'],
  ['id', 'a--b'],
  ['id', '-a'],
  ['id', 'a/b'],
  ['id', 'archive'],
  ['slug', 'a b'],
  ['slug', 'archive'],
  ['slug', 'a'.repeat(101)],
  ['lang', 'english'],
  ['lang', 'pl_PL'],
  ['lang', 'PL'],
  ['topics', ['unknown']],
  ['topics', 'kitchen'],
  ['topics', Array(6).fill('kitchen')],
  ['owner', 'nobody'],
  ['aliases', ['old/']],
  ['aliases', ['//evil.example.com/']],
  ['aliases', ['/a/../b/']],
  ['aliases', ['/a/%2e%2e/b/']],
  ['aliases', ['/a b/']],
  ['aliases', ['/a?b']],
  ['draft', 'yes'],
  ['visibility', 'secret'],
  ['reviewBy', 'soon'],
  ['email', 'ada@example.com'],
])('the field %s refuses %j', (field, value) => {
  expect(shared.safeParse({ [field]: value }).success).toBe(false);
});

test.each(['en', 'pl', 'pt-BR', 'zh-Hant', 'ar'])('%s is a language', (lang) => {
  expect(judge(shared, { lang })).toMatchObject({ lang });
});

test('an author is a member, or a guest with a name and perhaps an account', () => {
  expect(judge(author(context), 'ada')).toBe('ada');
  expect(judge(author(context), { name: 'Guest' })).toEqual({ name: 'Guest' });
  expect(judge(author(context), { github: 'plum-guest', name: 'Guest' })).toEqual({
    github: 'plum-guest',
    name: 'Guest',
  });
});

test.each([
  'nobody',
  12,
  null,
  { github: 'plum-guest' },
  { github: '-x', name: 'Guest' },
  { github: 'a/b', name: 'Guest' },
  { github: 'x', name: 'Guest', email: 'x@example.com' },
])('nobody is an author as %j', (value) => {
  expect(author(context).safeParse(value).success).toBe(false);
});

test('a picture needs words', () => {
  expect(judge(pictureField(context), { src: './a.png' })).toEqual([
    'Add the alt text, which says what the picture shows.',
  ]);
  expect(judge(pictureField(context), { src: './a.png', alt: ' ' })).toHaveLength(1);
});
