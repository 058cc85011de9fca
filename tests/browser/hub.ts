import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserFlags, requireBrowser } from '../../scripts/lib/browser.ts';
import { serveFolder } from '../../scripts/lib/serve.ts';
import { fixtureOut } from './build-fixture.ts';

/** The built fixture hub on loopback, and a browser. */
export interface OpenHub {
  /** With the final slash. */
  url: string;
  browser: Browser;
  /** A page in a context of its own. */
  page: (options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
}

/** Serves the fixture hub and starts the installed browser. */
export async function openHub(): Promise<OpenHub> {
  const server = await serveFolder({ root: fixtureOut, base: '/', port: 0 });
  const browser = await chromium.launch({
    executablePath: await requireBrowser(),
    args: [...browserFlags],
  });
  return {
    url: server.url,
    browser,
    page: async (options = {}) => (await browser.newContext(options)).newPage(),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
