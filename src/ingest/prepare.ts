import { availableParallelism } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import {
  addressOfEntry,
  type Change,
  type Entry,
  entryKey,
  type MediaFile,
  type Picture,
} from '#core/entry.ts';
import type { Cue } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import type { Settings } from '#core/settings.ts';
import { classifyTarget, withBase } from '#core/urls.ts';
import { keepCached, readCached, readRendererVersion, writeWhole } from './cache.ts';
import { readStates } from './dated.ts';
import { type Commit, historyByFile, matchMember, readCommits } from './history.ts';
import type { CheckedSource, Hub } from './hub.ts';
import { renderPicture } from './images.ts';
import { addMaps } from './maps.ts';
import { keepMedia } from './media.ts';
import type { HubOptions } from './options.ts';
import { renderBody, type Rendered } from './render.ts';
import { hashOf } from './source.ts';

/** Called after each entry; `done` of `total` are ready. */
export type Progress = (done: number, total: number) => void;

/** Where a hub lives: origin and base path. */
export interface Address {
  /** `https://community.example.com`, without a final slash. */
  origin: string;
  /** `/` or `/hub/`. */
  base: string;
}

/** The hub's address: the command's words before those of `site.yaml`. */
export function addressOf(settings: Settings, options: Pick<HubOptions, 'site' | 'base'>): Address {
  const url = new URL(options.site ?? settings.url);
  const base = options.base ?? url.pathname;
  return { origin: url.origin, base: `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/') };
}

/** Whether readers may see a source. */
export const isPublic = ({ data }: Pick<CheckedSource, 'data'>) =>
  !data.draft && data.visibility === 'public' && data.listed !== false;

/**
 * Renders a judged hub into entries: bodies and pictures go to the cache, the entries carry what
 * every page needs. Only what readers may see; with `drafts` also drafts.
 */
export async function prepareEntries(
  hub: Hub,
  options: HubOptions,
  onProgress: Progress = () => {},
): Promise<Entry[]> {
  const { settings } = hub;
  if (!settings) throw new Error('A hub without settings cannot be prepared.');
  const { base } = addressOf(settings, options);
  const version = await readRendererVersion();
  const sources = hub.sources.filter(
    (source) =>
      isPublic(source) ||
      (options.drafts && source.data.visibility === 'public' && source.data.listed !== false),
  );
  const commits = await readCommits(options.content);
  const histories = commits && toHistories(commits, sources);
  const states = commits && (await readDated(hub.kinds, sources, commits, options));
  const byKey = new Map(sources.map((source) => [entryKey(source), source]));
  const hrefs = new Map(
    sources.map((source) => {
      const host = hub.kinds[source.kind]?.host?.(source.data);
      return [entryKey(source), addressOfEntry(source, host ? byKey.get(host) : undefined, base)];
    }),
  );
  const limit = pLimit(availableParallelism());
  let done = 0;
  const entries = await Promise.all(
    sources.map((source) =>
      limit(async () => {
        const entry = await prepareEntry(source, {
          options,
          base,
          version,
          hrefs,
          histories,
          states,
        });
        done += 1;
        onProgress(done, sources.length);
        return entry;
      }),
    ),
  );
  return addMaps(hub.kinds, entries, { ...options, version });
}

interface Surroundings {
  options: HubOptions;
  base: string;
  version: string;
  hrefs: Map<string, string>;
  histories: Map<string, Change[]> | undefined;
  states: Map<string, NonNullable<Entry['states']>> | undefined;
}

async function prepareEntry(
  source: CheckedSource,
  { options, base, version, hrefs, histories, states }: Surroundings,
): Promise<Entry> {
  const toPictures = async (addresses: string[]) =>
    Object.fromEntries(
      await Promise.all(
        [...new Set(addresses)].map(async (address): Promise<[string, Picture]> => {
          const target = classifyTarget(address);
          return [
            address,
            await renderPicture(
              options.cache,
              path.resolve(source.folder, target.type === 'relative' ? target.path : ''),
            ),
          ];
        }),
      ),
    );
  const pictures = await toPictures(source.pictures);
  const context = {
    links: resolveLinks(source, hrefs, base),
    pictures: await toPictures(source.scan.images.map(({ address }) => address)),
    base,
  };
  const renderKey = hashOf(JSON.stringify([version, source.body, source.mdx, context]));
  const rendered = await renderCached(options.cache, renderKey, source, context);
  const history = histories?.get(source.file);
  const dated = states?.get(source.file);
  const transcriptKey =
    source.transcript && (await keepTranscript(options.cache, source.transcript));
  const entry: Omit<Entry, 'digest'> = {
    kind: source.kind,
    id: source.id,
    slug: source.slug,
    data: source.data,
    file: source.file,
    body: {
      renderKey,
      headings: rendered.headings,
      words: rendered.words,
      minutes: Math.max(1, Math.round(rendered.words / 220)),
      excerpt: excerptOf(rendered.text),
    },
    pictures,
    media: await toMedia(options.cache, source),
    ...(transcriptKey ? { transcriptKey } : {}),
    links: linkedKeys(source, hrefs),
    ...(history ? { history } : {}),
    ...(dated ? { states: dated } : {}),
  };
  return { ...entry, digest: hashOf(JSON.stringify([source.hash, entry])) };
}

function resolveLinks(
  source: CheckedSource,
  hrefs: Map<string, string>,
  base: string,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(source.links).map(([address, target]) => {
      if ('path' in target) return [address, withBase(base, target.path)];
      const href = hrefs.get(entryKey(target));
      const isWhole = target.anchor === '' || href?.includes('#');
      return [address, href && (isWhole ? href : `${href}#${target.anchor}`)];
    }),
  );
}

