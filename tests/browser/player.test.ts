import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHub, openHub } from './hub.ts';

/** 0:10 to 0:22 of a recording of a minute, which the hub has itself. */
const slice = '/demos/ladle-counter/';
const whole = '/recordings/kitchen-all-hands/';
/** 1:20 to 2:05 of a talk on YouTube. */
const hostedSlice = '/demos/soup-ear/';
const talk = '/recordings/soup-talk/';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const at = (address: string) => hub.url.replace(/\/$/, '') + address;

async function open(address: string, options: Parameters<OpenHub['page']>[0] = {}): Promise<Page> {
  const page = await hub.page({ viewport: { width: 1280, height: 900 }, ...options });
  await page.goto(at(address));
  return page;
}

const video = (page: Page) => page.locator('video');
const timeOf = (page: Page) =>
  video(page).evaluate((element: HTMLVideoElement) => element.currentTime);
const isPaused = (page: Page) =>
  video(page).evaluate((element: HTMLVideoElement) => element.paused);
const spoken = (page: Page) => page.locator('.lines li[aria-current="true"]');
const line = (page: Page, words: string) => page.locator('.lines li', { hasText: words });

/** Plays without sound, as a browser that nobody has touched lets it. */
const play = (page: Page) =>
  video(page).evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
  });

/** Goes to a moment as the browser's own controls do. */
const drag = (page: Page, seconds: number) =>
  video(page).evaluate((element: HTMLVideoElement, time) => {
    element.currentTime = time;
  }, seconds);

test('a slice starts where it starts, stops where it ends, and plays on for whoever wants that', async () => {
  const page = await open(slice);
  await expect.poll(() => timeOf(page)).toBe(10);
  await play(page);
  await drag(page, 21);
  await expect.poll(() => isPaused(page)).toBe(true);
  expect(await timeOf(page)).toBeGreaterThanOrEqual(21.9);
  expect(await timeOf(page)).toBeLessThan(23);
  await play(page);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(24);
  expect(await isPaused(page)).toBe(false);
  await page.context().close();
});

test('whoever goes back into a slice is stopped at its end again', async () => {
  const page = await open(slice);
  const again = page.getByRole('button', { name: 'Play it again' });
  await play(page);
  expect(await again.isVisible()).toBe(false);
  await drag(page, 21);
  await expect.poll(() => isPaused(page)).toBe(true);
  await again.click();
  await expect.poll(() => isPaused(page)).toBe(false);
  expect(await timeOf(page)).toBeLessThan(15);
  await drag(page, 21.5);
  await expect.poll(() => isPaused(page)).toBe(true);
  expect(await timeOf(page)).toBeLessThan(23);
  await page.context().close();
});

test('a slice has the lines of its own time, and leads to the moment in the whole', async () => {
  const page = await open(slice);
  const lines = page.locator('.lines li');
  expect(await lines.first().innerText()).toContain('This is the ladle counter');
  expect(await lines.last().innerText()).toContain('eleven days');
  await page.locator(`a[href="${whole}#t=10"]`).click();
  await page.waitForURL(`**${whole}#t=10`);
  await expect.poll(() => timeOf(page)).toBe(10);
  await expect.poll(() => spoken(page).innerText()).toContain('This is the ladle counter');
  expect(await isPaused(page)).toBe(true);
  await page.context().close();
});

test('a line plays from where it is spoken, and what is spoken is marked', async () => {
  const page = await open(whole);
  await line(page, 'With four kettles').click();
  await expect.poll(() => isPaused(page)).toBe(false);
  expect(await timeOf(page)).toBeGreaterThanOrEqual(28);
  expect(page.url()).toContain('#t=28');
  await expect.poll(() => spoken(page).innerText()).toContain('With four kettles');
  await expect.poll(() => spoken(page).innerText()).toContain('zwiebelquartett');
  expect(await spoken(page).count()).toBe(1);
  const chapter = page.locator('.chapters li[aria-current="true"]');
  expect(await chapter.innerText()).toContain('A whistle for four kettles');
  await page.context().close();
});

