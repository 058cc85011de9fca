import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedFormats } from '#core/feed-formats.ts';
import { toFeed } from '#site/feed.ts';
import { renderFeed } from '#site/feed-render.ts';
import { feedGroups } from '#site/feeds.ts';
import { allKinds } from '#site/hub.ts';
import { renderOpml } from '#site/opml.ts';
import { toEntry, toHub } from '../../tests/lib/small-hub.ts';
import { feeds } from './feeds.ts';
import { listFiles } from './site.ts';

const hub = toHub(
  [
    toEntry('topics/soup', { name: 'Soup' }),
    toEntry('posts/beans', { title: 'Beans', date: '2026-11-17', topics: ['soup'], authors: [] }),
  ],
  '/hub/',
);

let folder: string;
const at = (file: string) => path.join(folder, file);

async function write(file: string, text: string) {
  await mkdir(path.dirname(at(file)), { recursive: true });
  await writeFile(at(file), text);
}

/** Damages a file, and tells what is found. */
async function findAfter(file: string, from: string | RegExp, to: string) {
  const text = await readFile(at(file), 'utf8');
  expect(text).toMatch(from);
  await writeFile(at(file), text.replace(from, to));
  return find();
}

async function find() {
  const files = await listFiles(folder);
  const { settings, origin, base, community } = hub;
  const site = { folder, files, settings, origin, base, community, kinds: allKinds };
  const found = await feeds({ ...site, pages: [], sources: [] });
  return found.map(({ file, message }) => `${file}: ${message}`);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-feeds-'));
  const groups = feedGroups(hub);
  for (const plan of groups.flatMap((group) => group.feeds)) {
    const feed = toFeed(hub, allKinds, plan);
    const bodies = feed.entries.map(() => '<p><a href="https://web.example.com/">x</a></p>');
    for (const { name, file } of feedFormats)
      await write(plan.folder.slice('/hub/'.length) + file, renderFeed(name, feed, bodies));
    await write(`${plan.page.slice('/hub/'.length)}index.html`, '');
  }
  await write('posts/beans/index.html', '');
  await write('feeds.opml', renderOpml(hub, groups));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('whole feeds have no findings', async () => {
  expect(await find()).toEqual([]);
});

test.each(feedFormats)('a $label feed without an entry is found', async ({ name, file }) => {
  const plan = feedGroups(hub)[1]?.feeds[0];
  const feed = toFeed(hub, allKinds, { ...(plan as NonNullable<typeof plan>), items: () => [] });
  await write(`posts/${file}`, renderFeed(name, feed, []));
  expect(await find()).toContain(`posts/${file}: posts/beans is not in its feed.`);
});

test.each(feedFormats)('a $label file that is none is found', async ({ label, file }) => {
  await write(file, '<!doctype html>');
  expect(await find()).toContain(`${file}: This cannot be read as ${label}.`);
});

test('a format that is missing is found', async () => {
  await rm(at('topics/soup/atom.xml'));
  expect(await find()).toEqual([
    'topics/soup/atom.xml: This feed does not tell what topics/soup/rss.xml tells.',
  ]);
});

test('formats that tell different dates are found', async () => {
  expect(await findAfter('feed.json', '2026-11-17', '2026-11-16')).toEqual([
    'feed.json: This feed does not tell what rss.xml tells.',
  ]);
});

test.each([
  ['href="https://web.example.com/"', 'href="/posts/"', '/posts/'],
  ['href="https://web.example.com/"', 'href="#salt"', '#salt'],
  [
    '<p>',
    '<p><img src="https://a.example/b.png" srcset="https://a.example/b.png 1x, /c.png 2x">',
    '/c.png',
  ],
])('%s made %s is found to be relative', async (from, to, address) => {
  expect(await findAfter('rss.xml', from, to)).toContain(
    `rss.xml: The address ${address} in the full text is not absolute.`,
  );
});

test('a feed that gives another address as its own, or leads to no page, is found', async () => {
  expect(await findAfter('atom.xml', '/hub/atom.xml', '/atom.xml')).toEqual([
    'atom.xml: The feed says that it is https://tiny.example.com/atom.xml, not https://tiny.example.com/hub/atom.xml.',
  ]);
  await rm(at('posts/beans/index.html'));
  expect(await find()).toContain(
    'posts/feed.json: The feed leads to https://tiny.example.com/hub/posts/beans/, which is no page of the hub.',
  );
});

test('the list must have every feed, and nothing that is not there', async () => {
  expect(await findAfter('feeds.opml', 'topics/soup/rss.xml', 'topics/broth/rss.xml')).toEqual([
    'feeds.opml: Soup · Tiny leads nowhere.',
    'feeds.opml: topics/soup/rss.xml is not in the list.',
  ]);
  await rm(at('feeds.opml'));
  expect(await find()).toEqual(['feeds.opml: The list of feeds is missing.']);
});
