import { createBoxGrid } from './box-grid.ts';
import { type Box, overlaps, type Point, tenth } from './drawing.ts';
import { distanceToSegment } from './outline.ts';

/** Something to write on a drawing. */
export interface LabelRequest {
  /** What it stands for. */
  dot: Point;
  /** Where it stands best. */
  anchor: Point;
  width: number;
  height: number;
}

/** What labels must keep to. */
export interface Sheet {
  width: number;
  height: number;
  /** What no label may cover. */
  taken: Box[];
}

/** Units between two labels, and between a label and the sheet's edge. */
export const labelGap = 2;
/** Units of a detour that each fault is worth. */
const worth = { overlap: 10_000, dot: 45, passing: 60, crossing: 25 };
const directions = Array.from({ length: 24 }, (_, index) => {
  const angle = (index * Math.PI) / 12;
  return [Math.sin(angle), -Math.cos(angle)] as const;
});
/** Labels that are weighed against each other; the work grows with their square. */
const mostWeighed = 60;
/** Units that one of more labels goes at most to be free: a crowd has no room for all. */
const crowdedReach = 60;

/**
 * Puts each label as near to its anchor as the others let it: first one after another, then each
 * again now that all stand. Nothing is random, so that the same map is drawn each time. Of a crowd,
 * each takes the first room close by, and some cover others.
 */
export function placeLabels(requests: LabelRequest[], sheet: Sheet): Box[] {
  if (requests.length > mostWeighed) return placeCrowd(requests, sheet);
  const placed: (Box | undefined)[] = requests.map(() => undefined);
  for (let pass = 0; pass < 3; pass += 1) {
    for (const [index, request] of requests.entries()) {
      placed[index] = undefined;
      placed[index] = bestPlace(request, index, { requests, placed, sheet });
    }
  }
  return placed.filter((box) => box !== undefined);
}

function placeCrowd(requests: LabelRequest[], sheet: Sheet): Box[] {
  const [labels, taken] = [createBoxGrid(labelGap), createBoxGrid(labelGap)];
  for (const box of sheet.taken) taken.add(box);
  return requests.map((request) => {
    let fallback: Box | undefined;
    for (const { box } of placesAround(request, sheet, crowdedReach)) {
      if (!taken.isFree(box)) continue;
      fallback ??= box;
      if (!labels.isFree(box)) continue;
      labels.add(box);
      return box;
    }
    return fallback ?? atAnchor(request, sheet);
  });
}

/** Places for a label on the sheet, the nearest to its anchor first. */
function* placesAround(request: LabelRequest, sheet: Sheet, farthest: number) {
  const { width, height, anchor } = request;
  yield { box: atAnchor(request, sheet), reach: 0 };
  for (let reach = height * 0.75; reach < farthest; reach *= 1.15) {
    for (const [dx, dy] of directions) {
      const x = tenth(anchor.x + dx * reach);
      const y = tenth(anchor.y + dy * reach);
      const box = { x, y, width, height };
      if (isOnSheet(box, sheet)) yield { box, reach };
    }
  }
}

interface Situation {
  requests: LabelRequest[];
  placed: (Box | undefined)[];
  sheet: Sheet;
}

function bestPlace(request: LabelRequest, index: number, situation: Situation): Box {
  const { sheet } = situation;
  let best = atAnchor(request, sheet);
  let lowest = Number.POSITIVE_INFINITY;
  for (const { box, reach } of placesAround(
    request,
    sheet,
    Math.hypot(sheet.width, sheet.height),
  )) {
    if (reach >= lowest) break;
    const cost = reach + costOf(box, index, situation, lowest - reach);
    if (cost < lowest) [best, lowest] = [box, cost];
  }
  return best;
}

/**
 * What is wrong with a place, without its distance.
 *
 * @param limit from here on it is wrong enough to stop counting
 */
function costOf(
  box: Box,
  index: number,
  { requests, placed, sheet }: Situation,
  limit: number,
): number {
  const own = requests[index]?.dot ?? box;
  let cost = 0;
  for (const other of [...sheet.taken, ...placed]) {
    if (other && overlaps(box, other, labelGap)) cost += worth.overlap;
    if (cost >= limit) return cost;
  }
  for (const taken of sheet.taken) if (passes(own, box, taken)) cost += worth.passing;
  for (const [other, request] of requests.entries()) {
    if (cost >= limit) return cost;
    if (other === index) continue;
    const label = placed[other];
    if (covers(box, request.dot)) cost += worth.dot;
    if (!label) continue;
    if (passes(own, box, label)) cost += worth.passing;
    if (passes(request.dot, label, box)) cost += worth.passing;
    if (crosses(own, box, request.dot, label)) cost += worth.crossing;
  }
  return cost;
}

const dotRadius = 4;

const covers = (box: Box, { x, y }: Point) =>
  Math.abs(box.x - x) < box.width / 2 + dotRadius &&
  Math.abs(box.y - y) < box.height / 2 + dotRadius;

/** Whether the line from a dot to its label runs under another label. */
function passes(dot: Point, label: Point, { x, y, height }: Box): boolean {
  const near = height / 2;
  return (
    x > Math.min(dot.x, label.x) - near &&
    x < Math.max(dot.x, label.x) + near &&
    y > Math.min(dot.y, label.y) - near &&
    y < Math.max(dot.y, label.y) + near &&
    distanceToSegment([x, y], [dot.x, dot.y], [label.x, label.y]) < near
  );
}

/** Whether two segments cross. */
function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

const isOnSheet = ({ x, y, width, height }: Box, sheet: Sheet) =>
  x - width / 2 >= labelGap &&
  y - height / 2 >= labelGap &&
  x + width / 2 <= sheet.width - labelGap &&
  y + height / 2 <= sheet.height - labelGap;

/** A label where it stands best, pushed onto the sheet. */
function atAnchor({ anchor, width, height }: LabelRequest, sheet: Sheet): Box {
  const within = (value: number, size: number, whole: number) =>
    Math.min(whole - size / 2 - labelGap, Math.max(size / 2 + labelGap, value));
  const x = within(anchor.x, width, sheet.width);
  const y = within(anchor.y, height, sheet.height);
  return { x, y, width, height };
}
