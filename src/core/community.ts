import { dayOf, toInstant } from './dates.ts';
import { addressOfEntry, type Entry, entryKey } from './entry.ts';
import type { Author } from './fields.ts';
import type { Item, ItemPicture, ItemVideo, Person, Reference } from './item.ts';
import { addGathered } from './gathered.ts';
import { playedBy } from './played.ts';
import { isClosed } from './geo-formats.ts';
import type { Kind } from './kind.ts';
import type { Settings } from './settings.ts';
import { countReactions, type Snapshot } from './snapshot.ts';

/** What {@link joinCommunity} joins. */
export interface CommunitySource {
  kinds: Record<string, Kind>;
  /** Public entries only. */
  entries: Entry[];
  settings: Settings;
  snapshot?: Snapshot | undefined;
  /** `/` or `/hub/`. */
  base: string;
  /** The only clock: an ISO day. */
  asOf: string;
}

/** A whole hub in memory: every public entry as the item that surfaces show. */
export interface Community {
  /** Newest first; equal times by key. Kinds outside time come last, by title. */
  items: Item[];
  entries: Map<string, Entry>;
  byKey: Map<string, Item>;
  /** Whom a credit names. */
  toPerson: (author: Author) => Person;
}

/** Joins entries into items: people, topics, facets, tallies, what a facet's page gathers. */
export function joinCommunity(source: CommunitySource): Community {
  const entries = new Map(source.entries.map((entry) => [entryKey(entry), entry]));
  const { toItem, toPerson } = createJoin(source, entries);
  const items = source.entries.map(toItem).sort(compareItems);
  const byKey = new Map(items.map((item) => [item.key, item]));
  keepKnownFacets(source.kinds, items, byKey);
  addTeams(source.kinds, items, byKey);
  addGathered(source, items, byKey);
  addHosts(source, items, byKey, entries);
  return { items, entries, byKey, toPerson };
}

