import {
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoStreamWrapper,
  geoIdentity,
  geoPath,
} from 'd3-geo';

/** A closed line on a drawing, without its first point again at the end. */
export type Ring = [x: number, y: number][];

/** Polygons as GeoJSON has them: rings of [lng, lat], the outer one first. */
export type Polygons = [lng: number, lat: number][][][];

/** What a projection makes of polygons, clipped as it says. */
export function projectPolygons(polygons: Polygons, projection: GeoStreamWrapper): Ring[] {
  const rings: Ring[] = [];
  const context: GeoContext = {
    beginPath: () => {},
    moveTo: (x, y) => rings.push([[x, y]]),
    lineTo: (x, y) => rings.at(-1)?.push([x, y]),
    closePath: () => {},
    arc: () => {},
  };
  const land: GeoPermissibleObjects = { type: 'MultiPolygon', coordinates: polygons };
  geoPath(projection, context)(land);
  return rings;
}

/** What of rings lies in a rectangle from the origin. */
export function clipRings(rings: Ring[], width: number, height: number): Ring[] {
  const closed = rings.flatMap((ring) => (ring[0] ? [[...ring, ring[0]]] : []));
  const frame = geoIdentity().clipExtent([
    [0, 0],
    [width, height],
  ]);
  return projectPolygons([closed], frame);
}

/** A ring with its corners cut off, and what is left of them again: a coast known roughly looks it. */
export function toCurve(ring: Ring, most = 24): Ring {
  if (most < 5) return ring;
  const cut = ring.flatMap(([x, y], index): Ring => {
    const [px, py] = ring.at(index - 1) ?? [x, y];
    const share = Math.min(0.25, most / Math.max(1, Math.hypot(x - px, y - py)));
    return [
      [px + (x - px) * share, py + (y - py) * share],
      [x - (x - px) * share, y - (y - py) * share],
    ];
  });
  return toCurve(cut, most / 2);
}

/** Area inside rings; what lies in a hole is not, as holes turn the other way. */
export const areaOf = (...rings: Ring[]) =>
  Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0));

function signedArea(ring: Ring): number {
  let [px, py] = ring.at(-1) ?? [0, 0];
  let double = 0;
  for (const [x, y] of ring) {
    double += px * y - x * py;
    [px, py] = [x, y];
  }
  return double / 2;
}

/** Whether a point lies inside rings and not in their holes. */
export const isInside = (rings: Ring[], point: { x: number; y: number }) =>
  rings.reduce((sum, ring) => sum + countCrossings(ring.concat(ring.slice(0, 1)), point), 0) % 2 ===
  1;

/** How often a ray to the left of a point crosses a line; odd for all lines of what it lies in. */
export function countCrossings(line: Ring, { x, y }: { x: number; y: number }): number {
  let count = 0;
  let from = line[0];
  for (const to of line) {
    // By index: a coast has tens of thousands of points, and taking each apart costs most.
    if (from && to[1] > y !== from[1] > y)
      if (x > to[0] + ((y - to[1]) * (from[0] - to[0])) / (from[1] - to[1])) count += 1;
    from = to;
  }
  return count;
}

/** How rings become a path. */
export interface PathOptions {
  /** How far the drawn line may leave the true one. */
  tolerance: number;
  /** Rings with less are left out. */
  smallest: number;
  digits: 0 | 1;
}

/** An SVG path of closed, simplified rings, in relative steps, which are the shortest. */
export const toPath = (rings: Ring[], { tolerance, smallest, digits }: PathOptions) =>
  rings
    .filter((ring) => areaOf(ring) >= smallest)
    .map((ring) => writeRing(simplify(ring, tolerance), digits))
    .join('');

/** The finest path of rings that has at most so many characters. */
export function toShortPath(rings: Ring[], limit: number): string {
  for (let tolerance = 0.4; ; tolerance *= 1.5) {
    const path = toPath(rings, { tolerance, smallest: 4 * tolerance, digits: 1 });
    if (path.length <= limit) return path;
  }
}

function writeRing(ring: Ring, digits: number): string {
  const factor = 10 ** digits;
  const points = ring.map(([x, y]) => [Math.round(x * factor), Math.round(y * factor)] as const);
  let [px, py] = [0, 0];
  const steps: number[] = [];
  for (const [x, y] of points) {
    if (steps.length > 0 && x === px && y === py) continue;
    steps.push(x - px, y - py);
    [px, py] = [x, y];
  }
  if (steps.length < 6) return '';
  const [start, rest] = [steps.slice(0, 2), steps.slice(2)];
  return `M${writeNumbers(start, factor)}l${writeNumbers(rest, factor)}z`;
}

const writeNumbers = (numbers: number[], factor: number) =>
  numbers
    .map((number) => String(number / factor).replace(/^(-?)0\./, '$1.'))
    .reduce((text, number) => text + (text === '' || number.startsWith('-') ? '' : ' ') + number);

/** Leaves out points that a straight line passes closely (Ramer, Douglas and Peucker). */
function simplify(ring: Ring, tolerance: number): Ring {
  const [start] = ring;
  if (!start) return [];
  const closed: Ring = [...ring, start];
  const far = farthest(closed, 0, closed.length - 1).index;
  const kept = new Set([0, far]);
  const spans: [number, number][] = [
    [0, far],
    [far, closed.length - 1],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const { index, distance } = farthest(closed, ...span);
    if (distance <= tolerance) continue;
    kept.add(index);
    spans.push([span[0], index], [index, span[1]]);
  }
  return ring.filter((_, index) => kept.has(index));
}

/** The point between two of a line that lies farthest from the segment between them. */
function farthest(line: Ring, from: number, to: number): { index: number; distance: number } {
  const [a = [0, 0], b = [0, 0]] = [line[from], line[to]];
  let result = { index: from, distance: 0 };
  for (let index = from + 1; index < to; index += 1) {
    const distance = distanceToSegment(line[index] ?? a, a, b);
    if (distance > result.distance) result = { index, distance };
  }
  return result;
}

/** From a point to the nearest one between two others. */
export function distanceToSegment(
  [x, y]: readonly [number, number],
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
