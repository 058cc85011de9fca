import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPageTypes } from '../../scripts/lib/page-types.ts';
import { fixtureOut } from './build-fixture.ts';
import { type OpenHub, openHub } from './hub.ts';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const reading = [
  '/posts/the-long-table/',
  '/posts/behind-the-pantry-door/',
  '/posts/khubz-al-jabal/',
  '/posts/the-kettle-that-never-boiled/',
  '/offsites/a-week-of-soup/',
];
const pages = [
  ...(await findPageTypes(fixtureOut)),
  ...reading,
  '/community/archive/1/',
  '/feeds/',
  '/styleguide/',
  '/404.html',
];

test.each([
  ['on a desk in light', 'light', 1280],
  ['on a phone in dark', 'dark', 360],
] as const)('axe finds nothing on any type of page %s colours', async (_, colorScheme, width) => {
  const page = await hub.page({
    colorScheme,
    viewport: { width, height: 800 },
    bypassCSP: true,
    reducedMotion: 'reduce',
  });
  const found: string[] = [];
  for (const path of pages) {
    await page.goto(hub.url.replace(/\/$/, '') + path);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const results = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`,
        ),
      );
    });
    found.push(...violations.map((violation) => `${path} ${violation}`));
  }
  expect(found).toEqual([]);
  await page.context().close();
});

test('no page scrolls sideways from 320 pixels up', async () => {
  const page = await hub.page();
  const wide: string[] = [];
  for (const path of pages) {
    await page.goto(hub.url.replace(/\/$/, '') + path);
    for (const width of [320, 360, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (excess > 0) wide.push(`${path} at ${width}: ${excess} px`);
    }
  }
  expect(wide).toEqual([]);
  await page.context().close();
});

test('the keyboard reaches the content, and the skip link comes first', async () => {
  const page = await hub.page();
  await page.goto(hub.url);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    'Skip to the content',
  );
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('hub--content');
  await page.context().close();
});
