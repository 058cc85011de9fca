import { mkdtempSync } from 'node:fs';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type BrowserContext, chromium } from 'playwright-core';
import sharp from 'sharp';
import { formatTimeCode } from '#core/time-code.ts';
import { browserFlags, requireBrowser } from './lib/browser.ts';
import { parseFolder, runCommand } from './lib/command.ts';
import { startStep } from './lib/output.ts';
import { fps, ScreenRecorder } from './lib/screen-recorder.ts';
import { serveFolder } from './lib/serve.ts';
import { endOf, partsOf, startsOf, toCaptions } from './lib/timeline.ts';
import { tour } from './lib/tour.ts';
import { openEncoder, requireFfmpeg } from './lib/video-encoder.ts';

const size = { width: 1280, height: 720 };

const command = new Command('npm run record --')
  .description(
    'Films the tour of the sample hub with its captions. Build the hub first; the steps are in scripts/lib/tour.ts.',
  )
  .option('--out <folder>', 'the built hub', parseFolder, 'dist')
  .option('--into <folder>', 'where the film goes', 'content/recordings/a-tour-of-this-hub');

await runCommand(command, async ({ out, into }: { out: string; into: string }) => {
  requireFfmpeg();
  const folder = mkdtempSync(join(tmpdir(), 'hub-tour-'));
  const server = await serveFolder({ root: out, base: '/', port: 0 });
  const browser = await chromium.launch({
    executablePath: await requireBrowser(),
    args: [...browserFlags],
  });
  try {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
    await film(context, server.url, folder);
    await mkdir(into, { recursive: true });
    await writeFile(join(folder, 'tour.vtt'), toCaptions(tour));
    for (const name of ['tour.mp4', 'tour.vtt', 'poster.webp'])
      await copyFile(join(folder, name), join(into, name));
    const { size: bytes } = await stat(join(into, 'tour.mp4'));
    console.log(`${join(into, 'tour.mp4')}: ${Math.round(bytes / 1000)} kB`);
    for (const { part, start, end } of partsOf(tour))
      console.log(`  demos/${part}: ${formatTimeCode(start)} to ${formatTimeCode(end)}`);
    return 0;
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
});

/** Films every step in one go. Each has the length it was given, however long it takes to film. */
async function film(context: BrowserContext, url: string, folder: string): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const keys = partsOf(tour).flatMap(({ start, end }) => [start, end]);
  const encoder = openEncoder(join(folder, 'tour.mp4'), fps, keys);
  const recorder = new ScreenRecorder(page, encoder);
  const scene = {
    page,
    film: recorder,
    open: (path: string, at?: string) => recorder.open(new URL(path, url).href, at),
  };
  const progress = startStep('Film');
  const starts = startsOf(tour);
  for (const [index, { show, seconds, words }] of tour.entries()) {
    progress.progress(index, tour.length);
    try {
      await show(scene);
      await recorder.holdUntil((starts[index] ?? 0) + seconds);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`“${words}” could not be filmed: ${reason}`, { cause: error });
    }
    if (index === 0) {
      const poster = sharp(await page.screenshot({ type: 'png' }));
      await poster.webp({ quality: 72 }).toFile(join(folder, 'poster.webp'));
    }
  }
  await encoder.close();
  progress.done(formatTimeCode(endOf(tour)));
}