test('an address with a second leads there, and leaves the reader to press play', async () => {
  const page = await open(`${whole}#t=31`);
  await expect.poll(() => timeOf(page)).toBe(31);
  expect(await isPaused(page)).toBe(true);
  await expect.poll(() => spoken(page).innerText()).toContain('zwiebelquartett');
  await page.context().close();
});

test('the transcript follows in its own box, the page stands still, and a reader who scrolls is left alone', async () => {
  const page = await open(whole, { viewport: { width: 1280, height: 700 } });
  const box = page.locator('.lines');
  const top = () => box.evaluate((element) => element.scrollTop);
  expect(await top()).toBe(0);
  await drag(page, 57);
  await expect.poll(top).toBeGreaterThan(0);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await box.hover();
  await page.mouse.wheel(0, -2000);
  await expect.poll(top).toBe(0);
  await drag(page, 55);
  await expect.poll(() => spoken(page).innerText()).toContain('0:5');
  expect(await top()).toBe(0);
  await page.context().close();
});

test('with reduced motion the transcript does not move by itself', async () => {
  const page = await open(whole, { reducedMotion: 'reduce' });
  await drag(page, 57);
  await expect.poll(() => spoken(page).innerText()).toContain('0:5');
  expect(await page.locator('.lines').evaluate((element) => element.scrollTop)).toBe(0);
  await page.context().close();
});

test('the keyboard alone plays a line and a chapter', async () => {
  const page = await open(whole);
  await line(page, 'A kettle sings one note').getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => isPaused(page)).toBe(false);
  expect(await timeOf(page)).toBeGreaterThanOrEqual(25);
  // Two speak at 0:25.
  for (const next of ['0:25', '0:28']) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(next);
  }
  await page.locator('.chapters a[href="#t=10"]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => timeOf(page)).toBeLessThan(20);
  await page.context().close();
});

