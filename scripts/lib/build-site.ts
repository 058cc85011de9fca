import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Community, joinCommunity } from '#core/community.ts';
import { type Entry, entryKey } from '#core/entry.ts';
import type { Cue } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import type { Problem } from '#core/problem.ts';
import { playedBy } from '#core/played.ts';
import { type SearchRecord, toSearchRecord } from '#core/search-record.ts';
import { cutTranscript } from '#core/transcript.ts';
import { pruneCache, readCached, writeWhole } from '#ingest/cache.ts';
import { type Hub, readHub } from '#ingest/hub.ts';
import { pictureFiles } from '#ingest/images.ts';
import { mediaFile } from '#ingest/media.ts';
import { type HubOptions, writeOptions } from '#ingest/options.ts';
import { addressOf, prepareEntries, readRendered, readTranscript } from '#ingest/prepare.ts';
import { kinds as registry } from '#kinds/registry.ts';
import { renderOgImages } from '#og/render.ts';
import { indexSearch } from './index-search.ts';
import { printProblems, startStep } from './output.ts';
import { writeOfflineCopies } from './write-copies.ts';

/** What to build, and where. Folders may be relative to where the command runs. */
export interface BuildOptions {
  content: string;
  out: string;
  /** Origin, or origin with path; default: the url of `site.yaml`. */
  site?: string;
  /** Default: the path of that url. */
  base?: string;
  /** ISO day. */
  asOf: string;
  /** Default: `.cache` of the project. */
  cache?: string;
}

/** What came of a build. */
export interface BuildReport {
  /** Authors' errors, already printed; with any, nothing was built. */
  problems: Problem[];
  entries: number;
  pages: number;
  seconds: number;
}

const kinds = registry as unknown as Record<string, Kind>;

/**
 * Builds a hub into a staging folder and puts it in place by rename: a failed or killed build
 * leaves the last good one.
 *
 * @throws {Error} when a step fails for a reason that is not the content's
 */
