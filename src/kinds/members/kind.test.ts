import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { members } from './kind.ts';

const kind = members as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const plain = fixtures['plain.md'] ?? '';

/** What an author reads when one line of the fixture is another. */
const broken = (field: string, line: string) => judge(kind, withLine(plain, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('a name and a day are enough', () => {
  expect(judge(kind, '---\nname: Cy\njoined: 2026-02-01\n---\n')).toBe('');
});

test('a member needs a name', () => {
  expect(broken('name', '')).toMatchInlineSnapshot(`"entry.md:2:1  name: Add a name."`);
});

test('a member needs the day they joined', () => {
  expect(broken('joined', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  joined: Add the day they joined, like 2026-11-22."`,
  );
});

test('the day they joined is a day', () => {
  expect(broken('joined', 'joined: last spring')).toMatchInlineSnapshot(
    `"entry.md:3:9  joined: Write the day they joined as year-month-day, like 2026-11-22."`,
  );
});

test('an account is a login, not an address', () => {
  expect(broken('github', 'github: { login: "https://github.com/ada" }')).toMatchInlineSnapshot(
    `"entry.md:4:18  github.login: Write the account name on GitHub and nothing else, like ada-king."`,
  );
});

test('an account number is a number', () => {
  expect(broken('github', 'github: { login: ada, id: "12" }')).toMatchInlineSnapshot(
    `"entry.md:4:27  github.id: Write the number GitHub gives the account."`,
  );
});

test('a bio has at most 200 characters', () => {
  expect(broken('bio', `bio: ${'a'.repeat(201)}`)).toMatchInlineSnapshot(
    `"entry.md:9:6  bio: The bio is too long: at most 200 characters."`,
  );
});

test('a link has a label', () => {
  expect(broken('links', 'links: [{ url: "https://ada.example.com" }]')).toMatchInlineSnapshot(
    `"entry.md:11:9  links.0.label: Add a label."`,
  );
});

test('a link is a web address', () => {
  expect(
    broken('links', 'links: [{ label: Home, url: "javascript:alert(1)" }]'),
  ).toMatchInlineSnapshot(
    `"entry.md:11:29  links.0.url: Write a web address that starts with https:// and has no user name in it."`,
  );
});

test('there are at most 8 links', () => {
  expect(
    broken('links', `links: [${'{ label: Home, url: "https://ada.example.com" }, '.repeat(9)}]`),
  ).toMatchInlineSnapshot(`"entry.md:11:8  links: At most 8 links."`);
});

test('a photo needs words', () => {
  expect(broken('photo', 'photo: { src: ./ada.png }')).toMatchInlineSnapshot(
    `"entry.md:2:8  photo.alt: Add the alt text, which says what the picture shows."`,
  );
});

test('listed is true or false', () => {
  expect(broken('listed', 'listed: "no"')).toMatchInlineSnapshot(
    `"entry.md:2:9  listed: Write true or false."`,
  );
});

test.each(['email', 'mail', 'phone', 'address', 'birthday'])(
  'there is no field for %s',
  (field) => {
    expect(broken(field, `${field}: something`)).toContain('There is no such field.');
  },
);

test('a member shows their name, team and what is known of them', () => {
  expect(toItemFields(kind, plain)).toEqual({
    title: 'Ada Sample',
    summary: 'Boils water for a living and writes down what happens next.',
    date: '2025-01-06',
    topics: ['kitchen'],
    facets: { team: ['kitchen'], city: ['sampleton'] },
    label: 'Joined',
    picture: undefined,
    facts: ['Keeper of the kettle', 'Sampleton'],
  });
});

test('a member of no team, role or city shows none', () => {
  const fields = toItemFields(kind, '---\nname: Cy\njoined: 2026-02-01\n---\n');
  expect(fields).toMatchObject({ title: 'Cy', facts: [] });
  expect(fields.facets).toEqual({});
});

test('a city is withheld until its own member agrees', () => {
  const data = { name: 'Cy', city: 'Lodz' } as never;
  const agrees = (id: string, to: string) => id === 'cy' && to === 'location';
  expect(members.withhold?.(data, agrees, 'cy')).toBe(data);
  expect(members.withhold?.(data, agrees, 'bo').city).toBeUndefined();
});

test('consent is given in so many words', () => {
  expect(broken('consent', 'consent: { photos: maybe }')).toMatchInlineSnapshot(
    `"entry.md:2:20  consent.photos: Write true or false."`,
  );
  expect(broken('consent', 'consent: { photo: true }')).toMatchInlineSnapshot(
    `"entry.md:2:12  consent.photo: There is no such field. Remove it, or check its spelling."`,
  );
});

test('an account never reaches a surface', () => {
  expect(JSON.stringify(toItemFields(kind, plain))).not.toMatch(/101|ada-sample/);
});
