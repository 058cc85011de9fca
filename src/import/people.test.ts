import { expect, test } from 'vitest';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { emptyMap } from './map.ts';
import { createPeople, type ForeignPerson, readPeople, toPeople } from './people.ts';

const named = (value: unknown, known: Record<string, ForeignPerson> = {}) =>
  toPeople(value, new Map(Object.entries(known)));
const ada = { name: 'Ada Sample', github: 'ada-s' };

test.each<[unknown, unknown[]]>([
  ['Ada Sample', [{ name: 'Ada Sample' }]],
  ['Ada Sample and Bo Test', [{ name: 'Ada Sample' }, { name: 'Bo Test' }]],
  ['Ada, Bo & Cy; Di', [{ name: 'Ada' }, { name: 'Bo' }, { name: 'Cy' }, { name: 'Di' }]],
  ['Andy Anders', [{ name: 'Andy Anders' }]],
  [['Salt and Pepper'], [{ name: 'Salt and Pepper' }]],
  ['@ada-s', [{ name: 'ada-s', github: 'ada-s' }]],
  ['Ada Sample (https://github.com/ada-s)', [{ name: 'Ada Sample', github: 'ada-s' }]],
  ['https://github.com/ada-s', [{ name: 'ada-s', github: 'ada-s' }]],
  [{ name: 'Ada Sample', github: 'ada-s' }, [ada]],
  [{ name: 'Ada Sample', github: '@ada-s' }, [ada]],
  [{ name: 'Ada Sample', github: 'https://github.com/ada-s/' }, [ada]],
  [{ name: 'Ada Sample', image_url: 'https://github.com/ada-s.png' }, [ada]],
  [{ name: 'Ada Sample', socials: { github: 'ada-s' } }, [ada]],
  [{ name: 'Ada Sample', github: 'no login!' }, [{ name: 'Ada Sample' }]],
  [
    { name: 'Ada', title: 'Cook', url: 'https://ada.org' },
    [{ name: 'Ada', bio: 'Cook', url: 'https://ada.org' }],
  ],
  [{ name: 'Ada', url: 'javascript:alert(1)' }, [{ name: 'Ada' }]],
  [{ github: 'ada-s' }, [{ name: 'ada-s', github: 'ada-s' }]],
  [[null, '', 'Ada'], [{ name: 'Ada' }]],
  ['', []],
  [undefined, []],
  [7, [{ name: '7' }]],
])('%j names people', (value, people) => {
  expect(named(value)).toEqual(people);
});

test('a key of the site’s own list of people means that person', () => {
  expect(named('ada', { ada })).toEqual([ada]);
  expect(named('ADA', { ada })).toEqual([ada]);
  expect(named(['bo', 'ada'], { ada })).toEqual([{ name: 'bo' }, ada]);
  expect(named('ada and Bo', { ada })).toEqual([ada, { name: 'Bo' }]);
  expect(named([{ key: 'ada', title: 'Guest' }], { ada })).toEqual([{ ...ada, bio: 'Guest' }]);
});

test.each<[unknown]>([
  ['Ada Sample <ada@acme.io>'],
  ['Ada Sample (ada@acme.io)'],
  ['Ada Sample ada@acme.io'],
  ['ada@acme.io'],
  [{ name: 'ada@acme.io' }],
  [{ name: 'Ada Sample <ada@acme.io>', bio: 'Write to ada@acme.io' }],
  [{ name: 'Ada', email: 'ada@acme.io', title: 'ada@acme.io' }],
  [['ada@acme.io']],
])('%j publishes no e-mail address', (value) => {
  const [person, ...others] = named(value);
  expect(others).toEqual([]);
  expect(JSON.stringify(person)).not.toContain('acme');
  expect(person?.name).toMatch(/^(Ada|Ada Sample|Unknown author)$/);
});

test('a name is one line without invisible characters', () => {
  expect(named({ name: ' Ada\u200b\n Sample\u0007 ' })).toEqual([{ name: 'Ada Sample' }]);
  expect(named('Ada\u202e\tSample')).toEqual([{ name: 'Ada Sample' }]);
});

test('people are read from where sites keep them, the first of a key counts', async () => {
  const folder = writeSite({
    'authors.yml': 'ada:\n  name: Ada Sample\n  socials:\n    github: ada-s\nbo:\n  name: Bo\n',
    '_data/authors.json':
      '{ "bo": { "name": "Other" }, "cy": "Cy Test", "__proto__": { "name": "x" } }',
    '_data/people.yml': '- not\n- a record\n',
  });
  expect(Object.fromEntries(await readPeople([folder, folder]))).toEqual({
    ada,
    bo: { name: 'Bo' },
    cy: { name: 'Cy Test' },
  });
});

const existing = [
  { id: 'ada-sample', name: 'Ada Sample', github: 'ada-s' },
  { id: 'bo', name: 'Bo Test' },
  { id: 'li', name: '李' },
];

test.each<[ForeignPerson, unknown]>([
  [{ name: 'Somebody', github: 'ADA-S' }, 'ada-sample'],
  [{ name: 'ada SAMPLE' }, 'ada-sample'],
  [{ name: 'Bo Test' }, 'bo'],
  [{ name: 'bo' }, 'bo'],
  [{ name: '李' }, 'li'],
  [{ name: '王' }, { name: '王' }],
  [
    { name: 'New', github: 'new' },
    { name: 'New', github: 'new' },
  ],
  [{ name: 'constructor' }, { name: 'constructor' }],
])('%j stands for the member of the hub', (person, author) => {
  expect(createPeople(existing, emptyMap, false).toAuthor(person)).toEqual(author);
});

test('the map says who somebody is', () => {
  const map = { ...emptyMap, authors: { admin: 'bo', Ada: { name: 'Ada Lane', github: 'ada-l' } } };
  const { toAuthor } = createPeople(existing, map, false);
  expect(toAuthor({ name: 'admin' })).toBe('bo');
  expect(toAuthor({ name: 'x', github: 'admin' })).toBe('bo');
  expect(toAuthor({ name: 'Ada' })).toEqual({ name: 'Ada Lane', github: 'ada-l' });
});

test('authors become members when asked, one for each person, of the first day they wrote', () => {
  const people = createPeople(existing, emptyMap, true);
  const author = people.toAuthor({ name: 'Eve Test', github: 'eve' });
  expect(author).toBe('eve-test');
  expect(people.toAuthor({ name: 'Eve Test' })).toBe('eve-test');
  expect(people.toAuthor({ name: 'Bo Test' })).toBe('bo');
  people.sawOn(author, '2021-02-03');
  people.sawOn(author, '2020-01-01');
  people.sawOn('bo', '2019-01-01');
  expect([...people.created]).toEqual([
    ['eve-test', { name: 'Eve Test', github: 'eve', joined: '2020-01-01' }],
  ]);
});

test('people whose names have no Latin letter stay apart, and apart from every member', () => {
  const people = createPeople([{ id: 'member', name: 'Member' }], emptyMap, true);
  const ids = ['李', '王', '李', 'archive'].map((name) => people.toAuthor({ name }));
  expect(new Set(ids).size).toBe(3);
  expect(ids[0]).toBe(ids[2]);
  for (const id of ids) expect(id).toMatch(/^(?!(member|archive)$)[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('a guest’s name fits its field', () => {
  const { toAuthor } = createPeople([], emptyMap, false);
  expect(toAuthor({ name: 'x'.repeat(99) })).toEqual({ name: 'x'.repeat(80) });
});
