import { countByWeek } from './dates.ts';
import type { Gathered, Item, Person } from './item.ts';
import type { Kind } from './kind.ts';

/** Items whose facet has the value that an entry of a facet kind stands for, newest first. */
export const gatheredBy = (kind: Kind, id: string, items: readonly Item[]) =>
  items.filter(
    (item) => belongings(kind, item).includes(id) && !(item.kind === kind.name && item.id === id),
  );

/** Ids of a facet's entries whose pages an item stands on: members also where they only took part. */
const belongings = ({ name, facet }: Kind, { facets, people = [] }: Item): string[] => {
  const own = facet ? (facets[facet.name] ?? []) : [];
  return name === 'members'
    ? [...new Set([...own, ...people.flatMap(({ id }) => (id ? [id] : []))])]
    : own;
};

/**
 * Gives each entry of a kind that gathers what it has gathered.
 *
 * @param asOf ISO day; the weeks end with its own
 */
export function addGathered(
  { kinds, asOf }: { kinds: Record<string, Kind>; asOf: string },
  items: Item[],
  byKey: Map<string, Item>,
) {
  const inFeed = items.filter((item) => kinds[item.kind]?.surfaces.includes('feed'));
  const people = new Map(
    items.flatMap((item) =>
      item.kind === 'members' ? [[item.id, toOwnPerson(item)] as const] : [],
    ),
  );
  const lists = new Map<string, Item[]>();
  for (const item of inFeed) {
    for (const kind of Object.values(kinds)) {
      for (const id of belongings(kind, item)) {
        const key = `${kind.name}/${id}`;
        const list = lists.get(key) ?? [];
        lists.set(key, list);
        if (key !== item.key) list.push(item);
      }
    }
  }
  for (const item of items) {
    if (kinds[item.kind]?.facet) {
      item.gathered = summarise(lists.get(item.key) ?? [], item, asOf, people, byKey);
    }
  }
}

function summarise(
  list: Item[],
  { kind: ownKind, id: ownId }: Item,
  asOf: string,
  people: Map<string, Person>,
  byKey: Map<string, Item>,
): Gathered {
  const counts: Record<string, number> = {};
  for (const { kind } of list) counts[kind] = (counts[kind] ?? 0) + 1;
  const latest = list[0];
  // What somebody was there for is not what they made.
  const made =
    ownKind === 'members' ? list.filter(({ facets }) => facets.member?.includes(ownId)) : list;
  const topics = mostFrequent(
    made.flatMap((item) => item.facets.topic ?? []).filter((id) => id !== ownId),
  );
  return {
    counts,
    total: made.length,
    attended: list.length - made.length,
    ...(latest ? { latest: { id: latest.id, title: latest.title, href: latest.href } } : {}),
    members: list.filter(({ kind }) => kind === 'members').map(toOwnPerson),
    people: mostFrequent(
      list
        .flatMap(({ facets, people: others = [] }) => [
          ...new Set([...(facets.member ?? []), ...others.flatMap(({ id }) => id ?? [])]),
        ])
        .filter((id) => id !== ownId),
    ).flatMap((id) => people.get(id) ?? []),
    topics: topics.flatMap((id) => {
      const topic = byKey.get(`topics/${id}`);
      return topic ? [{ id, title: topic.title, href: topic.href }] : [];
    }),
    weeks: countByWeek(list.map(({ day }) => day).filter(Boolean), asOf),
  };
}

/** The person that a member's item stands for. */
export const toOwnPerson = ({ id, title, href, picture }: Item): Person => ({
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
