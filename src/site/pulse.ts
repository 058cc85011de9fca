import { countByWeek, daysBetween } from '#core/dates.ts';
import type { Item } from '#core/item.ts';
import { itemsOn, type SiteHub } from './hub.ts';

/** True figures of a hub: what is there, and what is happening. */
export interface Pulse {
  posts: number;
  members: number;
  topics: number;
  cities: number;
  offsites: number;
  words: number;
  comments: number;
  reactions: number;
  /** The last 30 days up to the build's day. */
  recent: { items: number; people: number };
  /** Posts in each of the last 16 weeks, oldest first. */
  weeks: number[];
}

/** Counts what the content says. Nothing else. */
export function pulseOf(hub: SiteHub): Pulse {
  const { community, asOf, snapshot } = hub;
  const feed = itemsOn(hub, 'feed');
  const posts = feed.filter(({ kind }) => kind === 'posts');
  const recent = feed.filter(
    ({ day }) => daysBetween(day, asOf) >= 0 && daysBetween(day, asOf) < 30,
  );
  const entries = [...community.entries.values()];
  const sum = (pick: (item: Item) => number) =>
    community.items.reduce((total, item) => total + pick(item), 0);
  return {
    posts: posts.length,
    members: itemsOn(hub, 'page', 'members').length,
    topics: itemsOn(hub, 'page', 'topics').length,
    cities: itemsOn(hub, 'page', 'cities').length,
    offsites: itemsOn(hub, 'page', 'offsites').length,
    words: entries
      .filter(({ kind }) => kind === 'posts')
      .reduce((total, { body }) => total + body.words, 0),
    comments: snapshot ? sum(({ tally }) => tally.comments) : 0,
    reactions: snapshot ? sum(({ tally }) => tally.reactions) : 0,
    recent: {
      items: recent.length,
      people: new Set(
        recent.flatMap(({ kind, id, facets }) =>
          kind === 'members' ? [id] : (facets.member ?? []),
        ),
      ).size,
    },
    weeks: countByWeek(
      posts.map(({ day }) => day),
      asOf,
    ),
  };
}
