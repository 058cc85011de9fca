import { expect, test } from 'vitest';
import { z } from 'zod';
import { apiRecordSchema } from './api.ts';
import { shardPath, toApiRecord } from './api-record.ts';
import { joinCommunity } from './community.ts';
import type { Entry } from './entry.ts';
import type { SharedData } from './fields.ts';
import type { ItemFields } from './item.ts';
import type { Kind } from './kind.ts';
import { settingsSchema } from './settings.ts';

const defineTestKind = (name: string, more: Partial<Kind> = {}): Kind => ({
  name,
  label: { one: name, many: name },
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
  cities: defineTestKind('cities', { facet: { name: 'city', label: 'City' } }),
  asides: defineTestKind('asides', { surfaces: ['feed'] }),
};
const settings = settingsSchema.parse({
  name: 'Tiny',
  tagline: 'A hub',
  url: 'https://tiny.example.com/hub/',
  repo: 'tiny/hub',
});
const origin = 'https://tiny.example.com';
const base = '/hub/';

function toEntry(key: string, fields: Partial<SharedData & ItemFields>): Entry {
  const [kind = '', id = ''] = key.split('/');
  return {
    kind,
    id,
    slug: `${id}-slug`,
    data: {
      title: id,
      topics: [],
      aliases: [],
      draft: false,
      visibility: 'public',
      ...fields,
    } as SharedData,
    file: `${key}.md`,
    digest: '',
    body: { renderKey: '', headings: [], words: 440, minutes: 2, excerpt: 'First words.' },
    links: [],
    media: {},
    pictures: { './a.png': { name: 'abc', width: 1440, height: 720, widths: [480, 960, 1440] } },
  };
}

/** The record of the first of some entries. */
function recordOf(...entries: [Entry, ...Entry[]]) {
  const community = joinCommunity({ kinds, entries, settings, base, asOf: '2026-11-22' });
  const [entry] = entries;
  const item = community.byKey.get(`${entry.kind}/${entry.id}`);
  if (!item) throw new Error('The entry is not in its community.');
  const source = { kinds, settings, origin, base, byKey: community.byKey };
  return toApiRecord(item, entry, { title: entry.id }, source);
}

const whole = () =>
  recordOf(
    toEntry('posts/a', {
      title: 'A',
      summary: 'It is an A.',
      date: '2026-11-17T10:00:00+02:00',
      authors: ['ada', { github: 'plum', name: 'Plum' }, 'hidden'],
      facets: { city: ['lodz', 'hidden'], mood: ['glad'] },
      picture: { src: './a.png', alt: 'A square', credit: 'Bo' },
      aliases: ['/old/a/'],
    }),
    toEntry('members/ada', { title: 'Ada', date: '2026-01-01' }),
    toEntry('cities/lodz', { title: 'Łódź' }),
  );

test('a record tells an entry with whole addresses', () => {
  expect(whole()).toMatchObject({
    key: 'posts/a',
    url: 'https://tiny.example.com/hub/posts/a-slug/',
    links: {
      api: 'https://tiny.example.com/hub/api/v1/posts/2026.json',
      markdown: 'https://tiny.example.com/hub/posts/a-slug.md',
      source: 'https://github.com/tiny/hub/blob/main/content/posts/a.md',
    },
    date: '2026-11-17',
    at: '2026-11-17T08:00:00.000Z',
    language: 'en',
    words: 440,
    minutes: 2,
    aliases: ['https://tiny.example.com/hub/old/a/'],
    fields: { title: 'a' },
  });
});

test('the picture of a record is the largest, and has its size', () => {
  expect(whole().picture).toEqual({
    url: 'https://tiny.example.com/hub/_images/abc-1440.webp',
    alt: 'A square',
    credit: 'Bo',
    width: 1440,
    height: 720,
  });
});

test('authors are members with pages, guests, or nobody named', () => {
  expect(whole().authors).toEqual([
    { name: 'Ada', id: 'ada', url: 'https://tiny.example.com/hub/members/ada-slug/' },
    { name: 'Plum', url: 'https://github.com/plum' },
    { name: 'a member' },
  ]);
});

test('a facet tells what is public, and words that stand for no entry', () => {
  expect(whole().facets).toMatchObject({ city: ['lodz'], mood: ['glad'], member: ['ada'] });
  expect(JSON.stringify(whole())).not.toContain('hidden');
});

test('a record has no field that its schema does not know', () => {
  expect(z.strictObject(apiRecordSchema.shape).parse(whole())).toEqual(whole());
});

test('an entry outside time has no date and is in a file of its own', () => {
  const record = recordOf(toEntry('cities/lodz', { title: 'Łódź' }));
  expect(record).not.toHaveProperty('date');
  expect(record).not.toHaveProperty('at');
  expect(record.links.api).toBe('https://tiny.example.com/hub/api/v1/cities/undated.json');
  expect(shardPath({ kind: 'cities', day: '2025-12-31' })).toBe('/api/v1/cities/2025.json');
});

test('an entry of a kind without pages has no address', () => {
  const record = recordOf(toEntry('asides/a', { title: 'A', date: '2026-01-01' }));
  expect(record).not.toHaveProperty('url');
  expect(record.links).not.toHaveProperty('markdown');
});
