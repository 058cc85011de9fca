import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { kinds } from '#kinds/registry.ts';

/** One address of each type of page of a built hub, from the root. Entries are the first of their index. */
export async function findPageTypes(folder: string): Promise<string[]> {
  const pages = [
    '/',
    '/community/',
    '/wip/',
    '/changelog/',
    '/videos/',
    '/search/',
    '/api/',
    '/privacy/',
    '/code-of-conduct/',
  ];
  for (const kind of Object.keys(kinds)) {
    if (!existsSync(path.join(folder, kind, 'index.html'))) continue;
    pages.push(`/${kind}/`);
    const index = await readFile(path.join(folder, kind, 'index.html'), 'utf8');
    const first = new RegExp(`href="[^"]*(/${kind}/[a-z0-9-]+/)"`).exec(index)?.[1];
    if (first) pages.push(first);
  }
  return pages.filter((page) => existsSync(path.join(folder, page, 'index.html')));
}
