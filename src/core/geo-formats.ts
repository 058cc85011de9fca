import type { Item } from './item.ts';

/** A format in which programs for maps read what stands on a page. */
export interface GeoFormat {
  name: 'geojson' | 'kml' | 'gpx';
  /** What readers see. */
  label: string;
  /** Media type. */
  type: string;
}

/** Every list of points is there in each of them, with the same points. */
export const geoFormats: readonly GeoFormat[] = [
  { name: 'geojson', label: 'GeoJSON', type: 'application/geo+json' },
  { name: 'kml', label: 'KML', type: 'application/vnd.google-earth.kml+xml' },
  { name: 'gpx', label: 'GPX', type: 'application/gpx+xml' },
];

/**
 * Where the points of one kind are that stand on a page: `/cities/bilbao/places.kml`. They are
 * there when the page has any that {@link isOnMap}.
 *
 * @param href of the page
 */
export const geoFilePath = (href: string, kind: string, format: GeoFormat['name']) =>
  `${href}${kind}.${format}`;

/** Whether it is closed for good: then it stands on its page, and nobody is led there. */
export const isClosed = ({ state }: { state?: string | undefined }) => state === 'closed';

/** Whether a reader can go there: it has a position and is not closed. */
export const isOnMap = (item: Item): item is Item & Required<Pick<Item, 'position'>> =>
  item.position !== undefined && !isClosed(item);
