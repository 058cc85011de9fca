import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { Entry } from '#core/entry.ts';
import { line } from '#core/fields.ts';
import { parseHtml, textOf } from '#ingest/parse.ts';
import { toEntry, toHub } from '../../tests/lib/small-hub.ts';
import { type Feed, toFeed } from './feed.ts';
import { renderFeed } from './feed-render.ts';
import { feedGroups } from './feeds.ts';
import { allKinds } from './hub.ts';
import { renderOpml } from './opml.ts';

const post = (id: string, data: object = {}, more: Partial<Entry> = {}) =>
  toEntry(
    `posts/${id}`,
    { title: id, date: '2026-11-17', authors: ['ada'], format: 'article', ...data },
    more,
  );

const kitchen = [
  toEntry('topics/soup', { name: 'Soup', summary: 'Hot.' }),
  toEntry('teams/stove', { name: 'Stove' }),
  toEntry('members/ada', { name: 'Ada', joined: '2026-01-01', team: 'stove' }),
  post('beans', { topics: ['soup'], summary: 'Beans & rice <again>' }),
  post('barley', {
    date: '2026-11-18T09:30:00+02:00',
    authors: [{ github: 'plum', name: 'Plum' }],
  }),
];

/** Every feed of a hub, by the folder of its files. */
function feedsOf(entries: Entry[], base = '/'): Map<string, Feed> {
  const hub = toHub(entries, base);
  const plans = feedGroups(hub).flatMap(({ feeds }) => feeds);
  return new Map(plans.map((plan) => [plan.folder, toFeed(hub, allKinds, plan)]));
}

const hubFeedOf = (entries: Entry[], base = '/') => feedsOf(entries, base).get(base) as Feed;

/** A feed in its three formats, as a stranger's program reads them. */
function read(feed: Feed) {
  const bodies = feed.entries.map(({ title }) => `<p>${title.replaceAll('<', '&lt;')}</p>`);
  return {
    rss: parseRssFeed(renderFeed('rss', feed, bodies)),
    atom: parseAtomFeed(renderFeed('atom', feed, bodies)),
    json: parseJsonFeed(renderFeed('json', feed, bodies)),
    bodies,
  };
}

test('there is a feed of everything, of each kind that declares it, and of each entry that gathers', () => {
  expect(
    feedGroups(toHub(kitchen)).map(({ title, feeds }) => [
      title,
      feeds.map(({ folder }) => folder),
    ]),
  ).toEqual([
    ['Everything', ['/']],
    ['By kind', ['/posts/', '/demos/', '/recordings/', '/offsites/', '/cities/', '/changelog/']],
    ['Topics', ['/topics/soup/']],
    ['Members', ['/members/ada/']],
    ['Teams', ['/teams/stove/']],
  ]);
});

test('a topic, a member and a team tell what they gathered', () => {
  const feeds = feedsOf(kitchen);
  const urlsOf = (folder: string) => feeds.get(folder)?.entries.map(({ url }) => url);
  const beans = 'https://tiny.example.com/posts/beans/';
  expect(urlsOf('/')).toEqual(['https://tiny.example.com/posts/barley/', beans]);
  for (const folder of ['/topics/soup/', '/members/ada/', '/teams/stove/'])
    expect(urlsOf(folder)).toEqual([beans]);
});