/** Newest first, then by title and key. */
export const compareItems = (a: Item, b: Item) =>
  (a.at > b.at ? -1 : a.at < b.at ? 1 : 0) ||
  (a.at === '' ? a.title.localeCompare(b.title, 'en') : 0) ||
  (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Writing direction of a language. */
export const directionOf = (lang: string) =>
  /^(ar|arc|dv|fa|ha-Arab|he|ks|ku-Arab|ps|sd|ug|ur|yi)(-|$)/.test(lang) ? 'rtl' : 'ltr';

function createJoin(
  { kinds, settings, snapshot, base, asOf }: CommunitySource,
  entries: Map<string, Entry>,
) {
  const fieldsOf = (entry: Entry) =>
    (kinds[entry.kind] as Kind).toItem(entry as Entry<never>, asOf);
  const hrefOf = (entry: Entry) => {
    const host = kinds[entry.kind]?.host?.(entry.data as never);
    return addressOfEntry(entry, host === undefined ? undefined : entries.get(host), base);
  };
  const kindOfFacet = new Map(
    Object.values(kinds).flatMap(({ name, facet }) => (facet ? [[facet.name, name]] : [])),
  );

  const toReference = (kind: string, id: string): Reference[] => {
    const entry = entries.get(`${kind}/${id}`);
    return entry ? [{ id, title: fieldsOf(entry).title, href: hrefOf(entry) }] : [];
  };

  const wholeOf = (entry: Entry) => playedBy(kinds, entries, entry)?.whole;

  /** A slice without a picture of its own has that of the whole. */
  const toPicture = (entry: Entry): ItemPicture | undefined => {
    const whole = wholeOf(entry);
    return ownPicture(entry) ?? (whole && whole !== entry ? ownPicture(whole) : undefined);
  };

  const ownPicture = (entry: Entry): ItemPicture | undefined => {
    const field = fieldsOf(entry).picture;
    const picture = field && entry.pictures[field.src];
    return picture ? { ...picture, alt: field.alt, credit: field.credit } : undefined;
  };

  const toPerson = (author: Author): Person => {
    if (typeof author !== 'string')
      return {
        name: author.name,
        ...(author.github ? { href: `https://github.com/${author.github}` } : {}),
      };
    const entry = entries.get(`members/${author}`);
    if (!entry) return { name: 'a member' };
    const picture = toPicture(entry);
    return {
      name: fieldsOf(entry).title,
      id: author,
      href: hrefOf(entry),
      ...(picture ? { picture } : {}),
    };
  };

  /** A slice has the captions of the whole, and does not play where that is not public. */
  const toVideo = (entry: Entry, video: ItemVideo): ItemVideo | undefined => {
    const whole = wholeOf(entry);
    return whole && { ...video, captioned: whole.transcriptKey !== undefined };
  };

  const toItem = (entry: Entry): Item => {
    const kind = kinds[entry.kind] as Kind;
    const fields = fieldsOf(entry);
    const video = fields.video && toVideo(entry, fields.video);
    const authors = (fields.authors ?? []).map(toPerson);
    const topics = (fields.topics ?? []).flatMap((id) => toReference('topics', id));
    const discussion = snapshot?.discussions[entryKey(entry)];
    const picture = toPicture(entry);
    const people = (fields.people ?? []).map(toPerson);
    const linked = Object.entries(fields.facets ?? {}).map(([facet, ids]) => [
      facet,
      ids.flatMap((id) => toReference(kindOfFacet.get(facet) ?? '', id)),
    ]);
    const lang = entry.data.lang ?? settings.language;
    // The first commit of a file is its arrival, not an update.
    const updated = entry.history && entry.history.length > 1 ? entry.history[0]?.at : undefined;
    return {
      key: entryKey(entry),
      kind: entry.kind,
      id: entry.id,
      href: hrefOf(entry),
      title: fields.title,
      ...(fields.summary ? { summary: fields.summary } : {}),
      excerpt: entry.body.excerpt,
      day: fields.date ? dayOf(fields.date) : '',
      at: fields.date ? toInstant(fields.date) : '',
      ...(updated ? { updated } : {}),
      lang,
      dir: directionOf(lang),
      // Only the live preview has drafts.
      label: `${entry.data.draft ? 'Draft · ' : ''}${fields.label ?? kind.label.one}`,
      authors,
      topics,
      facets: {
        ...fields.facets,
        topic: topics.map(({ id }) => id),
        member: authors.flatMap(({ id }) => (id ? [id] : [])),
      },
      linked: Object.fromEntries(linked) as Item['linked'],
      facts: fields.facts ?? [],
      ...(fields.variant ? { variant: fields.variant } : {}),
      ...(fields.series ? { series: fields.series } : {}),
      minutes: entry.body.minutes,
      ...(picture ? { picture } : {}),
      ...(people.length > 0 ? { people } : {}),
      ...(fields.others ? { others: fields.others } : {}),
      ...(fields.position ? { position: fields.position } : {}),
      ...(fields.state ? { state: fields.state } : {}),
      ...(fields.days ? { days: fields.days } : {}),
      ...(fields.edition ? { edition: fields.edition } : {}),
      ...(video ? { video } : {}),
      ...(fields.runsAt ? { runsAt: fields.runsAt } : {}),
      ...(kind.dated ? { since: sinceOf(entry, fields.date) } : {}),
      tally: {
        reactions: discussion ? countReactions(discussion) : 0,
        comments: discussion?.comments ?? 0,
      },
    };
  };
  return { toItem, toPerson };
}

/**
 * ISO day since when an entry's dated field is as it is. What it was when its file arrived, it was
 * on the day its author says.
 */
const sinceOf = ({ states = [] }: Entry, date = ''): string =>
  states.length > 1 ? dayOf(states[0]?.at ?? date) : dayOf(date);

/** A value that no entry stands for leads nowhere: a member's city without a guide. */
function keepKnownFacets(kinds: Record<string, Kind>, items: Item[], byKey: Map<string, Item>) {
  for (const { name, facet } of Object.values(kinds)) {
    if (!facet) continue;
    for (const { facets } of items) {
      const ids = facets[facet.name];
      if (ids) facets[facet.name] = ids.filter((id) => byKey.has(`${name}/${id}`));
    }
  }
}

/** What stands on an entry's page, and the newest of it where Git knows. */
function addHosts(
  { kinds }: CommunitySource,
  items: Item[],
  byKey: Map<string, Item>,
  entries: Map<string, Entry>,
) {
  const newest = new Map<string, string>();
  for (const item of items) {
    const entry = entries.get(item.key) as Entry;
    const host = byKey.get(kinds[item.kind]?.host?.(entry.data as never) ?? '');
    if (!host || isClosed(item)) continue;
    host.hosts ??= { total: 0 };
    host.hosts.total += 1;
    const added = entry.history?.at(-1)?.at;
    if (added && added > (newest.get(host.key) ?? '')) {
      newest.set(host.key, added);
      host.hosts.latest = { id: item.id, title: item.title, href: item.href };
    }
  }
}

/** What somebody makes counts for the team they are in. */
function addTeams(kinds: Record<string, Kind>, items: Item[], byKey: Map<string, Item>) {
  if (!kinds.teams) return;
  for (const item of items) {
    if (item.facets.team) continue;
    const teams = (item.facets.member ?? []).flatMap(
      (id) => byKey.get(`members/${id}`)?.facets.team ?? [],
    );
    item.facets.team = [...new Set(teams)];
  }
}