/** Public entries that a text leads to, once each. */
const linkedKeys = (source: CheckedSource, hrefs: Map<string, string>): string[] => {
  const keys = Object.values(source.links).flatMap((target) =>
    'path' in target ? [] : [entryKey(target)],
  );
  return [...new Set(keys)].filter((key) => key !== entryKey(source) && hrefs.has(key)).sort();
};

async function renderCached(
  cache: string,
  key: string,
  source: CheckedSource,
  context: Parameters<typeof renderBody>[2],
): Promise<Rendered> {
  const cached = await readRendered(cache, key);
  if (cached) return cached;
  const rendered = await renderBody(source.body, source.mdx, context);
  await writeWhole(renderedFile(cache, key), JSON.stringify(rendered));
  return rendered;
}

const renderedFile = (cache: string, key: string) => path.join(cache, 'rendered', `${key}.json`);

/** A rendered body from the cache, by its key. */
export async function readRendered(cache: string, key: string): Promise<Rendered | undefined> {
  const cached = await readCached(renderedFile(cache, key));
  return cached && (JSON.parse(cached.toString()) as Rendered);
}

/** Files that an entry names, as they are published. */
const toMedia = async (
  cache: string,
  { media, folder }: CheckedSource,
): Promise<Record<string, MediaFile>> =>
  Object.fromEntries(
    await Promise.all(
      Object.keys(media).map(async (address): Promise<[string, MediaFile]> => {
        const target = classifyTarget(address);
        const file = path.resolve(folder, target.type === 'relative' ? target.path : '');
        return [address, await keepMedia(cache, file)];
      }),
    ),
  );

const transcriptFile = (cache: string, key: string) =>
  path.join(cache, 'transcripts', `${key}.json`);

/** Puts what is said into the cache, whose name for it is returned. */
async function keepTranscript(cache: string, cues: Cue[]): Promise<string> {
  const told = JSON.stringify(cues);
  const key = hashOf(told);
  if (!(await keepCached(transcriptFile(cache, key))))
    await writeWhole(transcriptFile(cache, key), told);
  return key;
}

/** What is said in an entry's video, by the key of its transcript. */
export async function readTranscript(cache: string, key: string): Promise<Cue[]> {
  const cached = await readCached(transcriptFile(cache, key));
  if (!cached) throw new Error('A transcript is missing from the cache. Build again.');
  return JSON.parse(cached.toString()) as Cue[];
}

/** Only public members are named as those who made a change. */
function toHistories(commits: Commit[], sources: CheckedSource[]) {
  const members = sources
    .filter(({ kind }) => kind === 'members')
    .map(({ id, data }) => ({
      id,
      github: data.github as { login: string; id?: number } | undefined,
    }));
  return historyByFile(commits, matchMember(members));
}

/** Since when the dated field of each entry that has one is as it is. */
function readDated(
  kinds: Record<string, Kind>,
  sources: CheckedSource[],
  commits: Commit[],
  { content, asOf }: HubOptions,
) {
  const files = sources.flatMap(({ kind, file, data }) => {
    const field = kinds[kind]?.dated;
    const value = field === undefined ? undefined : data[field];
    return field !== undefined && typeof value === 'string' ? [{ file, field, value }] : [];
  });
  return readStates(content, commits, files, asOf);
}

/** First words of a text, at most 300 characters, cut at a word. */
function excerptOf(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= 300 ? flat : `${flat.slice(0, 299).replace(/\s+\S*$/, '')}…`;
}
