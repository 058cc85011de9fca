import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mf2 } from 'microformats-parser';
import { expect, test } from 'vitest';
import type { ApiIndex, ApiShard } from '#core/api.ts';
import { listFiles } from '../../scripts/verify/site.ts';
import { fixtureOut } from './build-fixture.ts';

const origin = 'https://fixture.example.com';
const read = (file: string) => readFile(path.join(fixtureOut, file), 'utf8');
const readJson = async <T>(address: string): Promise<T> =>
  JSON.parse(await read(address.replace(`${origin}/`, ''))) as T;

/** Every record, found as a stranger would: from the index. */
async function readRecords() {
  const { kinds } = await readJson<ApiIndex>('api/v1/index.json');
  const shards = await Promise.all(
    kinds.flatMap(({ shards }) => shards.map(({ url }) => readJson<ApiShard>(url))),
  );
  return shards.flatMap(({ records }) => records);
}

test('a stranger who starts at the index finds every file', async () => {
  const index = await readJson<ApiIndex>('api/v1/index.json');
  const files = new Set(await listFiles(fixtureOut));
  const { documentation, source: _, ...links } = index.links;
  const addresses = [
    `${documentation}index.html`,
    ...Object.values(links),
    ...Object.values(index.schemas),
    ...index.kinds.flatMap(({ schema, shards }) => [schema, ...shards.map(({ url }) => url)]),
  ];
  expect(
    addresses
      .map((address) => address.replace(`${origin}/`, ''))
      .filter((file) => !files.has(file)),
  ).toEqual([]);
  for (const address of [...Object.values(index.schemas), ...index.kinds.map((k) => k.schema)])
    expect(await readJson(address)).toMatchObject({
      $id: address,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
    });
});

test('what is not public is in no file of data', async () => {
  const files = (await listFiles(fixtureOut)).filter((file) =>
    /^(api\/.*|llms\.txt|.*\.md)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(60);
  for (const file of files) {
    const text = await read(file);
    for (const words of ['CANARY', 'Canarysson', 'dee-unlisted', 'not-yet-baked', 'behind-the'])
      expect(text, `${words} in ${file}`).not.toContain(words);
  }
});

test('an author who is not public is a guest without a name', async () => {
  const record = (await readRecords()).find(({ id }) => id === 'two-hands-one-spoon');
  expect(record?.authors.map(({ name }) => name)).toEqual(['Ada Sample', 'a member']);
  expect(record?.fields).toMatchObject({
    authors: ['ada-sample', { github: 'ghost', name: 'a member' }],
  });
  expect(record?.fields).not.toHaveProperty('owner');
});

test('the page of a post says in microformats what its record says', async () => {
  const record = (await readRecords()).find(({ id }) => id === 'the-long-table');
  const { items, rels } = mf2(await read('posts/the-long-table/index.html'), { baseUrl: origin });
  expect(items[0]).toMatchObject({
    type: ['h-entry'],
    properties: {
      name: [record?.title],
      url: [record?.url],
      summary: [record?.summary],
      published: [record?.date],
      category: record?.topics.map(({ title }) => title),
      author: record?.authors.map(({ name, url }) => ({
        type: ['h-card'],
        properties: { name: [name], url: [url] },
      })),
      featured: [{ alt: record?.picture?.alt }],
      content: [{ value: expect.stringContaining('A table is longer than it looks.') }],
    },
  });
  expect(rels.alternate).toContain(record?.links.markdown);
});

test('the page of a member is their card', async () => {
  const { items, rels } = mf2(await read('members/ada-sample/index.html'), { baseUrl: origin });
  expect(items[0]).toMatchObject({
    type: ['h-card'],
    properties: {
      name: ['Ada Sample'],
      url: [`${origin}/members/ada-sample/`, 'https://ada.example.com/'],
      note: ['Boils water for a living and writes down what happens next.'],
      'job-title': ['Keeper of the kettle'],
      locality: ['Sampleton'],
      org: ['Kitchen crew'],
    },
  });
  expect(rels.me).toEqual(['https://ada.example.com/']);
});

test('the feed is an h-feed of everything on its page, newest first', async () => {
  const { items } = mf2(await read('community/index.html'), { baseUrl: origin });
  const [feed] = items;
  expect(items).toHaveLength(1);
  expect(feed?.type).toEqual(['h-feed']);
  const days = (feed?.children ?? []).map(({ properties }) => String(properties.published));
  expect(days.length).toBeGreaterThan(9);
  expect(days).toEqual(days.toSorted().toReversed());
});

test('a twin says who, what and where, and has the text', async () => {
  const twin = await read('posts/the-long-table.md');
  expect(twin).toMatch(/^---\ntitle: The long table, and everything that stands on it\n/);
  expect(twin).toContain('authors:\n  - Ada Sample\n  - Bo Sample\n');
  expect(twin).toContain(`url: ${origin}/posts/the-long-table/\n`);
  expect(twin).toContain('> [!NOTE]\n> Forks go on the left.');
  expect(twin).toContain('```python\ndef count(');
  expect(twin).toContain('| Plate | 12 | deep |');
  expect(twin).toContain('[^length]: Four metres, and a bit.[^bit]');
  expect(twin).toMatch(/!\[A tile\]\(https:.+\.webp\)\n\n\*One of forty tiles\*/);
  expect(twin).toContain(`[the kettle](${origin}/posts/the-kettle-that-never-boiled/#what-we-saw)`);
});
