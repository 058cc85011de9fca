/** A format in which every feed is written; its file lies in the folder of the page it belongs to. */
export interface FeedFormat {
  name: 'rss' | 'atom' | 'json';
  /** What readers see. */
  label: string;
  file: string;
  /** Media type. */
  type: string;
}

/** Every feed is there in each of them, with the same entries. */
export const feedFormats: readonly FeedFormat[] = [
  { name: 'rss', label: 'RSS', file: 'rss.xml', type: 'application/rss+xml' },
  { name: 'atom', label: 'Atom', file: 'atom.xml', type: 'application/atom+xml' },
  { name: 'json', label: 'JSON', file: 'feed.json', type: 'application/feed+json' },
];

/** Newest entries that a feed carries, with their full text. */
export const feedLength = 20;
