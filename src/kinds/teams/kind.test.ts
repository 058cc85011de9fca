import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { teams } from './kind.ts';

const kind = teams as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const team = fixtures['team.md'] ?? '';

/** What an author reads when one line of the fixture is another. */
const broken = (field: string, line: string) => judge(kind, withLine(team, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('a name is enough', () => {
  expect(judge(kind, '---\nname: Stove\n---\n')).toBe('');
});

test('a team needs a name', () => {
  expect(broken('name', '')).toMatchInlineSnapshot(`"entry.md:2:1  name: Add a name."`);
});

test('a summary has at most 200 characters', () => {
  expect(broken('summary', `summary: ${'a'.repeat(201)}`)).toMatchInlineSnapshot(
    `"entry.md:3:10  summary: The summary is too long: at most 200 characters."`,
  );
});

test('a lead is one member', () => {
  expect(broken('lead', 'lead: [ada-sample]')).toMatchInlineSnapshot(
    `"entry.md:4:7  lead: Write an id."`,
  );
});

test('members stand in their own files, not in that of the team', () => {
  expect(broken('members', 'members: [ada-sample]')).toMatchInlineSnapshot(
    `"entry.md:2:1  members: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a team shows its name, its summary and its lead', () => {
  expect(toItemFields(kind, team)).toEqual({
    title: 'Kitchen crew',
    summary: 'Whoever is near the stove.',
    topics: [],
    authors: ['ada-sample'],
  });
});

test('a team without a lead has no authors', () => {
  expect(toItemFields(kind, withLine(team, 'lead', ''))).not.toHaveProperty('authors');
});
