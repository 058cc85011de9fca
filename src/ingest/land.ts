import type { Polygons } from '#core/outline.ts';
import type { Position } from '#core/position.ts';
import { degreeLength, isNearBox, type Shape, toLand, turn } from './atlas.ts';

let lands: Shape[] | undefined;

/** Polygons of land, borders dissolved, any part of which may lie so near to a position. */
export function landAround(position: Position, kilometres: number): Polygons {
  lands ??= toLand();
  return lands
    .filter(({ box }) => isNearBox(box, position, kilometres))
    .map(({ polygon }) => polygon.map((ring) => thinOut(ring, position, kilometres)));
}

/** Degrees between two points of a coast far away: a straight line between them hardly bends. */
const farStep = 5;

type Coordinates = Polygons[number][number][number];

/** A ring with few of the points far from a position, and all that its lines near there need. */
function thinOut(ring: Coordinates[], { lat, lng }: Position, kilometres: number): Coordinates[] {
  const reach = kilometres / degreeLength + 1;
  const side = reach / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  // What lies on the same side of the box as the points around it cannot cross it.
  const sideOf = ([x, y]: Coordinates) =>
    3 * Math.sign(Math.trunc(turn(x - lng) / side)) + Math.sign(Math.trunc((y - lat) / reach));
  let last = ring[0];
  return ring.filter((point, index) => {
    const next = ring[index + 1];
    const isNeeded =
      !last ||
      !next ||
      sideOf(point) === 0 ||
      sideOf(point) !== sideOf(last) ||
      sideOf(point) !== sideOf(next) ||
      Math.hypot(point[0] - last[0], point[1] - last[1]) > farStep;
    if (isNeeded) last = point;
    return isNeeded;
  });
}
