import { distanceBetween, type Position, walkingMinutes } from '#core/position.ts';

/** Minutes that somebody with a suitcase would still call a walk. */
const longWalk = 60;

/** What the four prices mean, cheapest first. */
const prices = ['cheap', 'fair', 'dear', 'very dear'];

/** `fair` of a price from 1 to 4. */
export const priceWord = (price: number) => prices[price - 1] ?? '';

/** `12 min on foot`, or `12 km away` where nobody would walk; in a straight line. */
export function distanceWords(from: Position, to: Position): string {
  const minutes = walkingMinutes(from, to);
  return minutes <= longWalk
    ? `${minutes} min on foot`
    : `${Math.round(distanceBetween(from, to))} km away`;
}

/** `4.5` of a mean, without needless decimals. */
export const formatRating = (rating: number) => String(Math.round(rating * 10) / 10);

/** Where a reader's browser shows a position on a map of streets. */
export const streetMapUrl = ({ lat, lng }: Position) =>
  `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`;

/** `example.com` of an address. */
export const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '');
