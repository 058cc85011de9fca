import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import pLimit from 'p-limit';
import satori, { type SatoriOptions } from 'satori';
import sharp from 'sharp';
import type { Item } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import { canvas, type CardSite, lettersOf } from './card.ts';
import type { Element } from './element.ts';
import { type CardType, type OgCache, openFaces } from './faces.ts';
import { toCard, toHubCard } from './template.ts';

/** Where images are kept between builds, and where they go. */
export interface OgPlaces {
  cache: OgCache;
  /** Folder of the built site; images go to `og/` in it. */
  out: string;
}

// Letters are nearly grey: halved colour costs them nothing. All of mozjpeg's tricks but the search
// for scans, which saves a twentieth and doubles the time.
const jpeg = {
  quality: 74,
  chromaSubsampling: '4:2:0',
  progressive: true,
  quantisationTable: 3,
  trellisQuantisation: true,
  overshootDeringing: true,
} as const;

/**
 * Writes `og/<kind>/<id>.jpg` for each item whose kind has the surface, and `og/hub.jpg` for
 * pages without an item. What was drawn before, with the same letters, fonts and tools, is copied
 * from the cache.
 *
 * @returns file names below `out` by item key; the hub's own is under the empty key
 */
export async function renderOgImages(
  items: readonly Item[],
  site: CardSite,
  kinds: Record<string, Kind>,
  { cache, out }: OgPlaces,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Map<string, string>> {
  const faces = await openFaces(cache);
  const version = await readVersion(faces.version);
  const shown = items.filter(({ kind }) => kinds[kind]?.surfaces.includes('og'));
  const jobs = [
    {
      key: '',
      file: 'og/hub.jpg',
      letters: `${site.name} ${site.tagline} ${site.host}`,
      toTree: (type: CardType) => toHubCard(site, Object.values(kinds), type),
    },
    ...shown.map((item) => ({
      key: item.key,
      file: `og/${item.kind}/${item.id}.jpg`,
      letters: lettersOf(item, site),
      toTree: (type: CardType) => {
        const { hue, label } = kinds[item.kind] as Kind;
        return toCard(item, site, { hue, label: label.one }, type);
      },
    })),
  ];
  for (const folder of new Set(jobs.map(({ file }) => path.dirname(file)))) {
    await mkdir(path.join(out, folder), { recursive: true });
  }
  const [copying, drawing] = [pLimit(16), pLimit(2)];
  let done = 0;
  await Promise.all(
    jobs.map(({ file, letters, toTree }) =>
      copying(async () => {
        const type = await faces.typeFor(letters);
        const image = await renderCached(toTree(type), version, cache, (tree) =>
          drawing(() => renderImage(tree, type)),
        );
        await writeFile(path.join(out, file), image);
        done += 1;
        onProgress(done, jobs.length);
      }),
    ),
  );
  return new Map(jobs.map(({ key, file }) => [key, file]));
}

async function renderCached(
  tree: Element,
  version: string,
  cache: OgCache,
  draw: (tree: Element) => Promise<Buffer>,
): Promise<Buffer> {
  const name = `${hashOf(version + JSON.stringify(tree))}.jpg`;
  const cached = await cache.read(name);
  if (cached) return cached;
  const image = await draw(tree);
  await cache.write(name, image);
  return image;
}

/** JPEG of a card; the same card gives the same bytes. */
async function renderImage(tree: Element, { fonts }: Pick<CardType, 'fonts'>): Promise<Buffer> {
  const options: SatoriOptions = { ...canvas, fonts };
  const svg = await satori(tree as unknown as Parameters<typeof satori>[0], options);
  // satori masks each drawing with its own box: the same pixels, in twice the time.
  const unmasked = svg.replace(/(<image [^>]*?) mask="[^"]*"/g, '$1');
  return sharp(Buffer.from(unmasked)).jpeg(jpeg).toBuffer();
}

/** Changes with whatever draws differently, other than the tree itself. */
async function readVersion(fonts: string): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const { version } = JSON.parse(await readFile(resolve('satori/package.json'), 'utf8')) as {
    version: string;
  };
  return JSON.stringify([fonts, version, sharp.versions, jpeg]);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
