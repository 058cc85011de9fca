import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { SearchRecord } from '#core/search-record.ts';
import { indexSearch } from './index-search.ts';
import { serveFolder } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'index-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const toRecord = (id: string, fields: Partial<SearchRecord>): SearchRecord => ({
  url: `/posts/${id}/`,
  content: 'Words of a body.',
  language: 'en',
  meta: { title: id },
  filters: { kind: ['Post'], topic: ['Kitchen', 'Tea'] },
  sort: { date: '2026-03-04T00:00:00.000Z' },
  ...fields,
});

const records = [
  toRecord('kettle', { meta: { title: 'The kettle that never boiled', people: 'Ada Sample' } }),
  toRecord('rzeki', {
    language: 'pl',
    content: 'Miasto, które schowało rzeki',
    filters: { kind: ['Post'], topic: ['Maps'] },
  }),
  toRecord('madregot', { language: 'he', content: 'מדרגות חיפה לפי שמיעה' }),
  toRecord('neko', {
    language: 'ja',
    meta: { title: '東京の庭' },
    content: '木で猫を数える人たち。',
  }),
  toRecord('maps', {
    url: '/topics/maps/',
    sort: { date: '0000' },
    filters: { kind: ['Topic'], topic: ['Maps'] },
  }),
];

function readAll(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(root.length),
      readFileSync(join(parentPath, name), 'base64'),
    ]),
  );
}

interface Reader {
  createInstance: (options: object) => {
    search: (
      text: string | null,
      options?: object,
    ) => Promise<{
      results: { data: () => Promise<{ url: string; excerpt: string }> }[];
      filters: object;
    }>;
    filters: () => Promise<Record<string, Record<string, number>>>;
  };
}

test('every record is found by its words, from a page of any language and under any base', async () => {
  const out = join(folder, 'found');
  await indexSearch({ records, out, language: 'en' });
  const server = await serveFolder({ root: out, base: '/hub/', port: 0 });
  try {
    const { createInstance } = (await import(
      /* @vite-ignore */ pathToFileURL(join(out, 'pagefind/pagefind.js')).href
    )) as Reader;
    const reader = createInstance({
      noWorker: true,
      basePath: `${server.url}pagefind/`,
      baseUrl: '/hub/',
    });
    const find = async (text: string | null, options?: object) => {
      const { results } = await reader.search(text, options);
      return Promise.all(results.map(async (result) => (await result.data()).url));
    };
    expect(await reader.filters()).toEqual({
      kind: { Post: 4, Topic: 1 },
      topic: { Kitchen: 3, Maps: 2, Tea: 3 },
    });
    expect(await find('kettles')).toEqual(['/hub/posts/kettle/']);
    expect(await find('ada')).toEqual(['/hub/posts/kettle/']);
    expect(await find('rzeki')).toEqual(['/hub/posts/rzeki/']);
    expect(await find('חיפה')).toEqual(['/hub/posts/madregot/']);
    expect(await find('猫')).toEqual(['/hub/posts/neko/']);
    expect(await find('庭')).toEqual(['/hub/posts/neko/']);
    expect(
      await find(null, { filters: { topic: { any: ['Maps'] } }, sort: { date: 'desc' } }),
    ).toEqual(['/hub/posts/rzeki/', '/hub/topics/maps/']);
    expect((await find(null, { sort: { date: 'desc' } })).length).toBe(records.length);
  } finally {
    await server.close();
  }
});

test('the same records give the same files', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const size = await indexSearch({ records, out: first, language: 'en' });
  expect(await indexSearch({ records, out: second, language: 'en' })).toEqual(size);
  expect(readAll(first)).toEqual(readAll(second));
});

test('only what a search fetches is written, and nothing of an earlier index is left', async () => {
  const out = join(folder, 'first');
  await indexSearch({ records: records.slice(0, 1), out, language: 'en' });
  const names = Object.keys(readAll(out)).map((name) =>
    name.replaceAll('\\', '/').replace(/en_[\da-f]+/, 'en_*'),
  );
  expect(names.sort()).toEqual([
    '/pagefind/filter/en_*.pf_filter',
    '/pagefind/filter/en_*.pf_filter',
    '/pagefind/fragment/en_*.pf_fragment',
    '/pagefind/index/en_*.pf_index',
    '/pagefind/pagefind-entry.json',
    '/pagefind/pagefind.en_*.pf_meta',
    '/pagefind/pagefind.js',
    '/pagefind/wasm.en.pagefind',
  ]);
});

test('a hub in a language that Pagefind does not stem, or without entries, has an index', async () => {
  const out = join(folder, 'other');
  await indexSearch({ records: records.slice(0, 1), out, language: 'cy-GB' });
  expect(Object.keys(readAll(out))).toContain(join('/pagefind', 'wasm.unknown.pagefind'));
  await indexSearch({ records: [], out, language: 'en' });
  expect(Object.keys(readAll(out))).toContain(join('/pagefind', 'pagefind-entry.json'));
});
