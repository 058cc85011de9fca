import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHub, openHub } from './hub.ts';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const at = (path: string) => hub.url + path;
const kettle = 'The kettle that never boiled';
const bread = 'Bread at altitude';
const post = 'posts/the-kettle-that-never-boiled/';

const field = (page: Page) => page.getByRole('searchbox').filter({ visible: true });
const titles = (page: Page) => page.locator('.hit-title').filter({ visible: true });
const hit = (page: Page, title: string) =>
  titles(page).getByRole('link', { name: title, exact: true });
/** The check box of a value, whose name goes on with the count. */
const choice = (page: Page, value: string) =>
  page
    .getByRole('checkbox', { name: new RegExp(`^${value}(?: \\d+)?$`) })
    .filter({ visible: true });
const status = (page: Page) => page.locator('hub-search [role=status]').filter({ visible: true });
const parameters = (page: Page) =>
  Object.fromEntries(
    [...new URL(page.url()).searchParams.keys()].map((key) => [
      key,
      new URL(page.url()).searchParams.getAll(key),
    ]),
  );

async function openSearchPage(path = 'search/'): Promise<Page> {
  const page = await hub.page({ viewport: { width: 1280, height: 900 } });
  await page.goto(at(path));
  await page.locator('hub-search[data-ready]').waitFor();
  return page;
}

test('words find the entries that have them, and the count is told', async () => {
  const page = await openSearchPage();
  await field(page).fill('kettle boiled');
  await hit(page, kettle).waitFor();
  expect(await status(page).textContent()).toMatch(/^\d+ found for “kettle boiled”$/);
  const row = page.locator('.hit', { has: hit(page, kettle) });
  expect(await row.getAttribute('data-kind')).toBe('posts');
  expect(await row.locator('mark').count()).toBeGreaterThan(0);
  expect(await row.locator('time').getAttribute('datetime')).toMatch(/^2026-\d\d-\d\d$/);
  expect(await row.locator('.hit-people').textContent()).toContain('Ada Sample');
  expect(parameters(page)).toEqual({ q: ['kettle boiled'] });
  await page.context().close();
});

test('words of other languages are found from a page in the hub’s own', async () => {
  const page = await openSearchPage();
  for (const [words, path] of [
    ['chleb', 'posts/chleb-z-gor/'],
    ['خبز', 'posts/khubz-al-jabal/'],
  ] as const) {
    await field(page).fill(words);
    await page.locator(`.hit-title a[href$="${path}"]`).waitFor();
  }
  await page.context().close();
});

test('values of a facet add up, facets narrow each other, and all of it stands in the address', async () => {
  // Both posts have the word.
  const page = await openSearchPage('search/?q=bread');
  await choice(page, 'Post').check();
  await choice(page, 'Baking').check();
  await expect.poll(() => hit(page, kettle).count()).toBe(0);
  await choice(page, 'Kitchen').check();
  await hit(page, kettle).waitFor();
  await choice(page, '2025').check();
  await expect.poll(() => hit(page, kettle).count()).toBe(0);
  await choice(page, '2026').check();
  await hit(page, kettle).waitFor();
  expect(await hit(page, bread).count()).toBe(1);
  expect(parameters(page)).toEqual({
    q: ['bread'],
    kind: ['Post'],
    topic: expect.arrayContaining(['Baking', 'Kitchen']),
    year: expect.arrayContaining(['2025', '2026']),
  });
  await choice(page, 'Bo Sample').check();
  await expect.poll(() => hit(page, kettle).count()).toBe(0);
  expect(await hit(page, bread).count()).toBe(1);
  await page.getByRole('button', { name: 'Clear choices' }).click();
  await expect.poll(() => parameters(page)).toEqual({ q: ['bread'] });
  await page.context().close();
});

