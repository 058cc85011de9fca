import { countByWeek, dayOf, toInstant } from './dates.ts';
import { type Entry, entryKey } from './entry.ts';
import type { Author } from './fields.ts';
import type { Gathered, Item, ItemPicture, Person, Reference } from './item.ts';
import type { Kind } from './kind.ts';
import type { Settings } from './settings.ts';
import { countReactions, type Snapshot } from './snapshot.ts';
import { withBase } from './urls.ts';

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
}

/** Joins entries into items: people, topics, facets, tallies, what a facet's page gathers. */
export function joinCommunity(source: CommunitySource): Community {
  const entries = new Map(source.entries.map((entry) => [entryKey(entry), entry]));
  const join = createJoin(source, entries);
  const items = source.entries.map(join).sort(compareItems);
  const byKey = new Map(items.map((item) => [item.key, item]));
  addTeams(source.kinds, items, byKey);
  addGathered(source, items, byKey);
  return { items, entries, byKey };
}

/** Newest first, then by title and key. */
export const compareItems = (a: Item, b: Item) =>
  (a.at > b.at ? -1 : a.at < b.at ? 1 : 0) ||
  (a.at === '' ? a.title.localeCompare(b.title, 'en') : 0) ||
  (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Items whose facet has the value that an entry of a facet kind stands for, newest first. */
export const gatheredBy = (kind: Kind, id: string, items: readonly Item[]) =>
  items.filter(
    (item) =>
      kind.facet !== undefined &&
      item.facets[kind.facet.name]?.includes(id) &&
      !(item.kind === kind.name && item.id === id),
  );

/** Writing direction of a language. */
export const directionOf = (lang: string) =>
  /^(ar|arc|dv|fa|ha-Arab|he|ks|ku-Arab|ps|sd|ug|ur|yi)(-|$)/.test(lang) ? 'rtl' : 'ltr';

function createJoin(
  { kinds, settings, snapshot, base }: CommunitySource,
  entries: Map<string, Entry>,
) {
  const fieldsOf = (entry: Entry) => (kinds[entry.kind] as Kind).toItem(entry as Entry<never>);
  const hrefOf = (entry: Entry) => withBase(base, `/${entry.kind}/${entry.slug}/`);

  const toReference = (kind: string, id: string): Reference[] => {
    const entry = entries.get(`${kind}/${id}`);
    return entry ? [{ id, title: fieldsOf(entry).title, href: hrefOf(entry) }] : [];
  };

  const toPicture = (entry: Entry): ItemPicture | undefined => {
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

  return (entry: Entry): Item => {
    const kind = kinds[entry.kind] as Kind;
    const fields = fieldsOf(entry);
    const authors = (fields.authors ?? []).map(toPerson);
    const topics = (fields.topics ?? []).flatMap((id) => toReference('topics', id));
    const discussion = snapshot?.discussions[entryKey(entry)];
    const picture = toPicture(entry);
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
      facts: fields.facts ?? [],
      ...(fields.variant ? { variant: fields.variant } : {}),
      ...(fields.series ? { series: fields.series } : {}),
      minutes: entry.body.minutes,
      ...(picture ? { picture } : {}),
      tally: {
        reactions: discussion ? countReactions(discussion) : 0,
        comments: discussion?.comments ?? 0,
      },
    };
  };
}

/** What somebody makes counts for the team they are in. */
function addTeams(kinds: Record<string, Kind>, items: Item[], byKey: Map<string, Item>) {
  if (!kinds.teams) return;
  for (const item of items) {
    if (item.facets.team) {
      item.facets.team = item.facets.team.filter((id) => byKey.has(`teams/${id}`));
      continue;
    }
    const teams = (item.facets.member ?? []).flatMap(
      (id) => byKey.get(`members/${id}`)?.facets.team ?? [],
    );
    item.facets.team = [...new Set(teams)];
  }
}

function addGathered({ kinds, asOf }: CommunitySource, items: Item[], byKey: Map<string, Item>) {
  const inFeed = items.filter((item) => kinds[item.kind]?.surfaces.includes('feed'));
  const people = new Map(
    items.flatMap((item) =>
      item.kind === 'members' ? [[item.id, toOwnPerson(item)] as const] : [],
    ),
  );
  const lists = new Map<string, Item[]>();
  for (const item of inFeed) {
    for (const kind of Object.values(kinds)) {
      if (!kind.facet) continue;
      for (const id of item.facets[kind.facet.name] ?? []) {
        const key = `${kind.name}/${id}`;
        if (key !== item.key) lists.set(key, [...(lists.get(key) ?? []), item]);
      }
    }
  }
  for (const item of items) {
    if (kinds[item.kind]?.facet) {
      item.gathered = summarise(lists.get(item.key) ?? [], item.id, asOf, people, byKey);
    }
  }
}

function summarise(
  list: Item[],
  ownId: string,
  asOf: string,
  people: Map<string, Person>,
  byKey: Map<string, Item>,
): Gathered {
  const counts: Record<string, number> = {};
  for (const { kind } of list) counts[kind] = (counts[kind] ?? 0) + 1;
  const latest = list[0];
  const topics = mostFrequent(
    list.flatMap((item) => item.facets.topic ?? []).filter((id) => id !== ownId),
  );
  return {
    counts,
    total: list.length,
    ...(latest ? { latest: { id: latest.id, title: latest.title, href: latest.href } } : {}),
    members: list.filter(({ kind }) => kind === 'members').map(toOwnPerson),
    people: mostFrequent(
      list.flatMap((item) => item.facets.member ?? []).filter((id) => id !== ownId),
    ).flatMap((id) => people.get(id) ?? []),
    topics: topics.flatMap((id) => {
      const topic = byKey.get(`topics/${id}`);
      return topic ? [{ id, title: topic.title, href: topic.href }] : [];
    }),
    weeks: countByWeek(list.map(({ day }) => day).filter(Boolean), asOf),
  };
}

const toOwnPerson = ({ id, title, href, picture }: Item): Person => ({
  id,
  name: title,
  href,
  ...(picture ? { picture } : {}),
});

function mostFrequent(ids: string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}