export async function buildSite(build: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const options: HubOptions = {
    content: path.resolve(build.content),
    cache: path.resolve(build.cache ?? '.cache'),
    asOf: build.asOf,
    drafts: false,
    ...(build.base ? { base: build.base } : {}),
    ...(build.site ? { site: build.site } : {}),
  };
  const reading = startStep('Read');
  const hub = await readHub(options.content, kinds);
  if (hub.problems.length > 0) {
    reading.done();
    printProblems(hub.problems);
    return {
      problems: hub.problems,
      entries: 0,
      pages: 0,
      seconds: (performance.now() - started) / 1000,
    };
  }
  reading.done(`${hub.sources.length} entries`);

  const out = path.resolve(build.out);
  const staging = `${out}.staging`;
  await restoreInterrupted(out);
  await rm(staging, { recursive: true, force: true });
  try {
    const entries = await prepare(hub, options);
    const pages = await buildPages(hub, options, staging);
    await addFiles(hub, options, entries, staging);
    await replaceFolder(staging, out);
    await pruneCache(options.cache);
    return {
      problems: [],
      entries: entries.length,
      pages,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    // A step that failed may still be writing: the reason must not be lost to "not empty".
    await rm(staging, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function prepare(hub: Hub, options: HubOptions): Promise<Entry[]> {
  const step = startStep('Render');
  const entries = await prepareEntries(hub, options, step.progress);
  step.done(`${entries.length} public entries`);
  return entries;
}

/** Runs Astro; it reads its options from the environment. */
async function buildPages(hub: Hub, options: HubOptions, staging: string): Promise<number> {
  const step = startStep('Pages');
  const { origin, base } = addressOf(required(hub.settings), options);
  writeOptions(options);
  Object.assign(process.env, {
    POTLUCK_ORIGIN: origin,
    POTLUCK_BASE: base,
    POTLUCK_OUT: staging,
    POTLUCK_ASTRO_CACHE: path.join(options.cache, 'astro', shortHash([options.content, staging])),
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  });
  // A variable of this name, as some tools set, would stand in for the hub's own base path.
  delete process.env.BASE_URL;
  const { build } = await import('astro');
  await build({
    root: path.resolve(import.meta.dirname, '../..'),
    logLevel: 'error',
    mode: 'production',
  });
  const pages = await countPages(staging);
  step.done(`${pages} pages`);
  return pages;
}

/** Adds what pages refer to but Astro does not make: pictures, offline copies, OG images, the search index. */
async function addFiles(hub: Hub, options: HubOptions, entries: Entry[], staging: string) {
  const settings = required(hub.settings);
  const { origin, base } = addressOf(settings, options);
  const community = joinCommunity({
    kinds,
    entries,
    settings,
    snapshot: hub.snapshot,
    base,
    asOf: options.asOf,
  });
  const bodies = new Map(
    await Promise.all(
      entries.map(
        async (entry) =>
          [
            entryKey(entry),
            required(await readRendered(options.cache, entry.body.renderKey)),
          ] as const,
      ),
    ),
  );

  const images = startStep('Pictures');
  const pictures = [
    ...entries.flatMap((entry) => Object.values(entry.pictures)),
    ...[...bodies.values()].flatMap((body) => body.pictures),
  ];
  const files = new Map(
    pictures
      .flatMap((picture) => pictureFiles(options.cache, picture))
      .map(({ name, file }) => [name, file]),
  );
  await mkdir(path.join(staging, '_images'), { recursive: true });
  await Promise.all(
    [...files].map(([name, file]) => copyFile(file, path.join(staging, '_images', name))),
  );
  images.done(`${files.size} files`);

  const media = startStep('Media');
  const attached = new Set(
    entries.flatMap(({ media }) => Object.values(media).map(({ name }) => name)),
  );
  await mkdir(path.join(staging, '_media'), { recursive: true });
  await Promise.all(
    [...attached].map((name) =>
      copyFile(mediaFile(options.cache, name), path.join(staging, '_media', name)),
    ),
  );
  media.done(`${attached.size} files`);

  const on = (surface: Kind['surfaces'][number]) =>
    community.items.filter(({ kind }) => kinds[kind]?.surfaces.includes(surface));
  const downloads = startStep('Downloads');
  const copied = on('offline');
  const site = { folder: staging, origin, base, asOf: options.asOf };
  await writeOfflineCopies(copied, site, downloads.progress);
  downloads.done(`${copied.length} offline copies`);

  const previews = startStep('Previews');
  const og = on('og');
  await renderOgImages(
    og,
    {
      name: settings.name,
      tagline: settings.tagline,
      host: new URL(origin).host,
      lang: settings.language,
    },
    kinds,
    {
      out: staging,
      cache: {
        read: (name) => readCached(path.join(options.cache, 'og', name)),
        write: (name, data) => writeWhole(path.join(options.cache, 'og', name), data),
      },
    },
    previews.progress,
  );
  previews.done(`${og.length + 1} images`);

  const search = startStep('Search');
  const records: SearchRecord[] = [];
  for (const item of on('search')) {
    const { text } = required(bodies.get(item.key));
    const transcript = await readSpoken(item.key, community, options.cache);
    records.push(toSearchRecord(item, { text, transcript }, kinds, community.byKey));
  }
  await indexSearch({ records, out: staging, language: settings.language });
  search.done(`${records.length} records`);
}

/** What is said in what an entry plays. */
async function readSpoken(key: string, { entries }: Community, cache: string): Promise<Cue[]> {
  const entry = entries.get(key);
  const played = entry && playedBy(kinds, entries, entry);
  if (!played?.whole.transcriptKey) return [];
  const cues = await readTranscript(cache, played.whole.transcriptKey);
  return cutTranscript(cues, played.start, played.end);
}

/** Puts a whole folder in place of another. The old one is gone only when the new one stands. */
async function replaceFolder(from: string, to: string) {
  const previous = `${to}.previous`;
  await mkdir(path.dirname(to), { recursive: true });
  await rm(previous, { recursive: true, force: true });
  if (existsSync(to)) await rename(to, previous);
  await rename(from, to);
  await rm(previous, { recursive: true, force: true });
}

/** A build killed between the two renames left the last good hub beside its place. */
async function restoreInterrupted(out: string) {
  if (!existsSync(out) && existsSync(`${out}.previous`)) await rename(`${out}.previous`, out);
}

async function countPages(folder: string): Promise<number> {
  const { glob } = await import('node:fs/promises');
  let count = 0;
  for await (const name of glob('**/*.html', { cwd: folder }))
    if ((await stat(path.join(folder, name))).isFile()) count += 1;
  return count;
}

const shortHash = (parts: string[]) =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A value that an earlier step makes is missing.');
  return value;
}
