import { expect, test } from 'vitest';
import { z } from 'zod';
import { compareItems, type CommunitySource, directionOf, joinCommunity } from './community.ts';
import type { Entry } from './entry.ts';
import { gatheredBy } from './gathered.ts';
import type { SharedData } from './fields.ts';
import type { ItemFields } from './item.ts';
import type { Kind } from './kind.ts';
import { settingsSchema } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

type Data = SharedData & ItemFields;

const defineTestKind = (name: string, more: Partial<Kind> = {}): Kind => ({
  name,
  label: { one: name.slice(0, -1), many: name },
  description: '',
  hue: 0,
  surfaces: ['page', 'feed'],
  structuredType: 'WebPage',
  schema: () => z.unknown(),
  toItem: ({ data }) => data as ItemFields,
  ...more,
});

const kinds: Record<string, Kind> = {
  posts: defineTestKind('posts'),
  members: defineTestKind('members', { facet: { name: 'member', label: 'Member' } }),
  topics: defineTestKind('topics', {
    surfaces: ['page'],
    facet: { name: 'topic', label: 'Topic' },
  }),
  cities: defineTestKind('cities', { facet: { name: 'city', label: 'City' } }),
  places: defineTestKind('places', {
    surfaces: ['search'],
    host: (data) => (data as { in: string }).in,
  }),
  teams: defineTestKind('teams', { surfaces: ['page'], facet: { name: 'team', label: 'Team' } }),
};

const settings = settingsSchema.parse({
  name: 'Tiny',
  tagline: 'A hub',
  url: 'https://tiny.example.com',
  repo: 'tiny/hub',
});

function toEntry(key: string, fields: Partial<Data> = {}, more: Partial<Entry> = {}): Entry {
  const [kind = '', id = ''] = key.split('/');
  const data: Data = {
    title: id,
    topics: [],
    aliases: [],
    draft: false,
    visibility: 'public',
    ...fields,
  };
  return {
    kind,
    id,
    slug: id,
    data,
    file: `${key}.md`,
    digest: '',
    body: { renderKey: '', headings: [], words: 1, minutes: 1, excerpt: `First words of ${id}.` },
    links: [],
    media: {},
    pictures: {},
    ...more,
  };
}

const join = (entries: Entry[], more: Partial<CommunitySource> = {}) =>
  joinCommunity({ kinds, entries, settings, base: '/', asOf: '2026-11-22', ...more });

const kitchen = [
  toEntry('topics/soup', { title: 'Soup' }),
  toEntry('teams/stove', { title: 'Stove' }),
  toEntry('members/ada', { title: 'Ada', date: '2026-01-01', facets: { team: ['stove'] } }),
  toEntry('members/bo', { title: 'Bo', date: '2026-01-02' }),
  toEntry('posts/a', { title: 'A', date: '2026-11-17', authors: ['ada'], topics: ['soup'] }),
  toEntry('posts/b', { title: 'B', date: '2026-11-10', authors: ['ada', 'bo'], topics: ['soup'] }),
];

test('people and topics become names with links below the base', () => {
  const item = join(kitchen, { base: '/hub/' }).byKey.get('posts/b');
  expect(item?.href).toBe('/hub/posts/b/');
  expect(item?.authors).toEqual([
    { name: 'Ada', id: 'ada', href: '/hub/members/ada/' },
    { name: 'Bo', id: 'bo', href: '/hub/members/bo/' },
  ]);
  expect(item?.topics).toEqual([{ id: 'soup', title: 'Soup', href: '/hub/topics/soup/' }]);
  expect(item?.facets).toMatchObject({ topic: ['soup'], member: ['ada', 'bo'] });
});

test('an author who has no public page is a member without a name', () => {
  const { items, byKey } = join([
    toEntry('posts/a', { date: '2026-11-17', authors: ['zebulon', 'ada'] }),
    ...kitchen.slice(2, 3),
  ]);
  expect(byKey.get('posts/a')?.authors[0]).toEqual({ name: 'a member' });
  expect(byKey.get('posts/a')?.facets.member).toEqual(['ada']);
  expect(JSON.stringify(items)).not.toContain('zebulon');
});

test('a guest is named, and has a page on GitHub only', () => {
  const item = join([
    toEntry('posts/a', { date: '2026-11-17', authors: [{ github: 'plum', name: 'Plum' }] }),
  ]).items[0];
  expect(item?.authors).toEqual([{ name: 'Plum', href: 'https://github.com/plum' }]);
  expect(item?.facets.member).toEqual([]);
});

