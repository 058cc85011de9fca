import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHub, openHub } from './hub.ts';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const at = (path: string) => hub.url.replace(/\/$/, '') + path;
const post = '/posts/the-kettle-that-never-boiled/';

/** Every request of a page, and those that leave loopback. */
function watch(page: Page) {
  const all: Request[] = [];
  page.on('request', (request) => all.push(request));
  return {
    all,
    foreign: () =>
      all
        .map((request) => request.url())
        .filter((url) => !url.startsWith(hub.url) && !url.startsWith('data:')),
  };
}

const journeys = ['/cities/', '/cities/sampleton/', '/offsites/a-week-of-soup/'];

test('a page asks no other site for anything before the reader does', async () => {
  const page = await hub.page();
  const { foreign } = watch(page);
  for (const path of [
    '/',
    '/community/',
    post,
    '/members/ada-sample/',
    '/topics/kitchen/',
    ...journeys,
  ])
    await page.goto(at(path), { waitUntil: 'networkidle' });
  expect(foreign()).toEqual([]);
  await page.context().close();
});

test('the first view of a long post keeps to its budgets', async () => {
  const page = await hub.page({ viewport: { width: 360, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const sizes = new Map<string, number>();
  const urls = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, response }) =>
    urls.set(requestId, response.url),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(urls.get(requestId) ?? '', encodedDataLength / 1000),
  );
  await page.goto(at('/posts/the-long-table/'), { waitUntil: 'networkidle' });
  // The style for paper is fetched last, and nothing waits for it.
  const entries = [...sizes].filter(([url]) => !/\/_images\/|\/favicon\.svg$|\/print\./.test(url));
  const total = (pattern: RegExp) =>
    entries.filter(([url]) => pattern.test(url)).reduce((sum, [, size]) => sum + size, 0);
  expect(total(/\.woff2$/), 'fonts').toBeLessThanOrEqual(70);
  expect(total(/./), 'everything but pictures').toBeLessThanOrEqual(95);
  expect(entries.length, `requests: ${entries.map(([url]) => url).join(' ')}`).toBeLessThanOrEqual(
    8,
  );
  await page.context().close();
});

test('nothing moves while a page loads', async () => {
  for (const path of ['/', '/community/', '/posts/the-long-table/', ...journeys]) {
    const page = await hub.page({ viewport: { width: 390, height: 800 } });
    await page.addInitScript(() => {
      const state = globalThis as unknown as { shift: number };
      state.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          state.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(at(path), { waitUntil: 'networkidle' });
    expect(
      await page.evaluate(() => (globalThis as unknown as { shift: number }).shift),
      path,
    ).toBe(0);
    await page.context().close();
  }
});

test('the chosen colours stand before the first paint and on the next page', async () => {
  const page = await hub.page({ colorScheme: 'light' });
  await page.goto(at('/'));
  const toggle = page.getByRole('button', { name: 'Dark colours' });
  expect(await toggle.getAttribute('aria-pressed')).toBe('false');
  const light = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  await toggle.click();
  await page.goto(at('/community/'));
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
  ).not.toBe(light);
  await page.context().close();
});

test('without JavaScript a post has its text, comments, reactions, topics and neighbours', async () => {
  const page = await hub.page({ javaScriptEnabled: false });
  await page.goto(at(post));
  expect(await page.locator('article .prose').innerText()).not.toBe('');
  expect(await page.locator('.comment').count()).toBeGreaterThan(0);
  expect(await page.locator('.reactions li').count()).toBeGreaterThan(0);
  expect(await page.getByRole('link', { name: 'Kitchen' }).count()).toBeGreaterThan(0);
  expect(
    await page.getByRole('button').filter({ visible: true }).count(),
    'no button that cannot work, but the disabled theme switch',
  ).toBe(1);
  await page.context().close();
});

test(
  'giscus is asked only on request, and its silence is told with a link',
  { timeout: 90_000 },
  async () => {
    const page = await hub.page();
    const { all } = watch(page);
    await page.route('https://giscus.app/**', (route) => route.abort());
    await page.goto(at(post), { waitUntil: 'networkidle' });
    const before = all.filter((request) => request.url().includes('giscus'));
    expect(before.map((request) => request.url())).toEqual([]);
    await page.getByRole('button', { name: 'Comment or react' }).click();
    const message = page.getByText('The live comments do not answer.');
    await message.waitFor({ state: 'visible', timeout: 20_000 });
    expect(
      await page.getByRole('link', { name: 'Open the discussion on GitHub' }).getAttribute('href'),
    ).toMatch(/^https:\/\/github\.com\/.+\/discussions\/\d+$/);
    expect(await page.locator('.comment').count(), 'the snapshot stays').toBeGreaterThan(0);
    const asked = all
      .map((request) => request.url())
      .find((url) => url.startsWith('https://giscus.app'));
    expect(asked, 'the widget names the thread by its key').toContain(
      encodeURIComponent('posts/the-kettle-that-never-boiled'),
    );
    await page.context().close();
  },
);

test('giscus that answers is left alone, and follows the colours', async () => {
  const page = await hub.page({ colorScheme: 'light' });
  await page.route('https://giscus.app/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<script>parent.postMessage({ giscus: { resizeHeight: 300 } }, "*")</script>',
    }),
  );
  await page.goto(at(post));
  await page.getByRole('button', { name: 'Comment or react' }).click();
  await page.locator('giscus-widget').waitFor({ state: 'attached' });
  await expect.poll(() => page.getByRole('button', { name: 'Asking GitHub…' }).count()).toBe(0);
  expect(await page.getByText('The live comments do not answer.').isVisible()).toBe(false);
  expect(await page.locator('giscus-widget').getAttribute('theme')).toBe('light');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await expect.poll(() => page.locator('giscus-widget').getAttribute('theme')).toBe('dark');
  await page.context().close();
});

test('what an author or commenter wrote never runs', async () => {
  const page = await hub.page();
  const alarms: string[] = [];
  await page.exposeFunction('alarm', (what: string) => alarms.push(what));
  await page.addInitScript(() => {
    const sound = (what: string) =>
      (globalThis as unknown as { alarm: (what: string) => void }).alarm(what);
    globalThis.alert = () => sound('alert');
    globalThis.prompt = () => {
      sound('prompt');
      return null;
    };
    globalThis.confirm = () => {
      sound('confirm');
      return false;
    };
  });
  const { foreign } = watch(page);
  for (const path of ['/posts/hostile-crumbs/', post]) {
    await page.goto(at(path), { waitUntil: 'networkidle' });
    for (const element of await page.locator('.prose *, .comment-text *').all())
      await element.hover({ force: true, timeout: 300 }).catch(() => undefined);
  }
  expect(alarms).toEqual([]);
  expect(foreign()).toEqual([]);
  await page.context().close();
});

test('an old address leads to where the page is now', async () => {
  const page = await hub.page();
  await page.goto(at('/old/kettle/'));
  await page.waitForURL(at(post));
  expect(page.url()).toBe(at(post));
  await page.context().close();
});
