import { type GeoProjection, geoAzimuthalEquidistant } from 'd3-geo';
import { type Point, tenth } from './drawing.ts';
import { earthRadius, type Position } from './position.ts';

/** Size of a local map's frame, in units. A phone shows three of them with two of its own. */
export const frameSize = { width: 480, height: 400 };

/** Units between the outermost places and the frame. */
const margin = 44;
/** A place nearer to the frame than this does not count as inside. */
const inset = 14;
/** Metres that the frame shows at least, so that two neighbours do not make a map of a yard. */
const smallestSpan = 1600;

/** Where metres around a city's centre lie on the drawing. */
export interface Frame {
  /** The city's centre. */
  centre: Point;
  unitsPerMetre: number;
}

/** Metres east and south of the centre; distances and bearings from there are true. */
export function toOffsets(centre: Position, positions: Position[]): Point[] {
  const plane = projectionOf(centre, { centre: { x: 0, y: 0 }, unitsPerMetre: 1 });
  return positions.map(({ lat, lng }) => {
    const [x, y] = plane([lng, lat]) ?? [0, 0];
    return { x, y };
  });
}

/** The azimuthal projection that draws a frame. */
export const projectionOf = (city: Position, { centre, unitsPerMetre }: Frame): GeoProjection =>
  geoAzimuthalEquidistant()
    .rotate([-city.lng, -city.lat])
    .scale(earthRadius * 1000 * unitsPerMetre)
    .translate([centre.x, centre.y])
    .precision(0);

/** The frame that what belongs together fills: the centre, and places that are not far outliers. */
export function fitFrame(offsets: Point[]): Frame {
  const distances = offsets.map(({ x, y }) => Math.hypot(x, y)).sort((a, b) => a - b);
  const middle = distances[Math.floor((distances.length - 1) / 2)] ?? 0;
  const reach = Math.max(smallestSpan, middle * 3.5);
  const core = offsets.filter(({ x, y }) => Math.hypot(x, y) <= reach);
  const [west, east] = rangeOf(core.map(({ x }) => x));
  const [north, south] = rangeOf(core.map(({ y }) => y));
  const { width, height } = frameSize;
  const unitsPerMetre = Math.min(
    (width - 2 * margin) / Math.max(east - west, smallestSpan),
    (height - 2 * margin) / Math.max(south - north, smallestSpan * (height / width)),
  );
  return {
    unitsPerMetre,
    centre: {
      x: tenth(width / 2 - ((east + west) / 2) * unitsPerMetre),
      y: tenth(height / 2 - ((north + south) / 2) * unitsPerMetre),
    },
  };
}

/** A frame that shows more around the same middle. */
export function widen({ centre, unitsPerMetre }: Frame, factor: number): Frame {
  const { width, height } = frameSize;
  return {
    unitsPerMetre: unitsPerMetre / factor,
    centre: {
      x: tenth(width / 2 + (centre.x - width / 2) / factor),
      y: tenth(height / 2 + (centre.y - height / 2) / factor),
    },
  };
}

/** A place on the frame; `beyond` when it stands for one that lies farther in that direction. */
export function toPoint({ x, y }: Point, { centre, unitsPerMetre }: Frame) {
  const { width, height } = frameSize;
  const dx = x * unitsPerMetre;
  const dy = y * unitsPerMetre;
  const point = { x: tenth(centre.x + dx), y: tenth(centre.y + dy) };
  if (point.x >= inset && point.x <= width - inset && point.y >= inset && point.y <= height - inset)
    return point;
  const share = Math.min(
    (dx > 0 ? width - centre.x : centre.x) / Math.abs(dx),
    (dy > 0 ? height - centre.y : centre.y) / Math.abs(dy),
  );
  const kilometres = Math.hypot(x, y) / 1000;
  return {
    x: tenth(centre.x + dx * share),
    y: tenth(centre.y + dy * share),
    beyond: kilometres < 10 ? tenth(kilometres) : Math.round(kilometres),
  };
}

const lengths = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** The longest bar of a round length that takes at most a quarter of the width. */
export function scaleOf({ unitsPerMetre }: Frame) {
  const metres = lengths.findLast((length) => length * unitsPerMetre <= frameSize.width / 4) ?? 100;
  return { metres, length: tenth(metres * unitsPerMetre) };
}

/** Least and greatest of some numbers and 0, which is where the centre lies. */
const rangeOf = (numbers: number[]) => [Math.min(0, ...numbers), Math.max(0, ...numbers)] as const;