test('a value tells how many entries it would add, whatever its neighbours say', async () => {
  const page = await openSearchPage();
  const count = async (value: string) =>
    Number(
      await page
        .locator('.choice', { has: choice(page, value) })
        .locator('.count')
        .textContent(),
    );
  const before = await count('Kitchen');
  await choice(page, 'Baking').check();
  await expect.poll(() => status(page).textContent()).toMatch(/found$/);
  expect(await count('Kitchen')).toBe(before);
  expect(await count('Post')).toBeLessThan(before);
  await page.context().close();
});

test('an address restores the search; Back takes back one choice at a time', async () => {
  const page = await openSearchPage('search/?q=altitude&kind=Post&topic=Baking');
  await hit(page, bread).waitFor();
  expect(await field(page).inputValue()).toBe('altitude');
  expect(await choice(page, 'Baking').isChecked()).toBe(true);
  await choice(page, '2025').check();
  await expect
    .poll(() => parameters(page))
    .toEqual({ q: ['altitude'], kind: ['Post'], topic: ['Baking'], year: ['2025'] });
  await page.reload();
  await hit(page, bread).waitFor();
  expect(await choice(page, '2025').isChecked()).toBe(true);
  await hit(page, bread).click();
  await page.waitForURL('**/posts/bread-at-altitude/');
  await page.goBack();
  await hit(page, bread).waitFor();
  expect(await choice(page, '2025').isChecked()).toBe(true);
  await page.goBack();
  await expect
    .poll(() => parameters(page))
    .toEqual({ q: ['altitude'], kind: ['Post'], topic: ['Baking'] });
  await expect.poll(() => choice(page, '2025').isChecked()).toBe(false);
  expect(await field(page).inputValue()).toBe('altitude');
  await page.context().close();
});

test('every way into the dialog puts the reader in its field, and Escape brings them back', async () => {
  const page = await hub.page();
  await page.goto(at(post), { waitUntil: 'networkidle' });
  const dialog = page.locator('dialog.search-dialog');
  const link = page.locator('[data-open-search]');
  for (const key of ['Control+k', 'Meta+k', '/', 'Enter']) {
    await link.focus();
    await page.keyboard.press(key);
    await dialog.waitFor();
    expect(await field(page).evaluate((input) => input === document.activeElement), key).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await link.evaluate((element) => element === document.activeElement), key).toBe(true);
  }
  await link.click();
  await field(page).fill('a/b');
  expect(await field(page).inputValue()).toBe('a/b');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await link.click();
  await page.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(page.url()).toBe(at(post));
  await page.context().close();
});

