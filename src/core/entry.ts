import type { SharedData } from './fields.ts';
import type { LocalMap } from './local-map.ts';
import { withBase } from './urls.ts';

/** A heading of an entry's body. */
export interface Heading {
  /** 2–6; the page itself owns level 1. */
  depth: number;
  /** Anchor, as GitHub makes it. */
  id: string;
  text: string;
}

/** What is known of a body without its HTML. */
export interface BodyFacts {
  /** Content address of the rendered body in the render cache. */
  renderKey: string;
  headings: Heading[];
  words: number;
  /** Reading time, at least 1. */
  minutes: number;
  /** Plain text of the first words, at most 300 characters. */
  excerpt: string;
}

/** One commit that touched an entry. Names and addresses of commits never leave Git. */
export interface Change {
  /** Full commit hash. */
  commit: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  /** Member who made it, when the commit carries their GitHub noreply address. */
  member?: string;
}

/** A picture ready for a page: widths made from one source file. */
export interface Picture {
  /** File names in `_images/`, without extension and width: `<digest>`. */
  name: string;
  /** Pixels of the largest variant. */
  width: number;
  height: number;
  /** Ascending pixel widths; each exists as `.avif` and `.webp`. */
  widths: number[];
}

/** A raw record of `content/`, validated, without its body. */
export interface Entry<Data = SharedData> {
  kind: string;
  id: string;
  slug: string;
  data: Data;
  /** Path below the content folder, with `/`. */
  file: string;
  /** Hash of the source file and of every picture it shows. */
  digest: string;
  body: BodyFacts;
  /** Pictures named in the front matter, by their `src`. */
  pictures: Record<string, Picture>;
  /** Other files that its front matter names, by their address as written. */
  media: Record<string, MediaFile>;
  /** What is said in its video, in the cache; see `readTranscript`. Absent without captions. */
  transcriptKey?: string;
  /** Keys of entries that its text links to. */
  links: string[];
  /** Map of what stands on its page; see `Kind.host`. */
  map?: LocalMap;
  /** Newest first. Absent without Git or in a shallow clone. */
  history?: Change[];
  /** Values that the kind's dated field had in Git, newest first, and since when; see `Kind.dated`. */
  states?: { value: string; at: string }[];
}

/** A file that is published as it is. */
export interface MediaFile {
  /** File name in `_media/`, with its extension: `<digest>.mp4`. */
  name: string;
  mime: string;
  bytes: number;
}

/** An entry's address: its page, or where it stands on that of its host. */
export function addressOfEntry(
  { kind, slug }: Pick<Entry, 'kind' | 'slug'>,
  host: Pick<Entry, 'kind' | 'slug'> | undefined,
  base: string,
): string {
  // No heading has a dot in its anchor, so that none is taken for a place.
  return host
    ? withBase(base, `/${host.kind}/${host.slug}/#${kind}.${slug}`)
    : withBase(base, `/${kind}/${slug}/`);
}

/** `<kind>/<id>`: an entry's key; it never changes and is its discussion's term. */
export const entryKey = (entry: { kind: string; id: string }) => `${entry.kind}/${entry.id}`;