test('nothing moves while a page with a video loads, and when its slice has ended', async () => {
  const page = await hub.page({ viewport: { width: 360, height: 740 } });
  await page.addInitScript(() => {
    Object.assign(globalThis, { shifts: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        (globalThis as unknown as { shifts: number[] }).shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifts = () => page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  await page.goto(at(slice), { waitUntil: 'networkidle' });
  await play(page);
  await drag(page, 21);
  await expect.poll(() => isPaused(page)).toBe(true);
  await page.getByRole('button', { name: 'Play it again' }).waitFor();
  expect(await shifts()).toEqual([]);
  await page.context().close();
});

test('without JavaScript there are the video, what is said in it, and the file', async () => {
  const page = await open(slice, { javaScriptEnabled: false });
  expect(await video(page).getAttribute('src')).toMatch(/\.mp4#t=10,22$/);
  expect(await line(page, 'löffelschatten').isVisible()).toBe(true);
  const file = page.getByRole('link', { name: /^Download, \d+ kB$/ });
  const response = await page.request.get(at((await file.getAttribute('href')) ?? ''));
  expect(response.headers()['content-type']).toBe('video/mp4');
  await page.context().close();
});

test('without JavaScript a video elsewhere is a link to it', async () => {
  const page = await open(talk, { javaScriptEnabled: false });
  const link = page.getByRole('link', { name: 'Play on YouTube' });
  expect(await link.getAttribute('href')).toContain('https://www.youtube.com/watch?v=');
  expect(await line(page, 'siedeflüstern').isVisible()).toBe(true);
  await page.context().close();
});

test('a recording without captions says so, and how to add them', async () => {
  const page = await open('/recordings/an-hour-with-the-miller/');
  expect(await page.locator('.transcript').innerText()).toMatch(/WebVTT file beside/);
  await page.context().close();
});

/** Stands in for the player of YouTube: keeps what it is told, and tells the time when asked to. */
const standIn = `<!doctype html><title>Player</title><script>
  const told = (globalThis.told = []);
  addEventListener('message', ({ data }) => told.push(JSON.parse(data)));
  globalThis.tell = (currentTime) =>
    parent.postMessage(JSON.stringify({ event: 'infoDelivery', info: { currentTime } }), '*');
</script>`;

/** A page that knows which other sites it asked; YouTube is the stand-in. */
async function openHosted(address: string) {
  const page = await hub.page({ viewport: { width: 1280, height: 900 } });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(hub.url)) asked.push(request.url());
  });
  await page.route('https://www.youtube-nocookie.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: standIn }),
  );
  await page.goto(at(address), { waitUntil: 'networkidle' });
  const frame = async () => {
    await expect.poll(() => page.frames().length).toBe(2);
    return page.frames()[1];
  };
  return {
    page,
    asked,
    told: async () =>
      (await frame())?.evaluate(() => (globalThis as unknown as { told: unknown[] }).told) ?? [],
    tell: async (seconds: number) =>
      (await frame())?.evaluate(
        (time) => (globalThis as unknown as { tell: (time: number) => void }).tell(time),
        seconds,
      ),
  };
}

test('nobody else is asked before the button is pressed; then the slice starts at its second', async () => {
  const { page, asked } = await openHosted(hostedSlice);
  await line(page, 'hears it before you do').click();
  const button = page.getByRole('button', { name: 'Play from 1:25 on YouTube' });
  await expect
    .poll(() => button.evaluate((element) => element === document.activeElement))
    .toBe(true);
  expect(await page.locator('iframe').count()).toBe(0);
  expect(asked).toEqual([]);
  await page.reload();
  expect(asked).toEqual([]);
  await line(page, 'first sound').first().waitFor();
  await page.goto(at(hostedSlice));
  await page.getByRole('button', { name: 'Play on YouTube' }).click();
  await expect.poll(() => asked.length).toBe(1);
  const address = new URL(asked[0] ?? '');
  expect(address.searchParams.get('start')).toBe('80');
  expect(address.searchParams.get('end')).toBe('125');
  const frame = page.locator('iframe');
  expect(await frame.getAttribute('title')).toBe('An ear for soup');
  expect(await frame.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

test('lines seek in the host’s player, and the line that it plays is marked', async () => {
  const { page, asked, told, tell } = await openHosted(talk);
  await page.getByRole('button', { name: 'Play on YouTube' }).click();
  await expect.poll(told).toContainEqual({ event: 'listening', id: 1, channel: 'widget' });
  await tell(81);
  await expect.poll(() => spoken(page).innerText()).toContain('siedeflüstern');
  await line(page, 'brodelzwang').click();
  await expect.poll(told).toContainEqual({ event: 'command', func: 'seekTo', args: [256, true] });
  await expect.poll(told).toContainEqual({ event: 'command', func: 'playVideo', args: [] });
  expect(asked).toHaveLength(1);
  await page.context().close();
});

test('a slice of what another site plays stops at its end too, each time it is reached', async () => {
  const { page, told, tell } = await openHosted(hostedSlice);
  await page.getByRole('button', { name: 'Play on YouTube' }).click();
  const pauses = async () =>
    (await told()).filter((message) => (message as { func?: string }).func === 'pauseVideo').length;
  await expect.poll(told).not.toEqual([]);
  await tell(124.5);
  expect(await pauses()).toBe(0);
  await tell(125.2);
  await expect.poll(pauses).toBe(1);
  await tell(126);
  await page.getByRole('button', { name: 'Play it again' }).click();
  await expect.poll(told).toContainEqual({ event: 'command', func: 'seekTo', args: [80, true] });
  expect(await pauses()).toBe(1);
  await tell(124.9);
  await tell(125.1);
  await expect.poll(pauses).toBe(2);
  await page.context().close();
});
