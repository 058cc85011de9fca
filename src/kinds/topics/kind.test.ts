import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { topics } from './kind.ts';

const kind = topics as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const topic = fixtures['topic.md'] ?? '';

/** What an author reads when one line of the fixture is another. */
const broken = (field: string, line: string) => judge(kind, withLine(topic, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('a name is enough', () => {
  expect(judge(kind, '---\nname: Baking\n---\n')).toBe('');
});

test('a topic needs a name', () => {
  expect(broken('name', '')).toMatchInlineSnapshot(`"entry.md:2:1  name: Add a name."`);
});

test('a name has at most 60 characters', () => {
  expect(broken('name', `name: ${'a'.repeat(61)}`)).toMatchInlineSnapshot(
    `"entry.md:2:7  name: A name is too long: at most 60 characters."`,
  );
});

test('a start has at most 7 entries', () => {
  expect(broken('startHere', `startHere: [${'posts/a, '.repeat(8)}]`)).toMatchInlineSnapshot(
    `"entry.md:4:12  startHere: At most 7 entries: a start, not a list."`,
  );
});

test('a start is a list of keys', () => {
  expect(broken('startHere', 'startHere: posts/a')).toMatchInlineSnapshot(
    `"entry.md:4:12  startHere: Write a list, like [first, second]."`,
  );
});

test('neighbours are a list', () => {
  expect(broken('related', 'related: baking')).toMatchInlineSnapshot(
    `"entry.md:7:10  related: Write a list, like [first, second]."`,
  );
});

test('a field that topics do not have is refused', () => {
  expect(broken('starthere', 'starthere: []')).toMatchInlineSnapshot(
    `"entry.md:2:1  starthere: There is no such field. Did you mean "startHere"?"`,
  );
});

test('a topic shows its name, its summary and who looks after it', () => {
  expect(toItemFields(kind, topic)).toEqual({
    title: 'Kitchen',
    summary: 'Pots, pans, heat and what comes of them.',
    topics: [],
    authors: ['ada-sample'],
  });
});

test('a topic that nobody looks after has no authors', () => {
  expect(toItemFields(kind, withLine(topic, 'champion', ''))).not.toHaveProperty('authors');
});

test('a topic mentions where to start, then its neighbours', () => {
  expect(kind.mentions?.({ startHere: ['posts/b', 'posts/a'], related: ['baking'] })).toEqual([
    'posts/b',
    'posts/a',
    'topics/baking',
  ]);
});
