import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse from 'lighthouse';
import { browserFlags, requireBrowser } from './browser.ts';

/** Scores from 0 to 100, and what took points. */
export interface Scores {
  scores: Record<string, number>;
  /** Audits that did not pass, with their titles. */
  failed: string[];
}

/** Milliseconds of rest before an audit, and what only a report shows. */
const untimed = {
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 100,
  cpuQuietThresholdMs: 100,
  disableFullPageScreenshot: true,
  skipAboutBlank: true,
};

/** Starts a browser for Lighthouse; `close` ends it. */
export async function openLighthouse() {
  const port = await freePort();
  const profile = mkdtempSync(path.join(tmpdir(), 'hub-lighthouse-'));
  const browser = spawn(
    await requireBrowser(),
    [
      ...browserFlags,
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  await waitFor(`http://127.0.0.1:${port}/json/version`);
  return {
    /**
     * Audits one page as on a phone, with Lighthouse's simulated network. Without the category
     * `performance` nothing is timed, so nothing waits for the page to be quiet either.
     */
    audit: async (url: string, categories: string[]): Promise<Scores> => {
      const flags = {
        port,
        onlyCategories: categories,
        logLevel: 'silent',
        output: 'json',
      } as const;
      const result = await lighthouse(
        url,
        categories.includes('performance') ? flags : { ...flags, ...untimed },
      );
      if (!result) throw new Error(`Lighthouse gave no answer for ${url}.`);
      const { lhr } = result;
      const counted = new Set(
        Object.values(lhr.categories).flatMap(({ auditRefs }) =>
          auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
        ),
      );
      return {
        scores: Object.fromEntries(
          Object.values(lhr.categories).map(({ id, score }) => [
            id,
            Math.round((score ?? 0) * 100),
          ]),
        ),
        failed: Object.values(lhr.audits)
          .filter(({ id, score }) => counted.has(id) && score !== null && score < 1)
          .map(
            ({ id, title, displayValue }) =>
              `${id}: ${title}${displayValue ? ` (${displayValue})` : ''}`,
          ),
      };
    },
    close: async () => {
      const ended = new Promise((resolve) => browser.once('exit', resolve));
      browser.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function waitFor(url: string) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(url)
        .then(({ ok }) => ok)
        .catch(() => false)
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The browser did not start in 10 seconds. Set CHROME_PATH to another one.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
