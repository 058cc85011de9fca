import { compareItems } from '#core/community.ts';
import { toInstant } from '#core/dates.ts';
import { feedLength } from '#core/feed-formats.ts';
import type { Item } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import { pictureSource } from '#core/picture.ts';
import { withBase } from '#core/urls.ts';
import type { SiteHub } from './hub.ts';

/** An entry as feeds tell it. Its body is read when the feed is written. */
export interface FeedEntry {
  id: string;
  url: string;
  title: string;
  summary?: string;
  /** ISO 8601 instant. */
  published: string;
  /** ISO 8601 instant of the last change; never before `published`. */
  updated: string;
  /** Only when it is not the feed's own. */
  language?: string;
  dir: 'ltr' | 'rtl';
  authors: { name: string; url?: string }[];
  topics: { id: string; title: string; url: string }[];
  /** Its picture, or the preview image. */
  image?: string;
  renderKey: string;
}

/** A feed, whatever its format. Every address is absolute. */
export interface Feed {
  id: string;
  title: string;
  description: string;
  language: string;
  /** Page the feed belongs to. */
  page: string;
  /** Address below which each format's file lies, with the final slash. */
  folder: string;
  /** Who vouches for entries that name no author: the hub itself. */
  publisher: { name: string; url: string };
  /** ISO 8601 instant of the latest change; empty when there are no entries. */
  updated: string;
  /** Newest first. */
  entries: FeedEntry[];
}

/** What a feed is about, before its entries are chosen. Addresses are root-relative, base included. */
export interface FeedPlan {
  /** Short name below its group: `Kitchen`. */
  name: string;
  /** Full name, as a reader's program shows it: `Kitchen · Fixture Hub`. */
  title: string;
  description: string;
  page: string;
  folder: string;
  /** All that belongs to it; the feed takes the newest. */
  items: () => Item[];
  /** What a feed tells of an item, where it is not that it was published: its key and its instant. */
  eventOf?: (item: Item) => { key: string; at: string };
}

/** What a feed needs to know of its hub. */
export type FeedHub = Pick<SiteHub, 'settings' | 'origin' | 'base' | 'community'>;

/** A feed of a plan's newest items. Entries outside time are no news and are left out. */
export function toFeed(hub: FeedHub, kinds: Record<string, Kind>, plan: FeedPlan): Feed {
  const { settings, origin, base } = hub;
  const { eventOf = (item) => item } = plan;
  const entries = plan
    .items()
    .map((item) => ({ ...item, at: eventOf(item).at }))
    .filter(({ at }) => at !== '')
    .sort(compareItems)
    .slice(0, feedLength)
    .map((item) => toFeedEntry(hub, kinds, item, eventOf(item).key));
  const updates = entries.map(({ updated }) => updated).sort();
  return {
    id: toTag(hub, plan.folder.slice(base.length)),
    title: plan.title,
    description: plan.description,
    language: settings.language,
    page: origin + plan.page,
    folder: origin + plan.folder,
    publisher: { name: settings.name, url: origin + base },
    updated: updates.at(-1) ?? '',
    entries,
  };
}

/**
 * A tag URI (RFC 4151) of the host and an entry's key: unlike an address it never changes with a
 * slug or a title, so that no program shows an entry twice. The year is when these ids began and
 * stays. A feed's own id ends with a slash, an entry's does not.
 */
const toTag = ({ origin, base }: FeedHub, key: string) =>
  `tag:${new URL(origin).hostname},2026:${base}${key}`;

function toFeedEntry(
  hub: FeedHub,
  kinds: Record<string, Kind>,
  item: Item,
  key: string,
): FeedEntry {
  const { settings, origin, base } = hub;
  const changed = item.updated && Date.parse(item.updated) > Date.parse(item.at);
  const image = item.picture
    ? pictureSource(item.picture, base, 'webp').src
    : kinds[item.kind]?.surfaces.includes('og')
      ? withBase(base, `/og/${item.kind}/${item.id}.jpg`)
      : undefined;
  return {
    id: toTag(hub, key),
    url: origin + item.href,
    title: item.title,
    ...(item.summary ? { summary: item.summary } : {}),
    published: item.at,
    updated: changed ? toInstant(item.updated ?? '') : item.at,
    ...(item.lang === settings.language ? {} : { language: item.lang }),
    dir: item.dir,
    authors: item.authors.map(({ name, href }) => ({
      name,
      ...(href ? { url: new URL(href, origin).href } : {}),
    })),
    topics: item.topics.map(({ id, title, href }) => ({ id, title, url: origin + href })),
    ...(image ? { image: origin + image } : {}),
    renderKey: hub.community.entries.get(item.key)?.body.renderKey ?? '',
  };
}