test('a dialog that is opened twice before its choices come has them once, and one that failed tries again', async () => {
  const page = await hub.page();
  await page.goto(at(post), { waitUntil: 'networkidle' });
  const dialog = page.locator('dialog.search-dialog');
  const openAndClose = async () => {
    await page.keyboard.press('Control+k');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  let asked = 0;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(at('search/'), async (route) => {
    asked += 1;
    if (asked === 1) return route.fulfill({ status: 503, body: '<hub-search data-kinds="{}">' });
    await answered;
    return route.continue();
  });
  const failed = page.waitForResponse((response) => response.status() === 503);
  await openAndClose();
  await (await failed).finished();
  await expect
    .poll(async () => {
      await openAndClose();
      return asked;
    })
    .toBe(2);
  await openAndClose();
  await page.keyboard.press('Control+k');
  answer();
  await field(page).fill('kettle');
  await hit(page, kettle).waitFor();
  expect(await dialog.locator('.search-facets').count()).toBe(1);
  expect(await dialog.locator('.search-found').count()).toBe(1);
  expect(asked).toBe(2);
  await page.context().close();
});

test('search costs nothing until it is opened, and then asks nobody else', async () => {
  const page = await hub.page();
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(at(post), { waitUntil: 'networkidle' });
  expect(urls.filter((url) => /pagefind|hub-search/.test(url))).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('kettle');
  await hit(page, kettle).waitFor();
  expect(urls.filter((url) => !url.startsWith(hub.url) && !url.startsWith('data:'))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the first search fits its budget', async () => {
  const page = await hub.page();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await page.goto(at(post), { waitUntil: 'networkidle' });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.keyboard.press('Control+k');
  await field(page).fill('kettle');
  await hit(page, kettle).waitFor();
  await page.waitForLoadState('networkidle');
  expect(bytes / 1000).toBeLessThanOrEqual(145);
  await page.context().close();
});

test('Enter in the dialog goes on with the same search on its own page', async () => {
  const page = await hub.page();
  await page.goto(at(post));
  await page.keyboard.press('/');
  await field(page).fill('altitude');
  await hit(page, bread).waitFor();
  await page.locator('dialog summary', { hasText: 'Topic' }).click();
  await choice(page, 'Baking').check();
  await field(page).press('Enter');
  await page.waitForURL(at('search/?q=altitude&topic=Baking'));
  await hit(page, bread).waitFor();
  await page.context().close();
});

test('arrow keys go through the results, and Enter opens one', async () => {
  const page = await openSearchPage();
  await field(page).fill('kettle');
  await hit(page, kettle).waitFor();
  await page.keyboard.press('ArrowDown');
  const first = titles(page).first().getByRole('link');
  expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowUp');
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  const href = await first.getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href}`);
  await page.context().close();
});

test('nothing found is said, with names near to it and ways to go on', async () => {
  const page = await openSearchPage();
  await field(page).fill('qitchenx');
  await expect.poll(() => status(page).textContent()).toBe('Nothing found for “qitchenx”');
  expect(await page.locator('.search-hints a').first().textContent()).toContain('Kitchen');
  for (const name of ['the feed', 'all topics'])
    expect(await page.getByRole('link', { name }).isVisible(), name).toBe(true);
  await page.locator('.search-hints a').first().click();
  await page.waitForURL(at('search/?topic=Kitchen'));
  await titles(page).first().waitFor();
  await page.context().close();
});

test('more than twenty results come in twenties, and the new ones have the focus', async () => {
  const page = await openSearchPage('search/?kind=Post');
  await titles(page).first().waitFor();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 4000);
      return titles(page).count();
    })
    .toBe(20);
  await page.getByRole('button', { name: /^Show \d+ more/ }).click();
  await expect.poll(() => titles(page).count()).toBeGreaterThan(20);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('.hit-title a')].indexOf(document.activeElement as Element),
    ),
  ).toBe(20);
  await page.context().close();
});

test('what a query or a body holds never becomes markup', async () => {
  const page = await openSearchPage(
    `search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> crumbs')}`,
  );
  await expect.poll(() => status(page).textContent()).toContain('found');
  expect(
    await page.locator('hub-search :is(img, script, iframe, [onerror], [style])').count(),
  ).toBe(0);
  await page.context().close();
});

test('nothing moves while the search page loads', async () => {
  for (const width of [360, 1280]) {
    const page = await hub.page({ viewport: { width, height: 800 } });
    await page.goto(at('search/?q=kettle'));
    await hit(page, kettle).waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    expect(shift, `${width}`).toBe(0);
    await page.context().close();
  }
});

test('an index that does not come is told, with ways to go on', async () => {
  const page = await hub.page();
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(at('search/?q=kettle'));
  await page.getByText('The search index could not be fetched.').waitFor();
  expect(await page.getByRole('link', { name: 'the feed' }).isVisible()).toBe(true);
  await page.context().close();
});

test('without JavaScript the search page says so and leads on, and the link in the header leads to it', async () => {
  const page = await hub.page({ javaScriptEnabled: false });
  await page.goto(at(post));
  await page.locator('[data-open-search]').click();
  await page.waitForURL(at('search/'));
  const sentence = page.locator('.search-off');
  expect(await sentence.isVisible()).toBe(true);
  expect(await sentence.getByRole('link').count()).toBe(3);
  expect(await page.getByRole('searchbox').filter({ visible: true }).count()).toBe(0);
  await page.context().close();
});
