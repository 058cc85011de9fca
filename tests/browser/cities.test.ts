import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureOut } from './build-fixture.ts';
import { type OpenHub, openHub } from './hub.ts';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const at = (address: string) => hub.url.replace(/\/$/, '') + address;
const city = '/cities/sampleton/';

async function open(address = city, options: Parameters<OpenHub['page']>[0] = {}): Promise<Page> {
  const page = await hub.page({ reducedMotion: 'reduce', ...options });
  await page.goto(at(address), { waitUntil: 'networkidle' });
  return page;
}

/** Names of the places that can be seen, in their order. */
const shown = (page: Page) => page.locator('.place:visible .place-name').allInnerTexts();

test('without JavaScript the places are a plain list: what was verified first, what is closed last', async () => {
  const page = await open(city, { javaScriptEnabled: false });
  const names = await shown(page);
  expect(names).toHaveLength(7);
  expect(names.slice(-2)).toEqual(['Kettle Corner', 'The Closed Oven']);
  expect(names.slice(0, -2).toSorted()).toEqual([
    'Far Mill',
    'Long Bridge',
    'Sample Reading Room',
    'Soup Hostel',
    'The Noodle Window',
  ]);
  expect(await page.locator('main').innerText()).toContain('Check before you go');
  expect(await page.locator('.place-controls:visible').count()).toBe(0);
  await page.context().close();
});

test('places are chosen and sorted without the network, and the address keeps the choice', async () => {
  const page = await open();
  await page.evaluate(() => customElements.whenDefined('hub-place-list'));
  await page.context().setOffline(true);
  await page.getByLabel('Sort').selectOption('rating');
  expect((await shown(page))[0]).toBe('Sample Reading Room');
  await page.getByRole('button', { name: /^Eat/ }).click();
  expect(await shown(page)).toEqual(['The Noodle Window']);
  expect(await page.getByRole('status').first().innerText()).toBe('1 of 6 places');
  await page.getByRole('button', { name: /^Eat/ }).click();
  await page.getByLabel('Wi-Fi measured').check();
  await page.getByLabel('Sort').selectOption('wifi');
  expect(await shown(page)).toEqual(['Sample Reading Room', 'Kettle Corner']);
  await page.getByLabel('Wi-Fi measured').uncheck();
  await page.getByLabel('Fits').fill('15');
  expect(await shown(page)).toEqual(['Soup Hostel']);
  const kept = page.url();
  await page.context().setOffline(false);
  await page.goto(kept, { waitUntil: 'networkidle' });
  await expect.poll(() => shown(page)).toEqual(['Soup Hostel']);
  await page.context().close();
});

test('a choice that nothing fits says so, and gives everything back', async () => {
  const page = await open();
  await page.getByRole('button', { name: /^Stay/ }).click();
  await page.getByLabel('Wi-Fi measured').check();
  expect(await shown(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show all' }).click();
  expect((await shown(page)).length).toBeGreaterThan(5);
  await page.context().close();
});

test('a place is at the address that search and links give, also when a choice had hidden it', async () => {
  const page = await open(`${city}?type=eat#places.soup-hostel`);
  await page.locator('[id="places.soup-hostel"]').waitFor({ state: 'visible' });
  await page.goto(at('/search/?q=umbrellafish'));
  const result = page.locator('.hit-title a', { hasText: 'Sample Reading Room' }).first();
  await result.waitFor();
  await result.click();
  await page.waitForURL(/\/cities\/sampleton\/.*#places\.sample-reading-room$/);
  expect(await page.locator('[id="places.sample-reading-room"]').isVisible()).toBe(true);
  await page.context().close();
});

test('numbers on the map lead to the places in the list, which have the same', async () => {
  const page = await open();
  const markers = page.locator('svg a[data-key]');
  expect(await markers.count()).toBe(6);
  for (const marker of await markers.all()) {
    const href = (await marker.getAttribute('href')) ?? '';
    const place = page.locator(`[id="${href.slice(1)}"]`);
    const number = await place.getAttribute('data-number');
    expect(await marker.getAttribute('aria-label')).toMatch(new RegExp(`^${number}\\b`));
  }
  await page.context().close();
});

test('who lives in a city stands on its page only if they agree, and their page leads there', async () => {
  const page = await open();
  const residents = await page.locator('.residents').innerText();
  expect(residents).toContain('One of us lives here');
  expect(residents).toContain('Ada Sample');
  await page.goto(at('/members/ada-sample/'));
  expect(await page.locator(`main a.p-locality[href="${city}"]`).count()).toBe(1);
  await page.goto(at('/members/eli-sample/'));
  expect(await page.locator('main').innerText()).not.toContain('Sampleton');
  await page.context().close();
});

test('the world has every public guide, as a link', async () => {
  const page = await open('/cities/', { javaScriptEnabled: false });
  expect(await page.locator(`svg a[href="${city}"]`).count()).toBeGreaterThan(0);
  expect(await page.locator('main').innerHTML()).not.toContain('hollow');
  await page.context().close();
});

test('a guide is read from one file, without any network', async () => {
  const page = await hub.page();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  const file = path.join(fixtureOut, 'cities/sampleton/sampleton-offline.html');
  await page.goto(pathToFileURL(file).href);
  expect(await page.locator('h1').innerText()).toBe('Sampleton');
  expect(await page.locator('.place').count()).toBe(7);
  expect(await page.locator('svg a[data-key]').count()).toBe(6);
  const style = await page
    .locator('h1')
    .evaluate((heading) => getComputedStyle(heading).fontWeight);
  expect(Number(style)).toBeGreaterThanOrEqual(700);
  expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
  await page.context().close();
});

test('the Markdown of a guide has its places too', async () => {
  const text = await readFile(path.join(fixtureOut, 'cities/sampleton.md'), 'utf8');
  expect(text).toContain(
    '## Sample Reading Room\n\nWork · Ladle Lane 3 · 52.2318° N 21.0180° E · open\n',
  );
  expect(text).toContain('It seats twelve and an umbrellafish.');
});

test('a guide in print has its map and every place, and no controls', async () => {
  const page = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.places-map svg').first().isVisible()).toBe(true);
  expect(await page.locator('.place:visible').count()).toBe(7);
  expect(await page.locator('.place-controls:visible').count()).toBe(0);
  await page.context().close();
});
