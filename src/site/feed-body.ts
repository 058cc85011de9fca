import type { FeedEntry } from './feed.ts';

/** A start tag of our own rendered HTML, in which every `<` of a text is escaped. */
const startTag = /<[a-z][^\s>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*>/gi;

/** An attribute that holds addresses; the others are matched so that their values are skipped. */
const attribute = /(\s[^\s=>]+=")([^"]*)"/g;

/**
 * A rendered body for programs that show it elsewhere: every address is absolute, anchors lead to
 * the entry's page, and a text of another language says so itself. Code that shows HTML stays as it is.
 */
export function toFeedBody(html: string, entry: Pick<FeedEntry, 'url' | 'language' | 'dir'>) {
  const { origin } = new URL(entry.url);
  const toAbsolute = (address: string) =>
    address.startsWith('#') ? entry.url + address : address.replace(/^\/(?!\/)/, `${origin}/`);
  const body = html.replace(startTag, (tag) =>
    tag.replace(attribute, (whole, start: string, value: string) => {
      const name = start.trim().slice(0, -2);
      if (name === 'href' || name === 'src') return `${start}${toAbsolute(value)}"`;
      if (name !== 'srcset') return whole;
      return `${start}${value.split(', ').map(toAbsolute).join(', ')}"`;
    }),
  );
  return entry.language ? `<div lang="${entry.language}" dir="${entry.dir}">${body}</div>` : body;
}
