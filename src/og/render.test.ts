import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Item } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import { kinds as registry } from '#kinds/registry.ts';
import { renderOgImages } from './render.ts';

const kinds = registry as unknown as Record<string, Kind>;
const site = { name: 'Potluck', tagline: 'Bring what you made', host: 'potluck.example.com' };
const toItem = (id: string, fields: Partial<Item> = {}): Item => ({
  key: `posts/${id}`,
  kind: 'posts',
  id,
  href: `/posts/${id}/`,
  title: 'A soup for forty',
  excerpt: '',
  day: '2026-11-20',
  at: '2026-11-20T00:00:00.000Z',
  lang: 'en',
  dir: 'ltr',
  label: 'Post',
  authors: [],
  topics: [],
  facets: {},
  linked: {},
  facts: [],
  minutes: 1,
  tally: { reactions: 0, comments: 0 },
  ...fields,
});

let out: string;
const files = new Map<string, Buffer>();
const written: string[] = [];
const cache = {
  read: async (name: string) => files.get(name),
  write: async (name: string, data: Uint8Array) => {
    written.push(name);
    files.set(name, Buffer.from(data));
  },
};

beforeAll(async () => {
  out = await mkdtemp(path.join(os.tmpdir(), 'og-'));
});
afterAll(() => rm(out, { recursive: true }));

async function render(item: Item): Promise<Buffer> {
  const names = await renderOgImages([item], site, kinds, { cache, out });
  return readFile(path.join(out, names.get(item.key) as string));
}

/** Share of nearly black pixels. */
async function inkIn(
  image: Buffer,
  region: { left: number; top: number; width: number; height: number },
): Promise<number> {
  const pixels = await sharp(image).extract(region).greyscale().raw().toBuffer();
  return pixels.filter((pixel) => pixel < 70).length / pixels.length;
}
const headline = { left: 100, top: 130, width: 1000, height: 330 };

test('an image is 1200 by 630 pixels and light enough', async () => {
  const image = await render(
    toItem('size', {
      summary: 'What we learnt from one pot, and from the people who queued for it.',
    }),
  );
  expect(await sharp(image).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
  expect(image.length).toBeLessThan(60_000);
});

test('the hub has an image of its own, and each item one named after it', async () => {
  const names = await renderOgImages([toItem('soup')], site, kinds, { cache, out });
  expect([...names]).toEqual([
    ['', 'og/hub.jpg'],
    ['posts/soup', 'og/posts/soup.jpg'],
  ]);
  expect(await sharp(path.join(out, 'og/hub.jpg')).metadata()).toMatchObject({
    width: 1200,
    height: 630,
  });
});

test('a kind without the surface gets no image', async () => {
  const silent = { ...kinds, posts: { ...(kinds.posts as Kind), surfaces: ['page'] as const } };
  expect([
    ...(await renderOgImages([toItem('soup')], site, silent, { cache, out })).keys(),
  ]).toEqual(['']);
});

test('images differ by title', async () => {
  expect(await render(toItem('one'))).not.toEqual(
    await render(toItem('one', { title: 'A soup for fifty' })),
  );
});

test('the same item gives the same bytes, drawn again from nothing', async () => {
  const first = await render(toItem('again'));
  files.clear();
  expect(await render(toItem('again'))).toEqual(first);
});

test('what the cache has is not drawn again, and progress is told', async () => {
  await render(toItem('cached'));
  written.length = 0;
  const progress: number[][] = [];
  await renderOgImages([toItem('cached')], site, kinds, { cache, out }, (done, total) =>
    progress.push([done, total]),
  );
  expect(written).toEqual([]);
  expect(progress).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

test.each([
  ['Hebrew', 'לרדת בחיפה לפי הצליל', 'he'],
  ['Arabic', 'المدينة التي أخفت أنهارها', 'ar'],
  ['Polish', 'Zażółć gęślą jaźń', 'pl'],
  ['Ukrainian', 'Місто, що сховало річки', 'uk'],
  ['Greek', 'Η πόλη που έκρυψε τα ποτάμια', 'el'],
  ['Vietnamese', 'Thành phố giấu những dòng sông', 'vi'],
])(
  '%s has its letters; a script without a font has a pattern, no boxes',
  async (_, title, lang) => {
    const dir = ['he', 'ar'].includes(lang) ? 'rtl' : 'ltr';
    const drawn = await inkIn(await render(toItem('letters', { title, lang, dir })), headline);
    const without = await inkIn(
      await render(toItem('letters', { title: 'ከተማው ወንዞቹን ደበቀ', lang: 'am', dir })),
      headline,
    );
    expect(without).toBeLessThan(0.001);
    expect(drawn).toBeGreaterThan(0.03);
  },
);

test('a very long title stays inside its sheet', async () => {
  const image = await render(
    toItem('long', { title: 'Two people who count the same trees will never agree '.repeat(6) }),
  );
  expect(await inkIn(image, headline)).toBeGreaterThan(0.05);
  expect(await inkIn(image, { left: 1104, top: 0, width: 96, height: 630 })).toBe(0);
  expect(await inkIn(image, { left: 70, top: 470, width: 1030, height: 16 })).toBe(0);
});

test('what else the hub shows does not change an image', async () => {
  const item = toItem('alone', { title: 'Nº 7 and № 8' });
  const alone = await render(item);
  files.clear();
  await renderOgImages([toItem('other', { title: 'Город' }), item], site, kinds, { cache, out });
  expect(await readFile(path.join(out, 'og/posts/alone.jpg'))).toEqual(alone);
});
