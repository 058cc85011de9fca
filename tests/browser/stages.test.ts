import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJsonFeed } from 'feedsmith';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureOut } from './build-fixture.ts';
import { type OpenHub, openHub } from './hub.ts';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

/** A page as somebody without JavaScript has it. */
async function open(address: string): Promise<Page> {
  const page = await hub.page({ javaScriptEnabled: false });
  await page.goto(hub.url.replace(/\/$/, '') + address);
  return page;
}

const linksTo = (page: Page, id: string) => page.locator(`main a[href="/demos/${id}/"]`).count();

test('what is under way hangs below its team, newest first, with its stage and since when', async () => {
  const page = await open('/wip/');
  const bench = page.getByRole('region', { name: 'Kitchen crew' });
  const days = await bench
    .locator('.ticket-stage time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
  expect(days.length).toBeGreaterThan(1);
  expect(days).toEqual(days.toSorted().toReversed());
  const ticket = bench.getByRole('article').filter({ hasText: 'A whistle for four kettles' });
  expect(await ticket.innerText()).toMatch(/Work in progress[\s\S]*since 12 Nov[\s\S]*Bo Sample/);
  expect(await ticket.locator('.punched').allInnerTexts()).toEqual(['idea', 'wip']);
  await page.context().close();
});

test('each demo stands in one place: under way, in the changelog, or put down', async () => {
  const wip = await open('/wip/');
  const changelog = await open('/changelog/');
  const places = async (id: string) => [await linksTo(wip, id), await linksTo(changelog, id)];
  expect(await places('kettle-whistle')).toEqual([1, 0]);
  expect(await places('ladle-counter')).toEqual([0, 1]);
  expect(await places('self-peeling-onion')).toEqual([1, 0]);
  expect(await places('not-yet-shown')).toEqual([0, 0]);
  expect(await wip.getByRole('region', { name: 'Put down' }).innerText()).toContain(
    'The onion that peels itself',
  );
  await Promise.all([wip.context().close(), changelog.context().close()]);
});

test('a team that has shown nothing is named, and asked', async () => {
  const page = await open('/wip/');
  const free = page.getByRole('region', { name: 'Free benches' });
  expect(await free.innerText()).toContain('Night shift');
  expect(await free.innerText()).not.toContain('Kitchen crew');
  expect(await free.getByRole('link', { name: 'Hang a ticket' }).getAttribute('href')).toBe(
    'https://github.com/fixture/hub/new/main/content/demos',
  );
  await page.context().close();
});

test('the sheet turns both ways', async () => {
  const page = await open('/wip/');
  await page.getByRole('link', { name: /Turn the sheet over/ }).click();
  await page.waitForURL(/\/changelog\/$/);
  await page.getByRole('link', { name: /Turn the sheet over/ }).click();
  await page.waitForURL(/\/wip\/$/);
  await page.context().close();
});

test('a line of the changelog has an address of its own, on the page of its year', async () => {
  const page = await open('/changelog/');
  const line = page.locator('[id="ladle-counter"]');
  expect(await line.innerText()).toMatch(/The ladle counter[\s\S]*1\.1[\s\S]*Ada Sample/);
  expect(await line.locator('xpath=ancestor::section').getAttribute('id')).toBe('2026-11');
  await line.getByRole('link', { name: /link to this line/ }).click();
  await page.waitForURL(/\/changelog\/2026\/#ladle-counter$/);
  expect(await page.locator(':target').innerText()).toContain('The ladle counter');
  await page.context().close();
});

test('the feed of the changelog has what shipped, by the day it did, and leads to the demo', async () => {
  const feed = parseJsonFeed(await readFile(path.join(fixtureOut, 'changelog/feed.json'), 'utf8'));
  const days = feed.items?.map((item) => String(item.date_published)) ?? [];
  expect(days).toEqual(days.toSorted().toReversed());
  expect(feed.items?.find(({ title }) => title === 'The ladle counter')).toMatchObject({
    id: 'tag:fixture.example.com,2026:/changelog/demos/ladle-counter',
    url: 'https://fixture.example.com/demos/ladle-counter/',
  });
  expect(feed.items?.map(({ url }) => url)).not.toContain(
    'https://fixture.example.com/demos/kettle-whistle/',
  );
});

test('the library has all that plays, by topic, team and person, and nothing that does not', async () => {
  const page = await open('/videos/');
  const main = page.locator('main');
  for (const name of ['Kitchen all-hands in November', 'The ladle counter', 'What the soup says'])
    expect(await main.getByRole('heading', { name }).count()).toBe(1);
  expect(await linksTo(page, 'spoon-ladder')).toBe(0);
  expect(await linksTo(page, 'whisper')).toBe(0);
  const shelf = page.getByRole('region', { name: 'By team' }).locator('details').first();
  await shelf.locator('summary').click();
  const row = shelf.getByRole('listitem').filter({ hasText: 'The ladle counter' });
  expect(await row.innerText()).toMatch(/0:12 · 12 Nov/);
  await page.context().close();
});

test('what has no captions is listed, with its file on GitHub', async () => {
  const page = await open('/videos/');
  const waiting = page.getByRole('region', { name: 'Waiting for captions' });
  const link = waiting.getByRole('link', { name: 'Add captions to An hour with the miller' });
  expect(await link.getAttribute('href')).toBe(
    'https://github.com/fixture/hub/edit/main/content/recordings/an-hour-with-the-miller.md',
  );
  expect(await waiting.innerText()).not.toContain('Kitchen all-hands');
  expect(await waiting.innerText()).not.toContain('The ladle counter');
  await page.context().close();
});
