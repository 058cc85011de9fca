import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiShard } from '#core/api.ts';
import { listFiles, readText } from '../../scripts/verify/site.ts';
import { fixtureOut } from './build-fixture.ts';
import { type OpenHub, openHub } from './hub.ts';

const recap = '/offsites/a-week-of-soup/';
const read = (file: string) => readText(fixtureOut, file);

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const at = (address: string) => hub.url.replace(/\/$/, '') + address;

async function open(options: Parameters<OpenHub['page']>[0] = {}): Promise<Page> {
  const page = await hub.page({ reducedMotion: 'reduce', ...options });
  await page.goto(at(recap));
  return page;
}

// One Markdown file with its photos beside it: everything else comes by itself.
test.each([
  ['the feed', 'community/index.html'],
  ['the index of its kind', 'offsites/index.html'],
  ['its city', 'cities/sampleton/index.html'],
  ['each who was there, Ada', 'members/ada-sample/index.html'],
  ['each who was there, Bo', 'members/bo-sample/index.html'],
  ['each who was there, Cy', 'members/cy-sample/index.html'],
  ['its team', 'teams/kitchen/index.html'],
  ['its topic', 'topics/kitchen/index.html'],
  ['what the hackathon made', 'posts/the-kettle-that-never-boiled/index.html'],
  ['what else the hackathon made', 'posts/soup-in-components/index.html'],
])('a recap is linked from %s', async (_, file) => {
  expect(await read(file)).toContain(`href="${recap}"`);
});

test.each([
  ['RSS', 'rss.xml'],
  ['the feed of its kind', 'offsites/rss.xml'],
  ['the feed of its city', 'cities/sampleton/atom.xml'],
  ['the feed of somebody who was there', 'members/cy-sample/feed.json'],
  ['the sitemap', 'sitemap/offsites-2026.xml'],
  ['the JSON API', 'api/v1/offsites/2026.json'],
])('a recap is in %s', async (_, file) => {
  expect(await read(file)).toContain(`https://fixture.example.com${recap}`);
});

test('a recap is found by a word of its story, and by its kind', async () => {
  const page = await hub.page();
  await page.goto(at('/search/?q=pumpernickelphone'));
  const result = page.locator('.hit-title a', { hasText: 'A week of soup' });
  await result.first().waitFor();
  await page.goto(at('/search/?q=soup&kind=Offsite'));
  await result.first().waitFor();
  await page.context().close();
});

test('the places it used link back to it from the page of its city', async () => {
  const page = await hub.page();
  await page.goto(at('/cities/sampleton/'));
  const room = page.locator('[id="places.sample-reading-room"]');
  expect(await room.locator(`a[href="${recap}"]`).count()).toBeGreaterThan(0);
  await page.context().close();
});

test('who did not agree is counted and nowhere named, and who did has a link', async () => {
  const page = await open();
  const text = await page.locator('main').innerText();
  for (const id of ['ada', 'bo', 'cy'])
    expect(await page.locator(`main a[href="/members/${id}-sample/"]`).count()).toBeGreaterThan(0);
  expect(text).not.toMatch(/Eli|Canarysson/);
  expect(text).toContain('and 3 others');
  for (const file of [
    'offsites/a-week-of-soup/index.html',
    'offsites/a-week-of-soup.md',
    'api/v1/offsites/2026.json',
    'cities/sampleton/atom.xml',
    'community/index.html',
  ])
    expect(await read(file), file).not.toMatch(/eli-sample|Eli Sample|CANARY/);
  expect(await read('members/eli-sample/index.html')).not.toContain(recap);
  await page.context().close();
});

test('a page of somebody who did not agree lists no offsite, also when a story links to it', async () => {
  expect(await read('offsites/one-afternoon-at-home/index.html')).toContain(
    'href="/members/eli-sample/"',
  );
  expect(await read('members/eli-sample/index.html')).not.toContain('/offsites/');
});

