import type { Item } from '#core/item.ts';
import { withBase } from '#core/urls.ts';
import { lacksCaptions, toShelves, type VideoShelves } from '#core/video-library.ts';
import { allKinds, itemsOn, type SiteHub, toReference } from './hub.ts';

/** Newest videos that have a card of their own. */
const cardsShown = 24;

/** Shelves of one kind, and newest videos on each. */
const room = { shelves: 12, videos: 12 };

/** Lines of the list of what waits for captions. */
const waitingShown = 24;

/** Every video of the hub, as its library shows them. */
export interface VideoLibrary {
  newest: Item[];
  /** By topic, team and member: what at least one video has. */
  indexes: (VideoShelves & { kind: string; facet: string; label: string })[];
  /** Newest of what has no captions, with its file below the content folder. */
  waiting: { item: Item; file: string }[];
  /** How many more there are. */
  alsoWaiting: number;
}

/** Everything that plays: recordings, slices of them, and other entries with a video. */
export function getVideoLibrary(hub: SiteHub): VideoLibrary {
  const videos = itemsOn(hub, 'page').filter(({ video }) => video !== undefined);
  const waiting = videos.filter(lacksCaptions);
  return {
    newest: videos.slice(0, cardsShown),
    indexes: ['topics', 'teams', 'members'].flatMap((kind) => {
      const facet = allKinds[kind]?.facet;
      const values = itemsOn(hub, 'page', kind).map(toReference);
      const shelves = facet && toShelves(videos, facet.name, values, room);
      if (!shelves || shelves.shelves.length === 0) return [];
      return [{ ...shelves, kind, facet: facet.name, label: facet.label }];
    }),
    waiting: waiting.slice(0, waitingShown).map((item) => ({
      item,
      file: hub.community.entries.get(item.key)?.file ?? '',
    })),
    alsoWaiting: Math.max(0, waiting.length - waitingShown),
  };
}

/** Where search has all of what plays and has a value of a facet. */
export function findVideos({ base }: SiteHub, facet: string, value: string): string {
  const playing = Object.values(allKinds).filter(({ plays }) => plays !== undefined);
  const query = new URLSearchParams([
    ...playing.map(({ label }) => ['kind', label.one]),
    [facet, value],
  ]);
  return `${withBase(base, '/search/')}?${query}`;
}
