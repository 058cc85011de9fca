import { archive } from '#core/archive.ts';
import { gatheredBy } from '#core/gathered.ts';
import { type Entry, entryKey } from '#core/entry.ts';
import type { Conversation, Item, PageProps, Reference } from '#core/item.ts';
import { relatedTo } from '#core/related.ts';
import { withBase } from '#core/urls.ts';
import { toRoutes } from './cache-key.ts';
import { conversationOf } from './conversation.ts';
import { allKinds, getHub, itemsOn, type SiteHub, toReference } from './hub.ts';
import { type HostedList, listHosted, mentionedBy, namersOf, type Namer } from './neighbours.ts';
import { type PlayerPlan, playerOf, statesOf } from './player.ts';
import { getWorldMap } from './world-map.ts';

/** What an entry's page shows besides its body. */
export interface EntryPage extends Omit<PageProps, 'player'> {
  kind: string;
  renderKey: string;
  /** Path below the content folder, for the edit link. */
  file: string;
  history: { at: string; commit: string; by?: Reference }[];
  related: Item[];
  conversation?: Conversation;
  /** What a topic, member or team has gathered: its newest, and how many older pages there are. */
  list?: { items: Item[]; pages: number };
  hosted: HostedList[];
  player?: PlayerPlan;
  /** Items whose fields or texts name it. */
  namedBy: Namer[];
  draft: boolean;
}

/** A page of an archive. */
export interface ArchivePage {
  items: Item[];
  /** 1 is the oldest. */
  number: number;
  /** Next newer page; the list's own page when this is the newest of the archive. */
  newer: string;
  older?: string;
  /** Whose archive it is. */
  title: string;
  href: string;
  kind?: string;
}

/** Every entry's own page. */
export async function entryRoutes() {
  const hub = await getHub();
  return toRoutes(
    hub,
    itemsOn(hub, 'page').map((item) => ({
      params: toParams(item, hub),
      props: toEntryPage(hub, item),
    })),
  );
}

/** Each kind's index: its newest entries. */
export async function kindRoutes() {
  const hub = await getHub();
  return toRoutes(
    hub,
    Object.values(allKinds)
      .filter(({ surfaces }) => surfaces.includes('page'))
      .map(({ name: kind }) => {
        const items = itemsOn(hub, 'page', kind);
        const { front, pages } = archive(items);
        const placed = items.filter(({ position }) => position !== undefined);
        const world = placed.length > 0 ? getWorldMap(placed) : undefined;
        return {
          params: { kind },
          props: {
            kind,
            items: front,
            ...(world ? { all: items, world } : {}),
            pages: pages.length,
            year: hub.asOf.slice(0, 4),
          },
        };
      }),
  );
}

/** Full pages of the feed's archive. */
export async function feedArchiveRoutes() {
  const hub = await getHub();
  const pages = archiveOf(itemsOn(hub, 'feed'), { title: 'Feed', href: `${hub.base}community/` });
  return toRoutes(
    hub,
    pages.map((page) => ({ params: { page: String(page.number) }, props: page })),
  );
}

/** Full pages of each kind's archive. */
export async function kindArchiveRoutes() {
  const hub = await getHub();
  const pages = Object.entries(allKinds).flatMap(([kind, { label }]) =>
    archiveOf(itemsOn(hub, 'page', kind), {
      title: label.many,
      href: `${hub.base}${kind}/`,
      kind,
    }).map((page) => ({
      params: { kind, page: String(page.number) },
      props: page,
    })),
  );
  return toRoutes(hub, pages);
}

/** Full pages of what topics, members and teams have gathered. */
export async function gatheredArchiveRoutes() {
  const hub = await getHub();
  const pages = itemsOn(hub, 'page')
    .filter(({ kind }) => allKinds[kind]?.facet)
    .flatMap((item) =>
      archiveOf(gathered(hub, item), { title: item.title, href: item.href, kind: item.kind }).map(
        (page) => ({
          params: { ...toParams(item, hub), page: String(page.number) },
          props: page,
        }),
      ),
    );
  return toRoutes(hub, pages);
}

