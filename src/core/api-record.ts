import type { ApiRecord } from './api.ts';
import type { Entry } from './entry.ts';
import type { Item, ItemPicture, Person } from './item.ts';
import type { Kind } from './kind.ts';
import type { Settings } from './settings.ts';
import { markdownPath, withBase } from './urls.ts';

/** The hub that a record is told of. */
export interface RecordSource {
  kinds: Record<string, Kind>;
  settings: Settings;
  /** `https://community.example.com` */
  origin: string;
  /** `/` or `/hub/`. */
  base: string;
  /** Items by key: all that is public. */
  byKey: ReadonlyMap<string, Item>;
}

/** Path of the file of the API that an item is in, without the base: split by kind and year. */
export const shardPath = ({ kind, day }: Pick<Item, 'kind' | 'day'>) =>
  `/api/v1/${kind}/${day ? day.slice(0, 4) : 'undated'}.json`;

/** Where a source file of the hub can be read on GitHub. */
export const sourceUrl = ({ repo, branch }: Settings, file: string) =>
  `https://github.com/${repo}/blob/${branch}/content/${file}`;

/**
 * An item with its entry as the API tells it.
 *
 * @param fields the entry's data without what is not public
 */
export function toApiRecord(
  item: Item,
  entry: Entry,
  fields: object,
  source: RecordSource,
): ApiRecord {
  const { kinds, settings, origin, base } = source;
  const kind = kinds[item.kind];
  const hasPage = kind?.surfaces.includes('page') ?? false;
  const absolute = (path: string) => origin + withBase(base, path);
  return {
    key: item.key,
    kind: item.kind,
    id: item.id,
    label: item.label,
    title: item.title,
    ...(item.summary ? { summary: item.summary } : {}),
    excerpt: item.excerpt,
    ...(hasPage || kind?.host ? { url: origin + item.href } : {}),
    links: {
      api: absolute(shardPath(item)),
      ...(hasPage ? { markdown: origin + markdownPath(item.href) } : {}),
      source: sourceUrl(settings, entry.file),
    },
    ...(item.day ? { date: item.day, at: item.at } : {}),
    ...(item.updated ? { updated: item.updated } : {}),
    language: item.lang,
    authors: item.authors.map((person) => toAuthor(person, origin)),
    topics: item.topics.map(({ id, title, href }) => ({ id, title, url: origin + href })),
    facets: publicFacets(item, source),
    ...(item.series ? { series: item.series } : {}),
    ...(item.picture ? { picture: toPicture(item.picture, absolute) } : {}),
    ...(item.since && item.state ? { state: item.state, since: item.since } : {}),
    ...(Object.keys(entry.media).length > 0 ? { media: toMedia(entry, absolute) } : {}),
    words: entry.body.words,
    minutes: item.minutes,
    tally: item.tally,
    aliases: entry.data.aliases.map(absolute),
    fields: { ...fields },
  };
}

const toAuthor = ({ name, id, href }: Person, origin: string) => ({
  name,
  ...(id ? { id } : {}),
  ...(href ? { url: href.startsWith('/') ? origin + href : href } : {}),
});

const toPicture = (
  { name, width, height, alt, credit }: ItemPicture,
  absolute: (path: string) => string,
) => ({
  url: absolute(`/_images/${name}-${width}.webp`),
  alt,
  ...(credit ? { credit } : {}),
  width,
  height,
});

const toMedia = ({ media }: Entry, absolute: (path: string) => string) =>
  Object.fromEntries(
    Object.entries(media).map(([address, { name, mime, bytes }]) => [
      address,
      { url: absolute(`/_media/${name}`), type: mime, bytes },
    ]),
  );

/** A value that stands for an entry is told when the entry is public. */
function publicFacets({ facets }: Item, { kinds, byKey }: RecordSource): Record<string, string[]> {
  const kindOf = new Map(Object.values(kinds).map(({ name, facet }) => [facet?.name, name]));
  return Object.fromEntries(
    Object.entries(facets).map(([facet, ids]) => {
      const kind = kindOf.get(facet);
      return [facet, kind ? ids.filter((id) => byKey.has(`${kind}/${id}`)) : ids];
    }),
  );
}
