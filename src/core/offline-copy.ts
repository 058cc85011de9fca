import type { Kind } from './kind.ts';

/**
 * Where the copy of a page in one file is, if its kind declares `offline`:
 * `/cities/bilbao/bilbao-offline.html`. Its name says what it is once it is downloaded.
 */
export const offlineCopyPath = (href: string) => href.replace(/([^/]+)\/$/, '$1/$1-offline.html');

/**
 * Whether a built file is such a copy: it has an `.html` ending and is no page.
 *
 * @param file path below the built folder
 */
export function isOfflineCopy(file: string, kinds: Record<string, Kind>): boolean {
  const [, kind = ''] = /^([^/]+)\/([^/]+)\/\2-offline\.html$/.exec(file) ?? [];
  return kinds[kind]?.surfaces.includes('offline') ?? false;
}