test('topics, teams and leads that are not public are named nowhere', () => {
  const { items } = join([
    toEntry('posts/a', { date: '2026-11-17', topics: ['hidden-topic'] }),
    toEntry('members/ada', { date: '2026-01-01', facets: { team: ['hidden-team'] } }),
    toEntry('teams/stove', { authors: ['hidden-lead'] }),
  ]);
  expect(JSON.stringify(items)).not.toContain('hidden');
});

test('what a member makes counts for their team', () => {
  const { byKey, items } = join(kitchen);
  expect(byKey.get('posts/b')?.facets.team).toEqual(['stove']);
  expect(byKey.get('members/ada')?.facets.team).toEqual(['stove']);
  expect(gatheredBy(kinds.teams as Kind, 'stove', items).map(({ key }) => key)).toEqual([
    'posts/a',
    'posts/b',
    'members/ada',
  ]);
});

test('a topic gathers its items, who made them and in which weeks', () => {
  const gathered = join(kitchen).byKey.get('topics/soup')?.gathered;
  expect(gathered).toMatchObject({
    counts: { posts: 2 },
    total: 2,
    latest: { id: 'a', title: 'A', href: '/posts/a/' },
  });
  expect(gathered?.people.map(({ name }) => name)).toEqual(['Ada', 'Bo']);
  expect(gathered?.weeks.slice(-3)).toEqual([0, 1, 1]);
});

test('a team gathers its members', () => {
  expect(
    join(kitchen)
      .byKey.get('teams/stove')
      ?.gathered?.members.map(({ name }) => name),
  ).toEqual(['Ada']);
});

test('a member gathers what they made, and is not among their own people', () => {
  const gathered = join(kitchen).byKey.get('members/ada')?.gathered;
  expect(gathered).toMatchObject({ total: 2 });
  expect(gathered?.people.map(({ name }) => name)).toEqual(['Bo']);
  expect(gathered?.topics.map(({ title }) => title)).toEqual(['Soup']);
});

test('an item with a member and a topic of one name is gathered by the one it has', () => {
  const { byKey } = join([
    toEntry('members/soup', { date: '2026-01-01' }),
    toEntry('topics/soup'),
    toEntry('posts/a', { date: '2026-11-17', topics: ['soup'] }),
  ]);
  expect(byKey.get('topics/soup')?.gathered?.total).toBe(1);
  expect(byKey.get('members/soup')?.gathered?.total).toBe(0);
});

test('items come newest first, and those outside time last, by title', () => {
  const keys = join([
    toEntry('topics/b', { title: 'Beta' }),
    toEntry('topics/a', { title: 'Zeta' }),
    toEntry('posts/old', { date: '2026-01-01' }),
    toEntry('posts/b', { date: '2026-01-02T01:00:00+02:00' }),
    toEntry('posts/a', { date: '2026-01-02' }),
  ]).items.map(({ key }) => key);
  expect(keys).toEqual(['posts/a', 'posts/b', 'posts/old', 'topics/b', 'topics/a']);
});

test('the order of files changes nothing', () => {
  expect(JSON.stringify(join(kitchen.toReversed()).items)).toBe(
    JSON.stringify(join(kitchen).items),
  );
});

test('two items never compare as equal', () => {
  const { items } = join(kitchen);
  for (const a of items)
    for (const b of items) expect(Math.sign(compareItems(a, b)) === 0).toBe(a === b);
});

test('an item has the tally of its own discussion, and none without one', () => {
  const snapshot: Snapshot = {
    fetchedAt: '2026-11-21T00:00:00Z',
    discussions: {
      'posts/a': {
        number: 1,
        url: 'https://github.com/x',
        upvotes: 2,
        reactions: { HEART: 3 },
        comments: 4,
        participants: 1,
        latest: [],
      },
    },
  };
  const { byKey } = join(kitchen, { snapshot });
  expect(byKey.get('posts/a')?.tally).toEqual({ reactions: 5, comments: 4 });
  expect(byKey.get('posts/b')?.tally).toEqual({ reactions: 0, comments: 0 });
});

test('an item has its own language, or that of the hub, and its direction', () => {
  const { byKey } = join([
    toEntry('posts/a', { date: '2026-01-01', lang: 'ar' }),
    toEntry('posts/b', { date: '2026-01-01' }),
  ]);
  expect(byKey.get('posts/a')).toMatchObject({ lang: 'ar', dir: 'rtl' });
  expect(byKey.get('posts/b')).toMatchObject({ lang: 'en', dir: 'ltr' });
});

