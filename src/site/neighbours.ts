import type { Entry } from '#core/entry.ts';
import type { HostedEntry, Item } from '#core/item.ts';
import type { LocalMap } from '#core/local-map.ts';
import { allKinds, itemsOn, type SiteHub } from './hub.ts';

/** What stands on an entry's page, with the keys of the bodies. */
export interface HostedList {
  kind: string;
  entries: (Omit<HostedEntry, 'html'> & { renderKey: string })[];
  map?: LocalMap;
}

/** An item that names another, as far as a line of a list tells of it. */
export type Namer = Pick<Item, 'id' | 'kind' | 'label' | 'title' | 'href' | 'day' | 'lang' | 'dir'>;

/** Lines of a list of namers; the rest is found by search. */
const namersShown = 12;

/**
 * Items that the kind of an entry names, in its order, once each. Without what moves by itself
 * week by week, which would draw anew each page that names somebody.
 */
export const mentionedBy = ({ community }: SiteHub, { kind, data }: Entry): Item[] =>
  [...new Set(allKinds[kind]?.mentions?.(data) ?? [])].flatMap((key) => {
    const item = community.byKey.get(key);
    if (!item) return [];
    const { gathered: _, hosts: __, ...lasting } = item;
    return [{ ...lasting, tally: { reactions: 0, comments: 0 } }];
  });

/** Lists of what stands on a page, one for each kind that does. */
export function listHosted(hub: SiteHub, item: Item, map: LocalMap | undefined): HostedList[] {
  const byKind = Map.groupBy(hostedOn(hub, item), ({ kind }) => kind);
  return [...byKind].map(([kind, items]) => ({
    kind,
    entries: items.map((hosted) => {
      const entry = hub.community.entries.get(hosted.key) as Entry;
      return {
        item: hosted,
        data: entry.data,
        mentioned: mentionedBy(hub, entry),
        namedBy: namersOf(hub, hosted).map(({ id, title, href }) => ({ id, title, href })),
        renderKey: entry.body.renderKey,
      };
    }),
    ...(map ? { map } : {}),
  }));
}

/** Items that stand on an item's page. */
export const hostedOn = (hub: SiteHub, { key }: Item): Item[] =>
  remember(hub, hostedLists, findHosted).get(key) ?? [];

/** Items of the feed whose fields or text name an item, newest first; not those it has gathered anyway. */
export function namersOf(hub: SiteHub, { key, kind, id }: Item): Namer[] {
  const facet = allKinds[kind]?.facet?.name;
  return (
    (remember(hub, namerLists, findNamers).get(key) ?? [])
      .filter(({ facets }) => facet === undefined || !facets[facet]?.includes(id))
      // Where somebody was stands on their page by their consent only, never because a text names them.
      .filter(({ days }) => kind !== 'members' || days === undefined)
      .slice(0, namersShown)
      .map(({ id, kind, label, title, href, day, lang, dir }) => ({
        id,
        kind,
        label,
        title,
        href,
        day,
        lang,
        dir,
      }))
  );
}

/** Items by the key of another. */
type ItemLists = Map<string, Item[]>;

const hostedLists = new WeakMap<SiteHub, ItemLists>();
const namerLists = new WeakMap<SiteHub, ItemLists>();

/** Every page asks, and the answers are found in one pass. */
function remember(
  hub: SiteHub,
  known: WeakMap<SiteHub, ItemLists>,
  find: (hub: SiteHub) => ItemLists,
): ItemLists {
  const lists = known.get(hub) ?? find(hub);
  known.set(hub, lists);
  return lists;
}

const findHosted = ({ community }: SiteHub): ItemLists =>
  Map.groupBy(
    community.items,
    ({ kind, key }) => allKinds[kind]?.host?.(community.entries.get(key)?.data as never) ?? '',
  );

function findNamers(hub: SiteHub): ItemLists {
  const found: ItemLists = new Map();
  for (const item of itemsOn(hub, 'feed')) {
    const entry = hub.community.entries.get(item.key) as Entry;
    const { mentions, plays } = allKinds[item.kind] ?? {};
    const played = plays?.(entry.data);
    for (const key of new Set([...(mentions?.(entry.data) ?? []), ...entry.links])) {
      // A slice stands there as a chapter already.
      if (played && 'of' in played && played.of === key) continue;
      const list = found.get(key) ?? [];
      found.set(key, list);
      list.push(item);
    }
  }
  return found;
}
