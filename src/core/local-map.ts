import { type Box, overlaps, type Point } from './drawing.ts';
import { toLocator, type Locator } from './locator.ts';
import {
  fitFrame,
  type Frame,
  frameSize,
  projectionOf,
  scaleOf,
  toOffsets,
  toPoint,
  widen,
} from './map-frame.ts';
import { labelGap, type LabelRequest, placeLabels } from './map-labels.ts';
import {
  areaOf,
  clipRings,
  isInside,
  type Polygons,
  projectPolygons,
  toCurve,
  toShortPath,
} from './outline.ts';
import type { Position } from './position.ts';
import { toRings, type WalkingRing } from './walking-rings.ts';

/** Something on a local map. */
export interface MapPoint extends Point {
  /** Key of the entry. */
  key: string;
  /** Middle of its number, so placed that numbers do not cover each other. */
  label: Point;
  /** Kilometres away, where it lies beyond the frame: the point is on the frame then. */
  beyond?: number;
}

/** A schematic map of a city, north up, drawn from nothing but positions and coastlines. */
export interface LocalMap {
  width: number;
  height: number;
  /** The centre of the city. */
  centre: Point;
  rings: WalkingRing[];
  /** A bar of a round length. */
  scale: { metres: number; length: number };
  /** Land as an SVG path; absent where there is no water in the frame that can be trusted. */
  land?: string;
  points: MapPoint[];
  /** The country with the city in it, in a corner that no place needs. */
  locator?: Locator & Point;
}

/** What a local map is drawn from. */
export interface LocalMapSource {
  centre: Position;
  places: { key: string; position: Position }[];
  /** Land around the city. */
  land: Polygons;
  /** Outline of its country, coarse. */
  country: Polygons;
}

/** Units of a number on the map; `wide` with kilometres beside it. */
export const signSize = { height: 26, width: 26, wide: 82 };

/** Draws the surroundings of a city's centre. */
export function toLocalMap({ centre, places, land, country }: LocalMapSource): LocalMap {
  const offsets = toOffsets(
    centre,
    places.map(({ position }) => position),
  );
  const drawing = toLocator(centre, country);
  const { frame, locator } = makeRoom(fitFrame(offsets), offsets, drawing);
  const dots = offsets.map((offset) => toPoint(offset, frame));
  const taken = locator ? [toBox(locator)] : [];
  const labels = placeLabels(dots.map(toRequest), { ...frameSize, taken });
  const points = places.map(({ key }, index): MapPoint => {
    const [dot, label] = [dots[index], labels[index]] as [Point, Box];
    return { key, ...dot, label: { x: label.x, y: label.y } };
  });
  const shore = drawLand(land, projectionOf(centre, frame), [frame.centre, ...dots]);
  return {
    ...frameSize,
    centre: frame.centre,
    rings: toRings(frame, [...taken, ...labels, ...dots.map(toDotBox)]),
    scale: scaleOf(frame),
    ...(shore === undefined ? {} : { land: shore }),
    points,
    ...(locator ? { locator } : {}),
  };
}

/** Units between the frame and the number of what lies beyond it: an arrow stands there. */
const arrowGap = 13;

function toRequest(dot: Point & { beyond?: number }): LabelRequest {
  const { height, width, wide } = signSize;
  if (dot.beyond === undefined) return { dot, anchor: dot, height, width };
  const x = wide / 2 + arrowGap;
  const y = height / 2 + arrowGap;
  const anchor = {
    x: Math.min(frameSize.width - x, Math.max(x, dot.x)),
    y: Math.min(frameSize.height - y, Math.max(y, dot.y)),
  };
  return { dot, anchor, height, width: wide };
}

/** Units between the locator and the frame. */
const cornerGap = 9;

/** Shows a little more around the city until a corner is free of places. */
function makeRoom(fitted: Frame, offsets: Point[], drawing: Locator | undefined) {
  if (!drawing) return { frame: fitted };
  const right = frameSize.width - drawing.width - cornerGap;
  const bottom = frameSize.height - drawing.height - cornerGap;
  const corners = [
    { x: right, y: cornerGap },
    { x: right, y: bottom },
    { x: cornerGap, y: bottom },
    { x: cornerGap, y: cornerGap },
  ].map((corner) => ({ ...drawing, ...corner }));
  for (let frame = fitted, attempt = 0; attempt < 8; attempt += 1) {
    const dots = [{ x: 0, y: 0 }, ...offsets].map((offset) => toDotBox(toPoint(offset, frame)));
    const locator = corners.find(
      (corner) => !dots.some((dot) => overlaps(dot, toBox(corner), labelGap)),
    );
    if (locator) return { frame, locator };
    frame = widen(frame, 1.08);
  }
  return { frame: fitted };
}

const toBox = ({ x, y, width, height }: Locator & Point): Box => ({
  x: x + width / 2,
  y: y + height / 2,
  width,
  height,
});

const toDotBox = ({ x, y }: Point): Box => ({ x, y, width: 10, height: 10 });

/** Share of the frame under water below which a map has no coast: the data does not know coves. */
const leastWater = 0.1;

/**
 * Land in the frame. The data is off by up to a kilometre: where it puts so much as one place into
 * the water, it is not believed.
 */
function drawLand(
  land: Polygons,
  projection: ReturnType<typeof projectionOf>,
  dry: (Point & { beyond?: number })[],
): string | undefined {
  const { width, height } = frameSize;
  // Cut twice: first far outside, so that curves do not round the corners of the frame.
  const surroundings = projection.clipAngle(5).clipExtent([
    [-width, -height],
    [2 * width, 2 * height],
  ]);
  const coast = projectPolygons(land, surroundings).map((ring) => toCurve(ring));
  const rings = clipRings(coast, width, height);
  if (areaOf(...rings) > width * height * (1 - leastWater)) return undefined;
  const places = dry.filter(({ beyond }) => beyond === undefined);
  return places.every((place) => isInside(rings, place)) ? toShortPath(rings, 3000) : undefined;
}
