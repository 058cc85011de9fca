import { placeTypes, type PlaceData } from './schema.ts';

/** What the order of places is made from. */
export interface Orderable {
  item: { key: string; title: string; state?: string };
  data: Pick<PlaceData, 'type' | 'reviews'>;
}

const states = ['open', 'stale', 'closed'];

/** Mean of the ratings of a place, 1 to 5; undefined without any. */
export const ratingOf = ({ reviews }: Pick<PlaceData, 'reviews'>): number | undefined =>
  reviews.length === 0
    ? undefined
    : reviews.reduce((sum, { rating }) => sum + rating, 0) / reviews.length;

/**
 * The order in which places are worth reading, the same for the same places in any order: open ones,
 * those to check, closed ones; in each by what one does there, by rating, best first, and by name.
 */
export const orderPlaces = <Place extends Orderable>(places: readonly Place[]): Place[] =>
  places.toSorted(
    (a, b) =>
      states.indexOf(a.item.state ?? 'open') - states.indexOf(b.item.state ?? 'open') ||
      placeTypes.indexOf(a.data.type) - placeTypes.indexOf(b.data.type) ||
      (ratingOf(b.data) ?? 0) - (ratingOf(a.data) ?? 0) ||
      a.item.title.localeCompare(b.item.title, 'en') ||
      (a.item.key < b.item.key ? -1 : a.item.key > b.item.key ? 1 : 0),
  );