test.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['arn', 'ltr'],
  ['en', 'ltr'],
  ['pl', 'ltr'],
])('%s is written %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
});

test('the last change in Git is when an item was updated', () => {
  const history = [
    { commit: 'b', at: '2026-02-02T00:00:00.000Z' },
    { commit: 'a', at: '2026-01-01T00:00:00.000Z' },
  ];
  const { byKey } = join([
    toEntry('posts/a', { date: '2026-01-01' }, { history }),
    toEntry('posts/b', { date: '2026-01-01' }),
  ]);
  expect(byKey.get('posts/a')?.updated).toBe('2026-02-02T00:00:00.000Z');
  expect(byKey.get('posts/b')).not.toHaveProperty('updated');
});

test('the address of an item follows its slug, its key does not', () => {
  const { byKey } = join([toEntry('posts/a', { date: '2026-01-01' }, { slug: 'renamed' })]);
  expect(byKey.get('posts/a')).toMatchObject({ key: 'posts/a', href: '/posts/renamed/' });
});

test('a kind without a page of its own stands on that of its host, which counts what is open', () => {
  const place = (id: string, at: string, state = 'open') =>
    toEntry(`places/${id}`, { in: 'cities/lodz', state } as Partial<Data>, {
      history: [{ commit: 'c', at }],
    });
  const { byKey } = join(
    [
      toEntry('cities/lodz'),
      toEntry('cities/bergen'),
      place('library', '2026-01-01T00:00:00Z'),
      place('station', '2026-02-01T00:00:00Z'),
      place('mill', '2026-03-01T00:00:00Z', 'closed'),
    ],
    { base: '/hub/' },
  );
  expect(byKey.get('places/library')?.href).toBe('/hub/cities/lodz/#places.library');
  expect(byKey.get('cities/lodz')?.hosts).toEqual({
    total: 2,
    latest: { id: 'station', title: 'station', href: '/hub/cities/lodz/#places.station' },
  });
  expect(byKey.get('cities/bergen')).not.toHaveProperty('hosts');
});

test('who took part stands on the same pages as who wrote it, and is told apart from them', () => {
  const week = toEntry('posts/week', {
    date: '2026-11-01',
    authors: ['ada'],
    people: ['bo', 'ada', 'gone'],
    others: 2,
  });
  const { byKey, items } = join([toEntry('members/ada'), toEntry('members/bo'), week]);
  const item = byKey.get('posts/week');
  expect(item?.facets.member).toEqual(['ada']);
  expect(byKey.get('members/ada')?.gathered).toMatchObject({ total: 1, attended: 0 });
  expect(byKey.get('members/bo')?.gathered).toMatchObject({ total: 0, attended: 1 });
  expect(byKey.get('members/ada')?.gathered?.people.map(({ id }) => id)).toEqual(['bo']);
  expect(item?.authors.map(({ id }) => id)).toEqual(['ada']);
  expect(item?.people?.map(({ name }) => name)).toEqual(['bo', 'ada', 'a member']);
  expect(item?.others).toBe(2);
  expect(gatheredBy(kinds.members as Kind, 'bo', items).map(({ key }) => key)).toContain(
    'posts/week',
  );
});

test('a facet leads to the entries that stand for its values, and to nothing where there is none', () => {
  const entries = [
    toEntry('cities/lodz', { title: 'Łódź' }),
    toEntry('members/ada', { facets: { city: ['lodz'] } }),
    toEntry('members/bo', { facets: { city: ['atlantis'] } }),
  ];
  const { byKey } = join(entries);
  expect(byKey.get('members/ada')?.linked).toEqual({
    city: [{ id: 'lodz', title: 'Łódź', href: '/cities/lodz/' }],
  });
  expect(byKey.get('members/bo')?.facets.city).toEqual([]);
  expect(byKey.get('cities/lodz')?.gathered?.members.map(({ id }) => id)).toEqual(['ada']);
});

test('a kind tells what the clock makes of an entry', () => {
  const timed = {
    ...kinds,
    posts: defineTestKind('posts', { toItem: (_, asOf) => ({ title: 'x', state: asOf }) }),
  };
  const { byKey } = join([toEntry('posts/x')], { kinds: timed, asOf: '2027-01-01' });
  expect(byKey.get('posts/x')?.state).toBe('2027-01-01');
});
