import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLighthouse } from '../../scripts/lib/lighthouse.ts';
import { findPageTypes } from '../../scripts/lib/page-types.ts';
import { serveFolder } from '../../scripts/lib/serve.ts';
import { fixtureOut } from './build-fixture.ts';

let browser: Awaited<ReturnType<typeof openLighthouse>>;
let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  server = await serveFolder({ root: fixtureOut, base: '/', port: 0 });
  browser = await openLighthouse();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each(await findPageTypes(fixtureOut))(
  'Lighthouse gives %s 100 for accessibility, best practices and SEO',
  { timeout: 300_000 },
  async (path) => {
    const { scores, failed } = await browser.audit(server.url.replace(/\/$/, '') + path, [
      'accessibility',
      'best-practices',
      'seo',
    ]);
    expect(failed).toEqual([]);
    expect(scores).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
  },
);