test('the three formats tell the same entries, dates, people and topics', () => {
  const { rss, atom, json, bodies } = read(hubFeedOf(kitchen));
  const told = [
    rss.items?.map((item) => [
      item.guid?.value,
      item.link,
      item.title,
      Date.parse(item.pubDate ?? ''),
      item.dc?.creators,
      item.categories?.map(({ name }) => name) ?? [],
      item.content?.encoded,
    ]),
    atom.entries?.map((entry) => [
      entry.id,
      entry.links?.[0]?.href,
      entry.title?.value,
      Date.parse(entry.published ?? ''),
      entry.authors?.map(({ name }) => name),
      entry.categories?.map(({ label }) => label) ?? [],
      entry.content?.value,
    ]),
    json.items?.map((item) => [
      item.id,
      item.url,
      item.title,
      Date.parse(item.date_published ?? ''),
      item.authors?.map(({ name }) => name),
      item.tags ?? [],
      item.content_html,
    ]),
  ];
  expect(told[0]?.[1]).toEqual([
    'tag:tiny.example.com,2026:/posts/beans',
    'https://tiny.example.com/posts/beans/',
    'beans',
    Date.parse('2026-11-17'),
    ['Ada'],
    ['Soup'],
    bodies[1],
  ]);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

test('what shipped is told on the day it did, besides the day it was first shown', () => {
  const demo = (id: string, stage: string, more: Partial<Entry> = {}) =>
    toEntry(
      `demos/${id}`,
      { title: id, date: '2026-05-03', authors: ['ada'], stage, pictures: [], stack: [] },
      more,
    );
  const feeds = feedsOf([
    demo('ladle', 'shipped', {
      states: [
        { value: 'shipped', at: '2026-11-12T08:00:00Z' },
        { value: 'wip', at: '2026-05-04T08:00:00Z' },
      ],
    }),
    demo('kettle', 'shipped'),
    demo('spoon', 'wip'),
  ]);
  const told = (folder: string) =>
    feeds.get(folder)?.entries.map(({ id, published }) => [id, published.slice(0, 10)]);
  expect(told('/changelog/')).toEqual([
    ['tag:tiny.example.com,2026:/changelog/demos/ladle', '2026-11-12'],
    ['tag:tiny.example.com,2026:/changelog/demos/kettle', '2026-05-03'],
  ]);
  expect(told('/demos/')).toContainEqual(['tag:tiny.example.com,2026:/demos/ladle', '2026-05-03']);
  expect(feeds.get('/changelog/')?.entries[0]?.url).toBe('https://tiny.example.com/demos/ladle/');
});

test('dates are written as each format asks', () => {
  const feed = hubFeedOf(kitchen);
  expect(renderFeed('rss', feed, [])).toContain('<pubDate>Wed, 18 Nov 2026 07:30:00 GMT</pubDate>');
  expect(renderFeed('atom', feed, [])).toContain('<published>2026-11-18T07:30:00.000Z</published>');
  expect(renderFeed('json', feed, [])).toContain('"date_published": "2026-11-18T07:30:00.000Z"');
});

test('a change is told where Git knows one after the entry’s own date', () => {
  const changes = (at: string) => ({
    history: [
      { commit: 'b', at },
      { commit: 'a', at: '2026-11-01T00:00:00Z' },
    ],
  });
  const { rss, atom, json } = read(
    hubFeedOf([
      post('later', {}, changes('2026-11-20T08:00:00Z')),
      post('before', {}, changes('2026-11-16T08:00:00Z')),
    ]),
  );
  const later = '2026-11-20T08:00:00.000Z';
  expect(rss.items?.map((item) => item.atom?.updated)).toEqual([undefined, later]);
  expect(atom.entries?.map(({ updated }) => updated)).toEqual(['2026-11-17T00:00:00.000Z', later]);
  expect(json.items?.map((item) => item.date_modified)).toEqual([undefined, later]);
  expect([atom.updated, Date.parse(rss.lastBuildDate ?? '')]).toEqual([later, Date.parse(later)]);
});

test('ids stay when titles and addresses change, and no two are alike', () => {
  const idsOf = (entries: Entry[]) => [...feedsOf(entries).values()].map(({ id }) => id);
  const [before, after] = [
    hubFeedOf([post('beans')]),
    hubFeedOf([post('beans', { title: 'Peas' }, { slug: 'peas' })]),
  ];
  expect(after.entries[0]?.url).not.toBe(before.entries[0]?.url);
  expect(after.entries[0]?.id).toBe(before.entries[0]?.id);
  const ids = [...idsOf(kitchen), ...hubFeedOf(kitchen).entries.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(read(before).rss.items?.[0]?.guid?.isPermaLink).toBe(false);
});

test('under a base path each feed knows its own address, its page and people', () => {
  const feeds = feedsOf(kitchen, '/our/hub/');
  const root = 'https://tiny.example.com/our/hub/';
  for (const folder of feeds.keys()) {
    const { rss, atom, json } = read(feeds.get(folder) as Feed);
    const own = `https://tiny.example.com${folder}`;
    expect(rss.atom?.links?.[0]?.href).toBe(`${own}rss.xml`);
    expect(atom.links?.map(({ href }) => href)).toEqual([`${own}atom.xml`, rss.link]);
    expect([json.feed_url, json.home_page_url]).toEqual([`${own}feed.json`, rss.link]);
    expect(rss.link).toBe(folder === '/our/hub/' ? `${root}community/` : own);
  }
  const { atom, json } = read(hubFeedOf(kitchen, '/our/hub/'));
  expect(atom.entries?.map(({ authors }) => authors)).toEqual([
    [{ name: 'Plum', uri: 'https://github.com/plum' }],
    [{ name: 'Ada', uri: `${root}members/ada/` }],
  ]);
  expect(atom.entries?.[1]?.categories).toEqual([
    { term: 'soup', scheme: `${root}topics/`, label: 'Soup' },
  ]);
  expect(json.items?.[0]?.image).toBe(`${root}og/posts/barley.jpg`);
});

test('an author without a public page is named nowhere', () => {
  const feed = hubFeedOf([post('beans', { authors: ['zebulon'] })]);
  for (const name of ['rss', 'atom', 'json'] as const)
    expect(renderFeed(name, feed, [])).not.toContain('zebulon');
  expect(read(feed).json.items?.[0]?.authors).toEqual([{ name: 'a member' }]);
});

test('an entry in another language says so; the others are in the feed’s own', () => {
  const { rss, atom, json } = read(hubFeedOf([post('a'), post('b', { lang: 'he' })]));
  expect([rss.language, atom.xml?.lang, json.language]).toEqual(['en', 'en', 'en']);
  expect(rss.items?.map((item) => item.dc?.languages)).toEqual([undefined, ['he']]);
  expect(atom.entries?.map((entry) => entry.xml?.lang)).toEqual([undefined, 'he']);
  expect(json.items?.map((item) => item.language)).toEqual([undefined, 'he']);
});

test('a feed has the newest twenty; what stands outside time is no news', () => {
  const days = Array.from(
    { length: 23 },
    (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`,
  );
  const entries = days.map((date) => post(`of-${date}`, { date }));
  const { rss, atom, json } = read(hubFeedOf([...entries, post('timeless', { date: undefined })]));
  const newest = days
    .toReversed()
    .slice(0, 20)
    .map((date) => `of-${date}`);
  expect(rss.items?.map(({ title }) => title)).toEqual(newest);
  expect(atom.entries?.map(({ title }) => title?.value)).toEqual(newest);
  expect(json.items?.map(({ title }) => title)).toEqual(newest);
});

test('a feed that has nothing yet is a valid one', () => {
  const feed = hubFeedOf([]);
  expect(parseRssFeed(renderFeed('rss', feed, [])).items).toBeUndefined();
  expect(parseAtomFeed(renderFeed('atom', feed, [])).updated).toBe('1970-01-01T00:00:00.000Z');
  expect(JSON.parse(renderFeed('json', feed, []))).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    items: [],
  });
});

const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '&',
        '&amp;',
        '&#x3C;',
        '<b>',
        '</title>',
        '"',
        "'",
        '😀',
        'שלום',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  // What authors may write. The parser alone drops what looks like a comment, also in CDATA.
  .filter((text) => line(200, 'a title').safeParse(text).success && !text.includes('<!--'))
  .map((text) => text.trim());

test('any title, summary and name comes through every format unchanged', () => {
  fc.assert(
    fc.property(words, words, words, (title, summary, name) => {
      const topic = toEntry('topics/soup', { name });
      const ada = toEntry('members/ada', { name, joined: '2026-01-01' });
      const feed = hubFeedOf([post('beans', { title, summary, topics: ['soup'] }), topic, ada]);
      const { rss, atom, json } = read(feed);
      const [item, entry, other] = [rss.items?.[0], atom.entries?.[0], json.items?.[0]];
      const description = textOf(parseHtml(item?.description ?? ''));
      expect([item?.title, description, item?.dc?.creators?.[0]]).toEqual([title, summary, name]);
      expect([entry?.title?.value, entry?.summary?.value]).toEqual([title, summary]);
      expect([entry?.authors?.[0]?.name, entry?.categories?.[0]?.label]).toEqual([name, name]);
      expect([other?.title, other?.summary, other?.tags]).toEqual([title, summary, [name]]);
    }),
  );
});

test('characters that XML cannot hold are left out of it', () => {
  const feed = hubFeedOf([post('a')]);
  for (const name of ['rss', 'atom'] as const) {
    const xml = renderFeed(name, feed, ['<p>a\u0008b\uFFFFc\uD800d😀</p>']);
    expect(xml).toContain('<p>abcd😀</p>');
  }
});

test('the list of feeds names each once, in its group, with absolute addresses', () => {
  const hub = toHub(kitchen, '/hub/');
  const { head, body } = parseOpml(renderOpml(hub, feedGroups(hub)));
  expect(head?.title).toBe('Feeds of Tiny');
  expect(body?.outlines?.map(({ text }) => text)).toEqual(
    feedGroups(hub).map(({ title }) => title),
  );
  expect(body?.outlines?.[2]?.outlines).toEqual([
    expect.objectContaining({
      text: 'Soup · Tiny',
      title: 'Soup · Tiny',
      type: 'rss',
      xmlUrl: 'https://tiny.example.com/hub/topics/soup/rss.xml',
      htmlUrl: 'https://tiny.example.com/hub/topics/soup/',
    }),
  ]);
});
