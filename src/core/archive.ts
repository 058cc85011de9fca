/** Items on a full page of an archive. */
export const pageSize = 20;

/** The front page keeps at least this many, so that it is never thin. */
const frontMinimum = 10;

/** A list laid out so that adding the newest item touches one page. */
export interface Archive<T> {
  /** Newest first: what the list's own page shows. */
  front: T[];
  /** `pages[0]` is page 1, the oldest; each is full, newest first, and never changes again. */
  pages: T[][];
}

/**
 * Pages a list from its oldest item. Every item stands exactly once: on the front page or on one
 * full page whose number and contents stay as newer items arrive.
 *
 * @param items newest first
 */
export function archive<T>(
  items: readonly T[],
  size = pageSize,
  minimum = frontMinimum,
): Archive<T> {
  const full = Math.max(0, Math.floor((items.length - minimum) / size));
  const oldestFirst = items.toReversed();
  return {
    front: items.slice(0, items.length - full * size),
    pages: Array.from({ length: full }, (_, index) =>
      oldestFirst.slice(index * size, (index + 1) * size).toReversed(),
    ),
  };
}
