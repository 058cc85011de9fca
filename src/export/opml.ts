import { parseOpml } from 'feedsmith';
import type { ApiIndex, ApiRecord } from '#core/api.ts';
import type { Kind } from '#core/kind.ts';
import type { Hidden } from './hidden.ts';

/** What a list of feeds is compared with. */
export interface OpmlSource {
  index: ApiIndex;
  /** Of all public entries. */
  records: readonly ApiRecord[];
  hidden: Hidden;
  kinds: Record<string, Kind>;
}

/**
 * Whether a list of feeds leads only to pages of this hub that readers may see, and names nothing
 * hidden. A hidden name that the records have as well is a word like any other.
 */
export function isOpmlOf(opml: string, { index, records, hidden, kinds }: OpmlSource): boolean {
  const feeds = feedsIn(parseOpml(opml).body?.outlines ?? []);
  const pages = new Set(records.flatMap(({ url }) => url ?? []));
  const isOfEntry = (page: string) => {
    const [kind = '', slug] = page.slice(index.url.length).split('/');
    return Object.hasOwn(kinds, kind) && slug;
  };
  const isPublicPage = (page: string) =>
    page.startsWith(index.url) && (!isOfEntry(page) || pages.has(page));
  const told = JSON.stringify([index, records]);
  return feeds.every(
    ({ text, title, description, xmlUrl, htmlUrl }) =>
      isPublicPage(htmlUrl ?? '') &&
      isPublicPage((xmlUrl ?? '').replace(/[^/]*$/, '')) &&
      !hidden.isNamed([text, title, description].join('\n'), told),
  );
}

interface Outline {
  text?: string;
  title?: string;
  description?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  outlines?: Outline[];
}

const feedsIn = (outlines: readonly Outline[]): Outline[] =>
  outlines.flatMap((outline) => (outline.outlines?.length ? feedsIn(outline.outlines) : [outline]));
