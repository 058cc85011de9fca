import { expect, test } from 'vitest';
import type { Item } from './item.ts';
import type { Kind } from './kind.ts';
import { searchFacets, toSearchRecord } from './search-record.ts';

const kinds = {
  posts: { name: 'posts', label: { one: 'Post', many: 'Posts' } },
  topics: {
    name: 'topics',
    label: { one: 'Topic', many: 'Topics' },
    facet: { name: 'topic', label: 'Topic' },
  },
  members: {
    name: 'members',
    label: { one: 'Member', many: 'Members' },
    facet: { name: 'member', label: 'Member' },
  },
  teams: {
    name: 'teams',
    label: { one: 'Team', many: 'Teams' },
    facet: { name: 'team', label: 'Team' },
  },
} as unknown as Record<string, Kind>;

const toItem = (fields: Partial<Item>): Item => ({
  key: `${fields.kind ?? 'posts'}/${fields.id ?? 'kettle'}`,
  kind: 'posts',
  id: 'kettle',
  href: '/posts/the-kettle/',
  title: 'The kettle that never boiled',
  summary: 'It was never on.',
  excerpt: 'We waited.',
  day: '2026-03-04',
  at: '2026-03-04T00:00:00.000Z',
  lang: 'en',
  dir: 'ltr',
  label: 'Post',
  authors: [{ name: 'Ada Sample', id: 'ada', href: '/members/ada/' }],
  topics: [{ id: 'kitchen', title: 'Kitchen', href: '/topics/kitchen/' }],
  facets: { topic: ['kitchen'], member: ['ada'], team: ['makers'] },
  linked: {},
  facts: ['kettles.example'],
  minutes: 1,
  tally: { reactions: 0, comments: 0 },
  ...fields,
});

const named = [
  toItem({ kind: 'topics', id: 'kitchen', title: 'Kitchen' }),
  toItem({ kind: 'members', id: 'ada', title: 'Ada Sample' }),
  toItem({ kind: 'teams', id: 'makers', title: 'The Makers' }),
];
const byKey = new Map(named.map((item) => [item.key, item]));
const body = { text: 'We waited.\nNobody had plugged it in.' };
const record = (fields: Partial<Item> = {}) => toSearchRecord(toItem(fields), body, kinds, byKey);

test('a record has the words, names and dates of its item', () => {
  expect(record()).toEqual({
    url: '/posts/the-kettle/',
    content: 'It was never on.\nWe waited.\nNobody had plugged it in.',
    language: 'en',
    meta: {
      title: 'The kettle that never boiled',
      date: '20260304',
      people: 'Ada Sample',
      topics: 'Kitchen',
      facts: 'kettles.example',
    },
    filters: {
      kind: ['Post'],
      topic: ['Kitchen'],
      member: ['Ada Sample'],
      team: ['The Makers'],
      year: ['2026'],
      language: ['en'],
    },
    sort: { date: '2026-03-04T00:00:00.000Z' },
  });
});

test.each(['/', '/hub/', '/a/b/', '/posts/'])(
  'the address does not depend on the base %s',
  (base) => {
    expect(record({ href: `${base}posts/the-kettle/` })).toEqual(record());
    expect(record({ href: `${base}posts/posts/` }).url).toBe('/posts/posts/');
  },
);

test('a kind outside time can be sorted, and has no year', () => {
  const { sort, filters, meta } = record({ kind: 'topics', id: 'kitchen', day: '', at: '' });
  expect(sort.date < '1').toBe(true);
  expect(filters).not.toHaveProperty('year');
  expect(meta).not.toHaveProperty('date');
});

test('what is itself the value of a facet has that value once', () => {
  const { filters } = record({ kind: 'topics', id: 'kitchen', facets: { topic: ['kitchen'] } });
  expect(filters).toMatchObject({ kind: ['Topic'], topic: ['Kitchen'] });
});

test('values without a public entry are left out, and so are facets without values', () => {
  const { filters } = record({
    facets: { topic: ['secret'], member: ['nobody', 'ada'], mood: ['calm'] },
  });
  expect(filters).toEqual({
    kind: ['Post'],
    member: ['Ada Sample'],
    year: ['2026'],
    language: ['en'],
  });
});

test('the label stands in the record only where it says more than the kind', () => {
  expect(record().meta).not.toHaveProperty('label');
  expect(record({ label: 'Note' }).meta.label).toBe('Note');
});

test('words with letters of another keyboard are found without them', () => {
  const { meta } = record({
    title: 'Łódź, Smørrebrød és Straße',
    authors: [{ name: 'José Þór' }],
    topics: [],
  });
  expect(meta.plain).toBe('Lodz Smorrebrod Strasse Thor');
  expect(record({ title: 'Crème brûlée' }).meta).not.toHaveProperty('plain');
});

test('every kind that gathers is a facet', () => {
  expect(searchFacets(kinds).map(({ name }) => name)).toEqual([
    'kind',
    'topic',
    'member',
    'team',
    'year',
    'language',
  ]);
});

test('what stands on the page of another is found where it stands, whatever the base', () => {
  expect(record({ href: '/a/hub/cities/lodz/#places.library' }).url).toBe(
    '/cities/lodz/#places.library',
  );
});
