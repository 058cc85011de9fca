import { type GeoPermissibleObjects, geoGraticule, geoNaturalEarth1, geoPath } from 'd3-geo';
import { type Box, overlaps, type Point, tenth } from './drawing.ts';
import { type Polygons, projectPolygons, toPath } from './outline.ts';
import type { Position } from './position.ts';

/** Something on the map of the world. */
export interface WorldPoint extends Point {
  key: string;
  /** Where its name begins or ends; absent where there is no room for it. */
  label?: Point & { side: 'start' | 'end' };
}

/** The whole Earth, drawn flat. */
export interface WorldMap {
  width: number;
  height: number;
  /** Land as an SVG path. */
  land: string;
  /** Every thirtieth meridian and parallel, and the edge of the Earth, as an SVG path. */
  graticule: string;
  /** Where items are, from north to south. */
  points: WorldPoint[];
}

const graticule: GeoPermissibleObjects = {
  type: 'GeometryCollection',
  geometries: [geoGraticule().step([30, 30]).precision(10)(), { type: 'Sphere' }],
};

const width = 960;
const padding = 8;
/** Land that ends south of this is Antarctica, which no one visits and which takes a fifth of the page. */
const southernmost = -60;
/** Units that a name takes: its height, and the width of one of its letters. */
const letter = { width: 9.2, height: 18 };

/** Draws land and the places on it, in the Natural Earth projection. */
export function toWorldMap(
  land: Polygons,
  places: { key: string; title: string; position: Position }[],
): WorldMap {
  const inhabited = land.filter(([ring = []]) => ring.some(([, lat]) => lat > southernmost));
  const earth = { type: 'MultiPolygon', coordinates: inhabited } as const;
  const projection = geoNaturalEarth1().fitWidth(width - 2 * padding, { type: 'Sphere' });
  const [[, top], [, bottom]] = geoPath(projection).bounds(earth);
  const [x, y] = projection.translate();
  projection.translate([x + padding, y - top + padding]);
  const dots = places
    .map(({ key, title, position: { lat, lng } }) => {
      const [px, py] = projection([lng, lat]) ?? [0, 0];
      return { key, title, x: tenth(px), y: tenth(py) };
    })
    .sort((a, b) => a.y - b.y || (a.key < b.key ? -1 : 1));
  return {
    width,
    height: Math.ceil(bottom - top + 2 * padding),
    land: toPath(projectPolygons(inhabited, projection), {
      tolerance: 0.45,
      smallest: 3,
      digits: 0,
    }),
    graticule: geoPath(projection).digits(0)(graticule) ?? '',
    points: labelPoints(dots),
  };
}

/** Gives each point a name beside it where that covers neither point nor name. */
function labelPoints(dots: (Point & { key: string; title: string })[]): WorldPoint[] {
  const taken: Box[] = dots.map(({ x, y }) => ({ x, y, width: 12, height: 12 }));
  return dots.map(({ key, title, x, y }, index): WorldPoint => {
    const length = [...title].length * letter.width;
    for (const [dx, dy] of offsets) {
      const label = { x: x + dx, y: y + dy, side: dx > 0 ? 'start' : 'end' } as const;
      const middle = label.x + Math.sign(dx) * (length / 2);
      const box = { x: middle, y: label.y, width: length, height: letter.height };
      const isOnSheet = middle - length / 2 > 0 && middle + length / 2 < width;
      const isFree = !taken.some((other, at) => at !== index && overlaps(box, other, 1));
      if (!isOnSheet || !isFree) continue;
      taken.push(box);
      return { key, x, y, label: { ...label, x: tenth(label.x), y: tenth(label.y) } };
    }
    return { key, x, y };
  });
}

/** From a point to its name: beside it, then above and below. */
const offsets = [
  [11, 0],
  [-11, 0],
  [8, -13],
  [8, 13],
  [-8, -13],
  [-8, 13],
] as const;
