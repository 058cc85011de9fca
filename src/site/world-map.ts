import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import atlas from 'world-atlas/land-110m.json';
import type { Item } from '#core/item.ts';
import type { Polygons } from '#core/outline.ts';
import { toWorldMap, type WorldMap } from '#core/world-map.ts';

/** Land of Natural Earth, public domain, at a scale of 1:110,000,000. */
const land = (() => {
  const topology = atlas as unknown as Topology<{ land: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.land) as FeatureCollection<
    Polygon | MultiPolygon
  >;
  return features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  ) as Polygons;
})();

/** The Earth with the items that say where they are. */
export const getWorldMap = (items: readonly Item[]): WorldMap =>
  toWorldMap(
    land,
    items.flatMap(({ key, title, position }) => (position ? [{ key, title, position }] : [])),
  );
