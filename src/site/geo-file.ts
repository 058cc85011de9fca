import { foldersToKML } from '@placemarkio/tokml';
import type { Feature, FeatureCollection, Point } from 'geojson';
import { BaseBuilder, buildGPX } from 'gpx-builder';
import { type GeoFormat, isOnMap } from '#core/geo-formats.ts';
import type { Item } from '#core/item.ts';
import { escapeHtml, toXml } from '#core/markup.ts';

/** What programs are told of a point. */
export interface GeoProperties {
  name: string;
  label: string;
  address?: string;
  /** First words of its text. */
  text?: string;
  state?: string;
  /** Absolute address on the hub. */
  url: string;
}

/** Points that stand on one page, for programs that show maps. */
export interface GeoFile {
  title: string;
  /** Absolute address of the page. */
  url: string;
  points: Feature<Point, GeoProperties>[];
}

/** The points of a page, without those that are closed, to 6 decimals: a decimetre. */
export function toGeoFile(
  { title, url, origin }: Pick<GeoFile, 'title' | 'url'> & { origin: string },
  items: readonly Item[],
): GeoFile {
  const points = items.filter(isOnMap).map((item): GeoFile['points'][number] => ({
    type: 'Feature',
    id: item.key,
    geometry: {
      type: 'Point',
      coordinates: [item.position.lng, item.position.lat].map((degrees) =>
        Number(degrees.toFixed(6)),
      ),
    },
    properties: {
      name: item.title,
      label: item.label,
      ...(item.facts.length > 0 ? { address: item.facts.join(', ') } : {}),
      ...(item.summary || item.excerpt ? { text: item.summary ?? item.excerpt } : {}),
      ...(item.state ? { state: item.state } : {}),
      url: origin + item.href,
    },
  }));
  return { title, url, points };
}

/** Writes points in one format. The same points give the same bytes. */
export const renderGeoFile = (format: GeoFormat['name'], file: GeoFile): string =>
  ({ geojson: renderGeoJson, kml: renderKml, gpx: renderGpx })[format](file);

/** RFC 7946. */
function renderGeoJson({ points }: GeoFile): string {
  const collection: FeatureCollection = { type: 'FeatureCollection', features: points };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** KML 2.2, a folder for each label. */
function renderKml({ title, points }: GeoFile): string {
  const folders = [...Map.groupBy(points, ({ properties }) => properties.label)];
  const document = foldersToKML({
    type: 'root',
    // The library writes no name of the document: the folder around all has it.
    children: [
      {
        type: 'folder',
        meta: { name: title, open: 1 },
        children: folders.map(([name, own]) => ({
          type: 'folder',
          meta: { name },
          children: own.map(toPlacemark),
        })),
      },
    ],
  });
  // Outside of CDATA, of which there is none here, XML has no "]]>"; the library writes it.
  const escaped = document.replaceAll(']]>', ']]&gt;');
  return toXml(`<?xml version="1.0" encoding="UTF-8"?>\n${escaped}\n`);
}

/** A description is HTML. Programs that show it leave the other properties out of sight. */
function toPlacemark({ geometry, properties }: GeoFile['points'][number]): Feature<Point> {
  const { name, text, ...rest } = properties;
  const lines = [text, rest.address, rest.url].filter((line) => line !== undefined);
  const description = lines.map(escapeHtml).join('<br>');
  return { type: 'Feature', geometry, properties: { name, description, ...rest } };
}

/** GPX 1.1 without a time, which would be the only clock in it. */
function renderGpx({ title, url, points }: GeoFile): string {
  const { Link, Metadata, Point: Waypoint } = BaseBuilder.MODELS;
  const builder = new BaseBuilder();
  builder.setMetadata(new Metadata({ name: title, link: new Link(url) }));
  builder.setWayPoints(
    points.map(({ geometry: { coordinates }, properties }) => {
      const [lng = 0, lat = 0] = coordinates;
      const { name, address, text, url, label } = properties;
      const desc = [text, address].filter((line) => line !== undefined).join('\n');
      return new Waypoint(lat, lng, { name, desc, link: new Link(url), type: label });
    }),
  );
  const { attributes, ...content } = builder.toObject();
  return toXml(`${buildGPX({ ...content, attributes: { ...attributes, creator: 'Potluck' } })}\n`);
}
