import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { posts } from './kind.ts';
import { noteTitle } from './note.ts';

const kind = posts as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const article = fixtures['article.md'] ?? '';
const link = fixtures['link.md'] ?? '';

/** What an author reads when one line of the article is another. */
const broken = (field: string, line: string) => judge(kind, withLine(article, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('there is a fixture of every format', () => {
  expect(Object.keys(fixtures)).toEqual(['announcement.md', 'article.md', 'link.md', 'note.md']);
});

test('an article needs a title', () => {
  expect(broken('title', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  title: Add a title. Only a note (format: note) goes without."`,
  );
});

test('a title has at most 140 characters', () => {
  expect(broken('title', `title: ${'a'.repeat(141)}`)).toMatchInlineSnapshot(
    `"entry.md:2:8  title: A title is too long: at most 140 characters."`,
  );
});

test('a title is not empty', () => {
  expect(broken('title', 'title: ""')).toMatchInlineSnapshot(
    `"entry.md:2:8  title: A title is empty. Write it, or remove the line."`,
  );
});

test('a summary has at most 200 characters', () => {
  expect(broken('summary', `summary: ${'a'.repeat(201)}`)).toMatchInlineSnapshot(
    `"entry.md:6:10  summary: The summary is too long: at most 200 characters."`,
  );
});

test('a post needs a date', () => {
  expect(broken('date', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  date: Add a date, like 2026-11-22."`,
  );
});

test('a date is a day, or an instant with its offset', () => {
  expect(broken('date', 'date: 2026-04-18T10:00:00+02:00')).toBe('');
  expect(broken('date', 'date: 2026-04-18T10:00:00')).toMatchInlineSnapshot(
    `"entry.md:3:7  date: Write the date as year-month-day, like 2026-11-22."`,
  );
});

test('a post needs authors', () => {
  expect(broken('authors', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  authors: Add authors, a list of member ids, like [ada-king]."`,
  );
});

test('a post has at least one author', () => {
  expect(broken('authors', 'authors: []')).toMatchInlineSnapshot(
    `"entry.md:4:10  authors: Add at least one author."`,
  );
});

test('a guest has a real account name', () => {
  expect(broken('authors', 'authors: [{ github: "../x", name: Guest }]')).toMatchInlineSnapshot(
    `"entry.md:4:21  authors.0.github: Write the account name on GitHub and nothing else, like ada-king."`,
  );
});

test('a format is one of four', () => {
  expect(broken('format', 'format: essay')).toMatchInlineSnapshot(
    `"entry.md:2:9  format: Write article, link, note or announcement."`,
  );
});

test('a link post needs its url', () => {
  expect(judge(kind, withLine(link, 'url', ''))).toMatchInlineSnapshot(
    `"entry.md:2:1  url: A link post needs the url it points to."`,
  );
});

test('a url is a web address', () => {
  expect(judge(kind, withLine(link, 'url', 'url: javascript:alert(1)'))).toMatchInlineSnapshot(
    `"entry.md:7:6  url: Write a web address that starts with https:// and has no user name in it."`,
  );
});

test('a canonical address is a web address', () => {
  expect(broken('canonical', 'canonical: //elsewhere.example.com')).toMatchInlineSnapshot(
    `"entry.md:2:12  canonical: Write a web address that starts with https:// and has no user name in it."`,
  );
});

test('a cover needs words', () => {
  expect(broken('cover', 'cover: { src: ./a.png }')).toMatchInlineSnapshot(
    `"entry.md:2:8  cover.alt: Add the alt text, which says what the picture shows."`,
  );
});

test('the name of a series has at most 80 characters', () => {
  expect(broken('series', `series: ${'a'.repeat(81)}`)).toMatchInlineSnapshot(
    `"entry.md:7:9  series: The name of the series is too long: at most 80 characters."`,
  );
});

test('a field that posts do not have is refused', () => {
  expect(broken('titel', 'titel: Twice')).toMatchInlineSnapshot(
    `"entry.md:2:1  titel: There is no such field. Did you mean "title"?"`,
  );
});

test('an article shows its title, people, topics and series', () => {
  expect(toItemFields(kind, article)).toEqual({
    title: 'What a jar of buttons knows about sorting',
    summary:
      'We sorted eleven hundred buttons by hand, five ways, and timed the arguments rather than the hands.',
    date: '2026-04-18',
    authors: ['ada-sample'],
    topics: ['kitchen'],
    label: 'Post',
    variant: 'article',
    series: 'The button letters',
    picture: undefined,
    facts: [],
  });
});

test.each([
  [
    'link.md',
    {
      label: 'Link',
      variant: 'link',
      facts: ['timers.example.com'],
      title: 'A field guide to kitchen timers',
    },
  ],
  ['note.md', { label: 'Note', variant: 'note', title: 'The lid fits.' }],
  ['announcement.md', { label: 'Announcement', variant: 'announcement' }],
])('%s becomes an item of its own form', (name, expected) => {
  expect(
    toItemFields(kind, fixtures[name] ?? '', 'The lid fits. Nobody is to try again.'),
  ).toMatchObject(expected);
});

test('a cover is the picture of its item', () => {
  const text = withLine(article, 'cover', 'cover: { src: ./a.png, alt: A pot, credit: Bo }');
  expect(toItemFields(kind, text).picture).toEqual({ src: './a.png', alt: 'A pot', credit: 'Bo' });
});

test.each([
  ['One. Two.', 'One.'],
  ['One? Two.', 'One?'],
  ['Version 2.0 is out. Good.', 'Version 2.0 is out.'],
  ['No end', 'No end'],
  ['ماذا؟ نعم.', 'ماذا؟'],
  ['', ''],
  [`${'word '.repeat(30)}.`, `${'word '.repeat(16).trim()}…`],
  ['a'.repeat(90), `${'a'.repeat(80)}…`],
])('the note %j is called %j', (excerpt, title) => {
  expect(noteTitle(excerpt)).toBe(title);
});
