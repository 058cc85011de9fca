import type { Author } from '#core/fields.ts';
import { fromAddress, toAlias, withoutSite } from './addresses.ts';
import { readFileName, toDate } from './dates.ts';
import { makeName, toFreeName } from './identifiers.ts';
import { withoutEmails } from './emails.ts';
import type { ImportMap } from './map.ts';
import { asList, nameFields, type NamedFields, valueAt } from './names.ts';
import { type createPeople, type ForeignPerson, toPeople } from './people.ts';
import {
  type AddressedFile,
  fillAddress,
  type Reader,
  type SourceFile,
  type SourceSite,
} from './reader.ts';
import { type createTopics, toTags } from './topics.ts';

/** What an import knows of a file before it converts any: enough for all others to link to it. */
export interface Planned {
  file: string;
  /** Id, URL and file name in the hub. */
  slug: string;
  /** As its front matter says. */
  title?: string;
  /** ISO 8601 day or instant. */
  date?: string;
  authors: Author[];
  topics: string[];
  /** Path the old site showed it at. */
  address?: string;
  aliases: string[];
  notes: string[];
}

/** What a plan is made with. */
export interface Planning {
  kind: string;
  own: readonly string[];
  site: SourceSite;
  reader: Reader;
  map: ImportMap;
  people: ReturnType<typeof createPeople>;
  knownPeople: Map<string, ForeignPerson>;
  topics: ReturnType<typeof createTopics>;
  /** Days that Git knows files to be from. */
  firstDays: Map<string, string>;
}

/** Front matter of a file by our names, the map's own values last. */
export function fieldsOf(
  { file, fields }: Pick<SourceFile, 'file' | 'fields'>,
  { reader, map, own }: Pick<Planning, 'reader' | 'map' | 'own'>,
): NamedFields {
  const named = nameFields(fields, reader, map, own);
  const rule = map.files[file] || {};
  const defaults = Object.entries(map.defaults).filter(
    ([name]) => name !== 'date' && named.values[name] === undefined,
  );
  const values = {
    ...named.values,
    ...(fillPlaces(Object.fromEntries(defaults), fields) as object),
    ...(fillPlaces(rule, fields) as object),
  };
  return { ...named, values };
}

/** `{name}` in the map's texts is the file's own field. */
function fillPlaces(value: unknown, fields: Record<string, unknown>): unknown {
  if (typeof value === 'string')
    return value.replace(/\{([\w.-]+)\}/g, (whole, name: string) => {
      const own = fields[name];
      return typeof own === 'string' || typeof own === 'number' ? String(own) : whole;
    });
  if (Array.isArray(value)) return value.map((inner) => fillPlaces(inner, fields));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, fillPlaces(inner, fields)]),
  );
}

/** What a single file asks for; names and addresses are given out by {@link settlePlans}. */
export function planFile(source: SourceFile, planning: Planning): Planned {
  const { site, reader, people, knownPeople, topics } = planning;
  const { values } = fieldsOf(source, planning);
  const { date, note } = dateOf(source, values, planning);
  const { slug, address } = addressOf(source, values, (date ?? '').slice(0, 10), planning);
  const named = values.authors ?? site.config.author ?? valueAt(site.config, 'params.author');
  const authors = toPeople(named, knownPeople).map((person) => people.toAuthor(person));
  for (const author of authors) if (date) people.sawOn(author, date.slice(0, 10));
  const notes = note ? [note] : [];
  const withoutMail = (texts: string[]) => {
    const kept = texts.filter((text) => withoutEmails(text) === text);
    if (kept.length < texts.length) notes.push('An e-mail address was taken out.');
    return kept;
  };
  const tags = withoutMail(toTags(asList(values.topics), reader.tagsBySpace ?? false));
  const folder = reader.relativeAliases ? address : undefined;
  const old = withoutMail(asList(values.aliases).flatMap((alias) => asList(alias).map(String)));
  return {
    file: source.file,
    slug: slug ?? makeName('entry', source.file),
    ...(typeof values.title === 'string' ? { title: values.title } : {}),
    ...(date ? { date } : {}),
    authors: uniqueAuthors(authors),
    topics: [...new Set(tags.flatMap((tag) => topics.idOf(tag) ?? []))],
    ...(address ? { address } : {}),
    aliases: [address, ...old.map((alias) => fromAddress(alias, folder))].flatMap((alias) =>
      alias ? (toAlias(alias, site.url) ?? []) : [],
    ),
    notes,
  };
}

/** True for what nobody but its author should see yet. */
export const isDraft = (file: string, values: Record<string, unknown>) =>
  values.draft === true || /(^|\/)_drafts\//.test(file);

/** A file's day: as it says, as its name says, as the map says, as Git or the disk knows. */
function dateOf(
  { file, modified }: SourceFile,
  values: Record<string, unknown>,
  { map, firstDays }: Planning,
): { date?: string; note?: string } {
  const own = toDate(values.date);
  if (own) return { date: own };
  const given =
    values.date === undefined
      ? ''
      : `The date "${String(values.date)}" cannot be read with certainty. `;
  const { day } = readFileName(file);
  const date = day ?? toDate(map.defaults.date);
  if (date)
    return {
      date,
      ...(given
        ? { note: `${given}${day ? 'That of its name' : 'The one of the map'} was taken.` }
        : {}),
    };
  const first = firstDays.get(file);
  if (first) return { date: first, note: `${given}The date is that of its first commit.` };
  // Generators know words for it: "Last Modified". A draft needs some day, until it has its own.
  if (isDraft(file, values) || /^(git )?(last modified|created)$/i.test(String(values.date)))
    return { date: modified, note: `${given}The date is that of the file on this disk.` };
  return { note: `${given}Add a date, or give one with --map, under files or defaults.` };
}

/** Where a file was on the old site, and what it is called in the hub. */
function addressOf(
  { file, fields }: SourceFile,
  values: Record<string, unknown>,
  day: string,
  { site, reader, map }: Planning,
): { slug: string | undefined; address: string | undefined } {
  const { stem } = readFileName(file);
  const written = ['string', 'number'].includes(typeof values.slug) ? String(values.slug) : '';
  const last = lastOf(written);
  const addressed: AddressedFile = {
    file,
    stem,
    ...(last ? { slug: last } : {}),
    day,
    categories: toTags([fields.categories ?? fields.category], reader.tagsBySpace ?? false),
  };
  const own = addressIn(values.address, site);
  const address =
    own ??
    (written.startsWith('/') ? written : undefined) ??
    (map.urls ? fillAddress(map.urls, addressed) : reader.addressOf(addressed, site));
  const slug = [last, stem, lastOf(own)].map((text) => toSlug(text ?? '')).find(Boolean);
  return { slug, address };
}

const addressIn = (value: unknown, { url }: SourceSite) => {
  if (typeof value !== 'string' || value.includes('{')) return undefined;
  const path = withoutSite(value, url);
  return /^\w+:/.test(path) ? undefined : `/${path.replace(/^\/+/, '')}`;
};

const lastOf = (address: string | undefined) =>
  address
    ?.replace(/\.\w+$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1);

const toSlug = (text: string) => toFreeName(text.split('/').filter(Boolean).at(-1) ?? '');

const uniqueAuthors = (authors: Author[]) => [
  ...new Map(authors.map((author) => [JSON.stringify(author), author])).values(),
];
