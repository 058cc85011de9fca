import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { iso31661 } from 'iso-3166';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryName } from '#core/locale.ts';
import { countCrossings, distanceToSegment, type Polygons, type Ring } from '#core/outline.ts';
import type { Position } from '#core/position.ts';

interface GeoBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A polygon and the box around it: most questions are answered by the box. */
export interface Shape {
  polygon: Polygons[number];
  box: GeoBox;
  /** All its lines in short pieces, cut when first needed: a coast can have fifty thousand points. */
  pieces?: { line: Ring; box: GeoBox }[];
}

/** A country of Natural Earth, public domain. */
interface Country {
  /** ISO 3166-1 numeric; land without one is claimed by more than one country. */
  id: string | undefined;
  name: string;
  shapes: Shape[];
}

/**
 * Kilometres that a position may lie outside: where no other country is, for coasts and islands
 * too small for the map; where one is, for what the map rounds off along a border.
 */
const tolerance = { sea: 50, border: 5 };

type Scale = '10m' | '50m';
type Atlas = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;
type Features<Properties> = FeatureCollection<Polygon | MultiPolygon, Properties>;

const atlases = new Map<Scale, Atlas>();
const countries = new Map<Scale, Country[]>();

function getAtlas(scale: Scale): Atlas {
  const known = atlases.get(scale);
  if (known) return known;
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
  atlases.set(scale, atlas);
  return atlas;
}

/** Countries of the world, all of them at each scale. */
function getCountries(scale: Scale = '10m'): Country[] {
  const known = countries.get(scale);
  if (known) return known;
  const atlas = getAtlas(scale);
  const { features } = feature(atlas, atlas.objects.countries) as Features<{ name: string }>;
  const all = features.map(({ id, properties, geometry }) => ({
    id: id?.toString(),
    name: properties.name,
    shapes: toShapes(geometry),
  }));
  countries.set(scale, all);
  return all;
}

/** All land of the finest scale, borders dissolved. */
export function toLand(): Shape[] {
  const atlas = getAtlas('10m');
  const { features } = feature(atlas, atlas.objects.land) as Features<unknown>;
  return features.flatMap(({ geometry }) => toShapes(geometry));
}

const toShapes = (geometry: Polygon | MultiPolygon): Shape[] =>
  ((geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Polygons).map(
    (polygon) => ({ polygon, box: boxOf(polygon[0] ?? []) }),
  );

function boxOf(line: Ring): GeoBox {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lng, lat] of line) {
    box.west = Math.min(box.west, lng);
    box.south = Math.min(box.south, lat);
    box.east = Math.max(box.east, lng);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

/** Coarse outline of the country that a position is in, or off the coast of; empty at sea. */
export function countryAround(position: Position): Polygons {
  const country =
    getCountries().find((candidate) => contains(candidate, position)) ??
    getCountries().find((candidate) => isNear(candidate, position, tolerance.sea));
  if (!country) return [];
  const coarse = getCountries('50m').find(({ name }) => name === country.name) ?? country;
  return coarse.shapes.map(({ polygon }) => polygon);
}

/**
 * Where a position lies instead of in a country: `in Malaysia`, `at sea`; undefined when it is
 * there, close by, or where the map has no opinion.
 *
 * @param code ISO 3166-1 alpha-2
 */
export function whereOutside(position: Position, code: string): string | undefined {
  const numeric = iso31661.find(({ alpha2 }) => alpha2 === code)?.numeric;
  const own = getCountries().filter(({ id }) => id !== undefined && id === numeric);
  if (own.length === 0 || own.some((country) => contains(country, position))) return undefined;
  const other = getCountries().find((country) => contains(country, position));
  // Land without a code of its own is claimed by more than one country.
  if (other && other.id === undefined) return undefined;
  const allowed = other ? tolerance.border : tolerance.sea;
  if (own.some((country) => isNear(country, position, allowed))) return undefined;
  return other ? `in ${nameOf(other)}` : 'at sea';
}

function nameOf({ id, name }: Country): string {
  const code = iso31661.find(({ numeric }) => numeric === id)?.alpha2;
  return (code && countryName(code)) ?? name;
}

const pieceLength = 50;

function getPieces(shape: Shape) {
  shape.pieces ??= shape.polygon.flatMap((ring) =>
    Array.from({ length: Math.ceil((ring.length - 1) / pieceLength) }, (_, index) => {
      // The last point of a piece is the first of the next.
      const line = ring.slice(index * pieceLength, (index + 1) * pieceLength + 1);
      return { line, box: boxOf(line) };
    }),
  );
  return shape.pieces;
}

// On a plane: on the sphere a tiny ring that is wound the wrong way holds the rest of the world.
const contains = ({ shapes }: Country, position: Position) =>
  shapes.some((shape) => isNearBox(shape.box, position, 0) && holds(shape, position));

function holds(shape: Shape, { lat, lng }: Position): boolean {
  const crossings = getPieces(shape)
    .filter(({ box }) => lat >= box.south && lat <= box.north)
    .reduce((sum, { line }) => sum + countCrossings(line, { x: lng, y: lat }), 0);
  return crossings % 2 === 1;
}

/** Kilometres of a degree of latitude. */
export const degreeLength = 111.2;

/** An angle from -180 to 180 degrees. */
export const turn = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** Whether a position lies in a box or within so many kilometres, also across the date line. */
export function isNearBox(
  { west, south, east, north }: GeoBox,
  { lat, lng }: Position,
  kilometres: number,
): boolean {
  const margin = kilometres / degreeLength;
  if (lat < south - margin || lat > north + margin) return false;
  const side = margin / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  return [lng - 360, lng, lng + 360].some((x) => x >= west - side && x <= east + side);
}

/** Whether a border lies within so many kilometres, on a plane laid at the position. */
function isNear({ shapes }: Country, position: Position, kilometres: number): boolean {
  const squeeze = Math.cos((position.lat * Math.PI) / 180);
  const toPlane = ([lng, lat]: [number, number]) =>
    [
      turn(lng - position.lng) * squeeze * degreeLength,
      (lat - position.lat) * degreeLength,
    ] as const;
  return shapes
    .filter(({ box }) => isNearBox(box, position, kilometres))
    .flatMap(getPieces)
    .filter(({ box }) => isNearBox(box, position, kilometres))
    .some(({ line }) =>
      line.some((point, index) => {
        const previous = line[index - 1];
        return (
          previous && distanceToSegment([0, 0], toPlane(previous), toPlane(point)) <= kilometres
        );
      }),
    );
}
