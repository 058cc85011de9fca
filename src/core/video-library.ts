import type { Item, Reference } from './item.ts';

/** What plays and has one thing in common: a topic, a team, a person. */
export interface VideoShelf {
  of: Reference;
  total: number;
  /** As many as the shelf has room for. */
  newest: Item[];
}

/** Videos by what they have in common, each in its shelves. */
export interface VideoShelves {
  /** By name: those that hold the most, as many as there is room for. */
  shelves: VideoShelf[];
  /** What has videos too, by name. */
  others: { of: Reference; total: number }[];
}

/** How much a list of shelves shows, so that its page stays small in a hub of thousands. */
export interface ShelfRoom {
  shelves: number;
  videos: number;
}

/**
 * @param facet key in `Item.facets`, such as `topic`
 * @param values what its ids stand for; the shelf of an id without one is left out
 */
export function toShelves(
  videos: readonly Item[],
  facet: string,
  values: readonly Reference[],
  room: ShelfRoom,
): VideoShelves {
  const all = values
    .map((of) => ({ of, own: videos.filter(({ facets }) => facets[facet]?.includes(of.id)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ of, own }) => ({ of, total: own.length, newest: own.slice(0, room.videos) }));
  const byTotal = all.toSorted((a, b) => b.total - a.total || compareNames(a.of, b.of));
  return {
    shelves: byTotal.slice(0, room.shelves).toSorted((a, b) => compareNames(a.of, b.of)),
    others: byTotal
      .slice(room.shelves)
      .map(({ of, total }) => ({ of, total }))
      .toSorted((a, b) => compareNames(a.of, b.of)),
  };
}

const compareNames = (a: Reference, b: Reference) =>
  a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1);

/** Whether what is said in it can be read nowhere. A slice has what its recording has. */
export const lacksCaptions = ({ video }: Pick<Item, 'video'>) =>
  video !== undefined && !video.captioned && !video.slice;
