import { gpx, kml, kmlWithFolders } from '@tmcw/togeojson';
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import type { FeatureCollection, Point } from 'geojson';
import { expect, test } from 'vitest';
import type { Item } from '#core/item.ts';
import { renderGeoFile, toGeoFile } from './geo-file.ts';

const hub = {
  title: 'Bilbao: Places',
  url: 'https://tiny.example.com/cities/bilbao/',
  origin: 'https://tiny.example.com',
};

const place = (fields: Partial<Item> = {}) =>
  ({
    key: 'places/eleven-beds',
    href: '/cities/bilbao/#places.eleven-beds',
    title: 'Eleven Beds',
    label: 'Stay',
    excerpt: '',
    facts: [],
    position: { lat: 43.263, lng: -2.935 },
    ...fields,
  }) as Item;

const fileOf = (...items: Item[]) => toGeoFile(hub, items);
const parseXml = (text: string) =>
  new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');

/** The points of a file in every format, as strangers' programs read them. */
function readAll(...items: Item[]): Record<'geojson' | 'kml' | 'gpx', FeatureCollection<Point>> {
  const file = fileOf(...items);
  return {
    geojson: JSON.parse(renderGeoFile('geojson', file)) as FeatureCollection<Point>,
    kml: kml(parseXml(renderGeoFile('kml', file))) as FeatureCollection<Point>,
    gpx: gpx(parseXml(renderGeoFile('gpx', file))) as FeatureCollection<Point>,
  };
}

/** Half a character, and what XML 1.0 has no spelling for, among the rest of Unicode. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('"', "'", '&', '<', ']]>', '\0', '\u0007', '\uD800', '\uFFFE', '👩🏽‍🚀', 'בית'),
    ),
  )
  .map((parts) => parts.join(''));

/** What of a text XML can hold, whatever its line breaks became. */
const inXml = (text: unknown) =>
  String(text)
    .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim();

test('any name comes back from every format', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const title = `${text}x`;
      const read = readAll(place({ title }));
      expect(read.geojson.features[0]?.properties?.name).toBe(title);
      for (const { features } of [read.kml, read.gpx])
        expect(inXml(features[0]?.properties?.name)).toBe(inXml(title));
    }),
  );
});

test('any position comes back from every format, to six decimals', () => {
  const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
  fc.assert(
    fc.property(degrees(90), degrees(180), (lat, lng) => {
      for (const { features } of Object.values(readAll(place({ position: { lat, lng } })))) {
        const [east, north] = features[0]?.geometry.coordinates ?? [];
        expect(east).toBeCloseTo(lng, 6);
        expect(north).toBeCloseTo(lat, 6);
      }
    }),
  );
});

test('GeoJSON tells what the page tells, longitude first', () => {
  const { geojson } = readAll(
    place({ facts: ['Ladle Lane 3'], excerpt: 'Ask for <the> key.', state: 'stale' }),
  );
  expect(geojson).toEqual({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 'places/eleven-beds',
        geometry: { type: 'Point', coordinates: [-2.935, 43.263] },
        properties: {
          name: 'Eleven Beds',
          label: 'Stay',
          address: 'Ladle Lane 3',
          text: 'Ask for <the> key.',
          state: 'stale',
          url: 'https://tiny.example.com/cities/bilbao/#places.eleven-beds',
        },
      },
    ],
  });
});

test('what is closed, and what is nowhere, is in no file', () => {
  const { position: _, ...nowhere } = place({ title: 'Nowhere' });
  const file = fileOf(place(), place({ title: 'Gone', state: 'closed' }), nowhere);
  expect(file.points.map(({ properties }) => properties.name)).toEqual(['Eleven Beds']);
});

test('KML has a folder for each label, in one that bears the name of all', () => {
  const text = renderGeoFile(
    'kml',
    fileOf(place(), place({ title: 'Soup & Co', label: 'Café' }), place({ title: 'Two Beds' })),
  );
  const { children } = kmlWithFolders(parseXml(text));
  const tree = (nodes: typeof children): unknown[] =>
    nodes.map((node) =>
      node.type === 'folder'
        ? { [String(node.meta.name)]: tree(node.children) }
        : node.properties?.name,
    );
  expect(tree(children)).toEqual([
    { 'Bilbao: Places': [{ Stay: ['Eleven Beds', 'Two Beds'] }, { Café: ['Soup & Co'] }] },
  ]);
});

test('a description in KML, which is HTML, shows markup as it was written', () => {
  const { kml } = readAll(place({ excerpt: '<b>Bold</b> & true' }));
  expect(kml.features[0]?.properties?.description).toBe(
    '&lt;b>Bold&lt;/b> &amp; true<br>https://tiny.example.com/cities/bilbao/#places.eleven-beds',
  );
});

test('GPX leads to the place on the hub and says what it is, without a clock', () => {
  const text = renderGeoFile('gpx', fileOf(place({ excerpt: 'Quiet.', facts: ['Ladle Lane 3'] })));
  const waypoint = parseXml(text).getElementsByTagName('wpt')[0];
  const told = (name: string) => waypoint?.getElementsByTagName(name)[0];
  expect(told('desc')?.textContent).toBe('Quiet.\nLadle Lane 3');
  expect(told('type')?.textContent).toBe('Stay');
  expect(told('link')?.getAttribute('href')).toBe(
    'https://tiny.example.com/cities/bilbao/#places.eleven-beds',
  );
  expect(text).not.toContain('<time');
});

test('what ends a CDATA section elsewhere is text in KML and GPX', () => {
  const file = fileOf(place({ title: 'a]]>b', excerpt: 'Mind the ]]> by the door.' }));
  for (const format of ['kml', 'gpx'] as const) {
    const text = renderGeoFile(format, file);
    expect(text).not.toContain(']]>');
    expect(text).toContain(']]&gt; by the door');
  }
});
