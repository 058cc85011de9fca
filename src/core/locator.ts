import { geoAzimuthalEqualArea, geoCentroid, geoContains, geoDistance } from 'd3-geo';
import { type Point, tenth } from './drawing.ts';
import { areaOf, type Polygons, projectPolygons, toShortPath } from './outline.ts';
import { earthRadius, type Position } from './position.ts';

/** The country with the city in it. */
export interface Locator {
  width: number;
  height: number;
  /** The country as an SVG path. */
  outline: string;
  city: Point;
}

/** Longer side of the drawing, in units, and the space around the country. */
const size = 76;
const padding = 6;

type Coordinates = [lng: number, lat: number];

/** Draws the part of a country that a city lies in; lands overseas are left out. */
export function toLocator({ lat, lng }: Position, country: Polygons): Locator | undefined {
  const city: Coordinates = [lng, lat];
  const found = country.find((polygon) => contains(polygon, city)) ?? nearest(country, city);
  if (!found) return undefined;
  const mainland = measure(found);
  const part = country.filter(
    (polygon) => polygon === found || belongsTo(mainland, measure(polygon)),
  );
  const [east, north] = mainland.centroid;
  const projection = geoAzimuthalEqualArea().rotate([-east, -north]).precision(0);
  projection.fitExtent(
    [
      [padding, padding],
      [size - padding, size - padding],
    ],
    { type: 'MultiPolygon', coordinates: part },
  );
  const rings = projectPolygons(part, projection);
  const [x = 0, y = 0] = projection(city) ?? [];
  const box = boxOf([...rings.flat(), [x, y]]);
  const move = ([px, py]: Coordinates): Coordinates => [
    px - box.left + padding,
    py - box.top + padding,
  ];
  const moved = rings.map((ring) => ring.map(move)).sort((a, b) => areaOf(b) - areaOf(a));
  const [cityX, cityY] = move([x, y]);
  return {
    width: Math.round(box.right - box.left + 2 * padding),
    height: Math.round(box.bottom - box.top + 2 * padding),
    outline: toShortPath(moved, 700),
    city: { x: tenth(cityX), y: tenth(cityY) },
  };
}

const contains = (polygon: Polygons[number], city: Coordinates) =>
  geoContains({ type: 'Polygon', coordinates: polygon }, city);

/** The polygon with the point nearest to a city that the coarse outline leaves at sea. */
function nearest(country: Polygons, city: Coordinates): Polygons[number] | undefined {
  const distances = country.map((polygon) =>
    Math.min(...(polygon[0] ?? []).map((point) => geoDistance(point, city))),
  );
  return country[distances.indexOf(Math.min(...distances))];
}

/** Kilometres of sea that do not part a country. */
const strait = 200;

/** Size of an island too small to see, as a share of the mainland's. */
const speck = 0.04;

/** Whether two parts of a country lie side by side: neither is farther than both are large. */
function belongsTo(mainland: Extent, other: Extent): boolean {
  if (other.radius < mainland.radius * speck) return false;
  const distance = geoDistance(mainland.centroid, other.centroid);
  return distance <= mainland.radius + other.radius + strait / earthRadius;
}

/** Where a polygon is and how far it reaches, in radians. */
interface Extent {
  centroid: Coordinates;
  radius: number;
}

function measure(polygon: Polygons[number]): Extent {
  const centroid = geoCentroid({ type: 'Polygon', coordinates: polygon });
  const radius = Math.max(...(polygon[0] ?? []).map((point) => geoDistance(centroid, point)));
  return { centroid, radius };
}

const boxOf = (points: Coordinates[]) => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
};