/** Items that an entry's page lists. */
export const gathered = (hub: SiteHub, item: Item): Item[] => {
  const kind = allKinds[item.kind];
  return kind ? gatheredBy(kind, item.id, itemsOn(hub, 'feed')) : [];
};

const toParams = (item: Item, hub: SiteHub) => ({
  kind: item.kind,
  slug: hub.community.entries.get(item.key)?.slug ?? item.id,
});

function archiveOf(
  items: Item[],
  { title, href, kind }: { title: string; href: string; kind?: string },
): ArchivePage[] {
  const { pages } = archive(items);
  const hrefOf = (number: number) => `${href}archive/${number}/`;
  return pages.map((page, index) => ({
    items: page,
    number: index + 1,
    newer: index + 1 < pages.length ? hrefOf(index + 2) : href,
    ...(index > 0 ? { older: hrefOf(index) } : {}),
    title,
    href,
    ...(kind ? { kind } : {}),
  }));
}

function toEntryPage(hub: SiteHub, item: Item): EntryPage {
  const { community } = hub;
  const entry = community.entries.get(item.key) as Entry;
  const kind = allKinds[entry.kind];
  const list = kind?.facet ? archive(gathered(hub, item)) : undefined;
  const hosted = listHosted(hub, item, entry.map);
  const conversation = conversationOf(hub, item);
  const series = seriesOf(hub, item);
  const player = playerOf(hub, item);
  return {
    kind: entry.kind,
    item,
    data: entry.data,
    pictures: entry.pictures,
    media: Object.fromEntries(
      Object.entries(entry.media).map(([address, { name }]) => [
        address,
        withBase(hub.base, `/_media/${name}`),
      ]),
    ),
    headings: entry.body.headings,
    renderKey: entry.body.renderKey,
    file: entry.file,
    history: (entry.history ?? []).map(({ at, commit, member }) => {
      const by = member ? community.byKey.get(`members/${member}`) : undefined;
      return { at, commit, ...(by ? { by: toReference(by) } : {}) };
    }),
    related: kind?.facet
      ? []
      : relatedTo(
          item,
          itemsOn(hub, 'feed').filter(
            ({ key }) => !series?.parts.some((part) => key === `${item.kind}/${part.id}`),
          ),
        ),
    mentioned: mentionedBy(hub, entry),
    hosted,
    namedBy: namersOf(hub, item),
    ...(series ? { series } : {}),
    ...(player ? { player } : {}),
    ...(entry.states ? { states: statesOf(entry, item) } : {}),
    ...(conversation ? { conversation } : {}),
    ...(list ? { list: { items: list.front, pages: list.pages.length } } : {}),
    draft: entry.data.draft,
  };
}

function seriesOf({ community }: SiteHub, item: Item): PageProps['series'] {
  if (!item.series) return undefined;
  const parts = community.items
    .filter(({ kind, series }) => kind === item.kind && series === item.series)
    .toReversed();
  return { name: item.series, parts: parts.map(toReference) };
}

/** Old addresses and where they lead now, by output path. */
export async function aliasRoutes() {
  const { community, origin, base, ...rest } = await getHub();
  const redirects = [...community.entries.values()].flatMap((entry) => {
    const item = community.byKey.get(entryKey(entry));
    return entry.data.aliases.map((alias) => ({
      params: { alias: outputPath(alias) },
      props: { to: item?.href ?? base, title: item?.title ?? '', origin },
    }));
  });
  return toRoutes({ community, origin, base, ...rest }, redirects);
}

const outputPath = (alias: string) => {
  const path = decodeURIComponent(alias).replace(/^\/|\/$/g, '');
  return /\.\w+$/.test(path) ? path : `${path}/index.html`;
};
