import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Item } from '#core/item.ts';
import { offlineCopyPath } from '#core/offline-copy.ts';
import { packPage } from './pack-page.ts';
import type { ReadBuilt } from './pack-styles.ts';

/** A built hub whose pages are copied, and where it will be read. */
export interface CopiedHub {
  folder: string;
  origin: string;
  base: string;
  /** ISO day of the build. */
  asOf: string;
}

/** Writes the copy of each item's page in one file, beside the page. */
export async function writeOfflineCopies(
  items: readonly Item[],
  { folder, origin, base, asOf }: CopiedHub,
  progress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const fileOf = (address: string) => path.join(folder, address.slice(base.length));
  const read = createReader(fileOf, `${base}_astro/`);
  for (const [index, { title, href }] of items.entries()) {
    const html = await readFile(fileOf(`${href}index.html`), 'utf8');
    const copy = await packPage({ html, title, origin, href, asOf, read });
    await writeFile(fileOf(offlineCopyPath(href)), copy);
    progress(index + 1, items.length);
  }
}

/** Reads styles and fonts once for all pages; pictures are many, and few are on two pages. */
function createReader(fileOf: (address: string) => string, shared: string): ReadBuilt {
  const known = new Map<string, ReturnType<ReadBuilt>>();
  const read = (address: string) =>
    readFile(fileOf(address)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  return (address) => {
    if (!address.startsWith(shared)) return read(address);
    const content = known.get(address) ?? read(address);
    known.set(address, content);
    return content;
  };
}