test('what members and cameras did not mean to tell is in no file', async () => {
  const files = await listFiles(fixtureOut);
  for (const file of files.filter((name) => !/\.(avif|webp|jpe?g|png|woff2|wasm)$/.test(name)))
    expect(await read(file), file).not.toMatch(
      /CANARY-(PHOTO|PLACE|PRIVATE|DRAFT|HOSTED)|Quietford/,
    );
  for (const file of files.filter((name) => /^_images\/.*\.(avif|webp)$/.test(name))) {
    const bytes = await readFile(path.join(fixtureOut, file));
    expect(bytes.includes('CANARY'), file).toBe(false);
    expect((await sharp(bytes).metadata()).exif, file).toBeUndefined();
  }
});

test('the cost per head is computed from those who were there', async () => {
  const page = await open();
  // Three named, three counted: 4200 / 6.
  expect(await page.locator('main').innerText()).toMatch(/€700\s+a head/);
  await page.context().close();
});

test('the fields of the API are those of the file, without what nobody agreed to', async () => {
  const { records } = JSON.parse(await read('api/v1/offsites/2026.json')) as ApiShard;
  const record = records.find(({ id }) => id === 'a-week-of-soup');
  expect(record?.fields).toMatchObject({
    attendees: ['ada-sample', 'bo-sample', 'cy-sample'],
    others: 3,
    decisions: [{ text: 'Salt goes in last.', by: ['bo-sample'] }, { by: [] }],
    places: ['sample-reading-room', 'soup-hostel'],
  });
  expect(record?.facets).toMatchObject({ city: ['sampleton'], team: ['kitchen'] });
});

test('without JavaScript every photo is a link to the photo', async () => {
  const page = await open({ javaScriptEnabled: false });
  const links = page.locator('.gallery a');
  expect(await links.count()).toBe(4);
  const images = page.locator('.gallery img');
  for (const image of await images.all()) {
    expect(await image.getAttribute('alt')).toMatch(/\w{3}/);
    expect(await image.getAttribute('width')).toMatch(/^\d+$/);
  }
  const response = await page.goto(at((await links.nth(1).getAttribute('href')) ?? ''));
  expect(response?.headers()['content-type']).toBe('image/webp');
  await page.context().close();
});

test('photos are seen one by one with the keyboard alone, and Escape leads back to where one was', async () => {
  const page = await open();
  const links = page.locator('.gallery a');
  await links.nth(1).focus();
  await page.keyboard.press('Enter');
  const viewer = page.locator('dialog[open]');
  await viewer.waitFor();
  const said = () => viewer.getByRole('status').innerText();
  await expect.poll(said).toContain('2 of 4');
  expect(await viewer.innerText()).toContain('A long table with eleven pots');
  await page.keyboard.press('ArrowRight');
  await expect.poll(said).toContain('3 of 4');
  await page.keyboard.press('End');
  await expect.poll(said).toContain('4 of 4');
  await page.keyboard.press('Home');
  await expect.poll(said).toContain('1 of 4');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(said).toMatch(/[14] of 4/);
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' }).catch(() => viewer.waitFor({ state: 'hidden' }));
  expect(await page.evaluate(() => document.activeElement?.closest('.gallery') !== null)).toBe(
    true,
  );
  await page.context().close();
});

test('photos are swiped on a phone', async () => {
  const page = await open({
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
  });
  await page.locator('.gallery a').first().tap();
  const viewer = page.locator('dialog[open]');
  await viewer.waitFor();
  const said = () => viewer.getByRole('status').innerText();
  await expect.poll(said).toContain('1 of 4');
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined ? [] : [{ x, y: 400 }],
    });
  await touch('touchStart', 340);
  for (let x = 320; x >= 60; x -= 20) await touch('touchMove', x);
  await touch('touchEnd');
  await expect.poll(said).toContain('2 of 4');
  await page.context().close();
});
