import { glob, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Community } from '#core/community.ts';
import type { Item } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import { isOfflineCopy } from '#core/offline-copy.ts';
import type { Settings } from '#core/settings.ts';
import type { CheckedSource } from '#ingest/hub.ts';
import { elementsOf } from '#ingest/parse.ts';

/** A built page, parsed by an HTML parser that has no part in building it. */
export interface BuiltPage {
  /** Path below the built folder. */
  file: string;
  html: string;
  tree: Root;
  elements: Element[];
}

/** A built hub and the content it was built from. */
export interface BuiltSite {
  folder: string;
  /** Every built file, sorted. */
  files: string[];
  pages: BuiltPage[];
  settings: Settings;
  origin: string;
  base: string;
  kinds: Record<string, Kind>;
  community: Community;
  /** Everything in the content folder, also what is not public. */
  sources: CheckedSource[];
}

/** Something a built hub gets wrong. */
export interface Finding {
  file: string;
  message: string;
}

/** One rule over a built hub. */
export type Rule = (site: BuiltSite) => Finding[] | Promise<Finding[]>;

/** Every file of a built folder, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const name of glob('**/*', { cwd: folder })) {
    if ((await stat(path.join(folder, name))).isFile()) files.push(name.replaceAll(path.sep, '/'));
  }
  return files.sort();
}

/** Reads and parses the pages of a built folder; a copy of a page is none. */
export async function readPages(
  folder: string,
  files: string[],
  kinds: Record<string, Kind>,
): Promise<BuiltPage[]> {
  return Promise.all(
    files
      .filter((file) => file.endsWith('.html') && !isOfflineCopy(file, kinds))
      .map(async (file) => {
        const html = await readFile(path.join(folder, file), 'utf8');
        const tree = fromHtml(html);
        return { file, html, tree, elements: elementsOf(tree) };
      }),
  );
}

/** Items that declare a surface. */
export const itemsOn = (
  { community, kinds }: BuiltSite,
  surface: Kind['surfaces'][number],
): Item[] => community.items.filter(({ kind }) => kinds[kind]?.surfaces.includes(surface));

/** Built file behind a root-relative address; undefined when it lies outside the hub. */
export function fileOf({ base }: BuiltSite, href: string): string | undefined {
  const [pathname = ''] = href.split(/[?#]/);
  if (!pathname.startsWith(base)) return undefined;
  const inside = decodeURIComponent(pathname.slice(base.length));
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}

/** Text of a built file; the search index is stored compressed. */
export async function readText(folder: string, file: string): Promise<string> {
  const bytes = await readFile(path.join(folder, file));
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}
