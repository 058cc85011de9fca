import { isYes, saysHidden } from './drafts.ts';
import type { ImportMap } from './map.ts';
import type { Reader } from './reader.ts';

/** Their names for what we have, below dots; the first that has a value counts. */
const known: Record<string, readonly string[]> = {
  title: ['title', 'name', 'headline'],
  summary: ['summary', 'description', 'excerpt', 'dek', 'subtitle', 'abstract', 'tagline'],
  date: [
    'date',
    'pubDate',
    'publishDate',
    'pubDatetime',
    'published_at',
    'publishedAt',
    'publish_date',
    'datePublished',
    'published',
    'created',
    'created_at',
  ],
  authors: ['authors', 'author', 'by', 'writers', 'contributors'],
  topics: ['topics', 'topic', 'tags', 'tag', 'categories', 'category'],
  lang: ['lang', 'language', 'locale'],
  slug: ['slug'],
  address: ['permalink', 'url', 'path', 'link'],
  aliases: ['aliases', 'alias', 'redirect_from', 'redirects', 'redirectFrom', 'old_urls'],
  canonical: ['canonical', 'canonical_url', 'canonicalURL', 'canonicalUrl', 'originalUrl'],
  cover: [
    'cover',
    'image',
    'hero',
    'heroImage',
    'hero_image',
    'thumbnail',
    'banner',
    'featured_image',
    'feature_image',
    'featuredImage',
    'images',
  ],
  coverAlt: ['cover_alt', 'image_alt', 'imageAlt', 'heroAlt', 'hero_alt', 'alt'],
  series: ['series'],
  draft: ['draft', 'unlisted', 'private', 'hidden', 'draft_status'],
};

/** What the hub calls a thing that has a name of its own here. */
const fieldNames: Record<string, string> = { address: 'aliases', coverAlt: 'cover.alt' };

/** Fields that say how the old site drew a page, or whether it did; nothing is lost with them. */
const drawing =
  /^(published|public|publish|status|visibility|unlisted|private|hidden|isDraft|layout|type|template|weight|order|toc|comments|sitemap|robots|lastmod|last_modified\w*|hide_\w+|sidebar\w*|pagination\w*|eleventy\w*|custom_edit_url|id|css|class|author_profile|share|featured|sticky|toc_\w+|math|mermaid|image_alt|build|cascade|outputs|permalink|readingTime|_.*)$/;

/** Front matter by our names, and what became of each of theirs. */
export interface NamedFields {
  values: Record<string, unknown>;
  /** Theirs -> ours, where the names differ. */
  mapped: Record<string, string>;
  /** Names with no place in the hub. */
  dropped: string[];
}

/** @param own names of the kind's fields: one of those keeps its name, when nothing else claims it */
export function nameFields(
  fields: Record<string, unknown>,
  { fields: readersNames = {} }: Pick<Reader, 'fields'>,
  map: ImportMap,
  own: readonly string[],
): NamedFields {
  const values: Record<string, unknown> = {};
  const mapped: Record<string, string> = {};
  const used = new Set<string>();
  const take = (theirs: string, ours: string, { join = false } = {}) => {
    const value = valueAt(fields, theirs);
    if (isEmpty(value) || (ours === 'address' && !isPath(value))) return;
    if (ours === 'date' && typeof value === 'boolean') return;
    if (values[ours] !== undefined && !join) return;
    used.add(theirs);
    values[ours] = join ? [...((values[ours] as unknown[] | undefined) ?? []), value] : value;
    const field = fieldNames[ours] ?? ours;
    if (theirs !== field) mapped[theirs] = field;
  };
  for (const [theirs, ours] of Object.entries(map.fields)) {
    used.add(theirs);
    if (ours !== null) take(theirs, ours);
  }
  const free = (name: string) => !Object.hasOwn(map.fields, name);
  for (const [theirs, ours] of Object.entries(readersNames))
    if (free(theirs)) take(theirs, ours, { join: ours === 'topics' });
  for (const [ours, names] of Object.entries(known))
    for (const theirs of names.filter(free))
      if (theirs === ours || ours === 'address' || !own.includes(theirs))
        take(theirs, ours, { join: ours === 'topics' || ours === 'aliases' });
  for (const name of own)
    if (free(name) && !used.has(name) && values[name] === undefined) take(name, name);
  if (saysHidden(fields) || isYes(values.draft)) values.draft = true;
  else delete values.draft;
  return {
    values,
    mapped,
    dropped: Object.entries(fields).flatMap(([name, value]) =>
      used.has(name) || drawing.test(name) ? [] : leavesOf(name, value, used),
    ),
  };
}

/** A field that nothing used, or the fields within it that nothing used: `extra.subtitle`. */
function leavesOf(name: string, value: unknown, used: ReadonlySet<string>): string[] {
  if (isEmpty(value)) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [name];
  return Object.entries(value).flatMap(([inner, own]) =>
    used.has(`${name}.${inner}`) || isEmpty(own) ? [] : [`${name}.${inner}`],
  );
}

/** A path of the old site; Jekyll's words for a style of paths are none. */
const isPath = (value: unknown) =>
  typeof value === 'string' && /^\/|^(?!\w+:)[^\s{}]*[/.][^\s{}]*$/.test(value);

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** A value as a list, without empty places; a single value is a list of one. */
export const asList = (value: unknown): unknown[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one));

/** A field of a field: `taxonomies.tags`. */
export const valueAt = (fields: Record<string, unknown>, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      fields,
    );
