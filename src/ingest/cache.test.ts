import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import {
  type FileContent,
  kinds,
  post,
  temporaryFolder,
  writeHub,
} from '../../tests/lib/temporary-hub.ts';
import { keepCached, pruneCache, readCached, readRendererVersion, writeWhole } from './cache.ts';
import { readHub } from './hub.ts';
import { prepareEntries, readRendered } from './prepare.ts';

const body = 'See [soup](./soup.md).\n\n![A pot](./pot.png)\n';

/** The key of the rendered body of posts/new.md in a tiny hub with these files. */
async function keyOf(
  files: Record<string, FileContent> = {},
  base = '/',
  cache = temporaryFolder(),
): Promise<string> {
  const content = writeHub({ 'posts/new.md': post(body), ...files });
  const hub = await readHub(content, kinds);
  expect(hub.problems).toEqual([]);
  const entries = await prepareEntries(hub, {
    content,
    cache,
    asOf: '2026-11-22',
    drafts: false,
    base,
  });
  const entry = entries.find(({ kind, id }) => kind === 'posts' && id === 'new');
  return entry?.body.renderKey ?? '';
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('the same hub in another folder has the same keys', async () => {
  expect(await keyOf()).toBe(await keyOf());
});

test('a field of the front matter that the body does not show leaves its key alone', async () => {
  expect(await keyOf({ 'posts/new.md': post(body, 'summary: Short\n') })).toBe(await keyOf());
});

test('another entry that is not linked to leaves the key alone', async () => {
  expect(await keyOf({ 'posts/other.md': post('Text.\n') })).toBe(await keyOf());
});

const changed: [string, Record<string, FileContent>, string?][] = [
  ['another body', { 'posts/new.md': post(`${body}More.\n`) }],
  ['the same body as MDX', { 'posts/new.md': null, 'posts/new.mdx': post(body) }],
  [
    'another address of the entry it links to',
    { 'posts/soup.md': post('Soup.\n', 'slug: broth\n') },
  ],
  ['a linked entry that became a draft', { 'posts/soup.md': post('Soup.\n', 'draft: true\n') }],
  [
    'other bytes of its picture',
    {
      'posts/pot.png': await sharp({
        create: { width: 9, height: 9, channels: 3, background: '#000000' },
      })
        .png()
        .toBuffer(),
    },
  ],
  ['another base', {}, '/hub/'],
];

test.each(changed)('%s makes another key', async (_, files, base) => {
  expect(await keyOf(files, base)).not.toBe(await keyOf());
});

test('a rendered body is read back by its key, and an unknown key is nothing', async () => {
  const cache = temporaryFolder();
  const key = await keyOf({}, '/', cache);
  expect((await readRendered(cache, key))?.html).toContain('<a href="/posts/soup/">soup</a>');
  expect(await readRendered(cache, key.replace(/^./, 'x'))).toBeUndefined();
});

test('a body that is in the cache is not rendered again', async () => {
  const content = writeHub({ 'posts/new.md': post(body) });
  const folder = temporaryFolder();
  const hub = await readHub(content, kinds);
  const options = { content, cache: folder, asOf: '2026-11-22', drafts: false };
  const [entry] = await prepareEntries(hub, options);
  const file = path.join(folder, 'rendered', `${entry?.body.renderKey}.json`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"words":\d+/, '"words":4321'));
  const [again] = await prepareEntries(hub, options);
  expect(again?.body.words).toBe(4321);
});

test('the version of the renderer changes with its code and its libraries, not with its tests', async () => {
  const root = temporaryFolder();
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write('src/ingest/render.ts', 'a');
  write('src/core/outline.ts', 'a');
  write('package-lock.json', '{}');
  const before = await readRendererVersion(root);
  write('src/ingest/render.test.ts', 'x');
  expect(await readRendererVersion(root)).toBe(before);
  write('src/ingest/render.ts', 'b');
  const code = await readRendererVersion(root);
  expect(code).not.toBe(before);
  write('src/core/outline.ts', 'b');
  expect(await readRendererVersion(root)).not.toBe(code);
  write('src/core/outline.ts', 'a');
  write('package-lock.json', '{ }');
  expect(await readRendererVersion(root)).not.toBe(code);
});

test('a value is written whole, with nothing left beside it', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a/b/c.json');
  await Promise.all(['one', 'two', 'three'].map((text) => writeWhole(file, text)));
  expect(['one', 'two', 'three']).toContain((await readCached(file))?.toString());
  expect(readdirSync(path.dirname(file))).toEqual(['c.json']);
});

test('what is not in the cache is undefined, and what cannot be read is an error', async () => {
  const folder = temporaryFolder();
  expect(await readCached(path.join(folder, 'none'))).toBeUndefined();
  expect(await keepCached(path.join(folder, 'none'))).toBe(false);
  await expect(readCached(folder)).rejects.toThrow('EISDIR');
});

test('what no build used for two weeks is pruned; what one used stays', async () => {
  const folder = temporaryFolder();
  const fileOf = (name: string) => path.join(folder, 'deep', name);
  for (const name of ['old', 'read', 'kept', 'young']) await writeWhole(fileOf(name), name);
  for (const name of ['old', 'read', 'kept']) utimesSync(fileOf(name), daysAgo(15), daysAgo(15));
  utimesSync(fileOf('young'), daysAgo(13), daysAgo(13));
  await readCached(fileOf('read'));
  await keepCached(fileOf('kept'));
  await pruneCache(folder);
  expect(readdirSync(path.join(folder, 'deep')).sort()).toEqual(['kept', 'read', 'young']);
});

test('a build that uses a picture keeps all its variants', async () => {
  const content = writeHub({ 'posts/new.md': post(body) });
  const folder = temporaryFolder();
  const hub = await readHub(content, kinds);
  const options = { content, cache: folder, asOf: '2026-11-22', drafts: false };
  await prepareEntries(hub, options);
  const pictures = path.join(folder, 'pictures');
  const names = readdirSync(pictures).sort();
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) utimesSync(path.join(pictures, name), daysAgo(15), daysAgo(15));
  await prepareEntries(hub, options);
  await pruneCache(folder);
  expect(readdirSync(pictures).sort()).toEqual(names);
});

test('pruning a cache that is not there is nothing', async () => {
  const folder = path.join(temporaryFolder(), 'none');
  await pruneCache(folder);
  expect(existsSync(folder)).toBe(false);
});

test('reading a young value leaves its time alone', async () => {
  const file = path.join(temporaryFolder(), 'a');
  await writeWhole(file, 'a');
  const time = daysAgo(0.5);
  utimesSync(file, time, time);
  await readCached(file);
  expect(Math.round(statSync(file).mtimeMs / 1000)).toBe(Math.round(time.getTime() / 1000));
});
