import { seedOf } from './paint.ts';

/** A landscape without a place: a sun above ridges, the nearest last. */
export interface Horizon {
  sun: { x: number; y: number; radius: number };
  /** Filled paths. */
  ridges: string[];
}

/** Crests of one ridge. */
const crests = 5;

/** The view that stands for whatever has no picture: the same for the same key on any machine. */
export function toHorizon(key: string, width: number, height: number): Horizon {
  const random = createRandom(seedOf(key));
  const sun = {
    x: Math.round(width * (0.2 + 0.6 * random())),
    y: Math.round(height * (0.2 + 0.22 * random())),
    radius: Math.round(height * (0.07 + 0.05 * random())),
  };
  const ridges = [0.5, 0.68, 0.84].map((share, index) =>
    toRidge(width, height, share * height, (0.34 - 0.09 * index) * height, random),
  );
  return { sun, ridges };
}

/** A smooth line through the middles between random crests, closed below. */
function toRidge(
  width: number,
  height: number,
  middle: number,
  swing: number,
  random: () => number,
): string {
  const step = width / (crests - 1);
  const points = Array.from({ length: crests }, (_, index) => ({
    x: Math.round(index * step),
    y: Math.round(middle + swing * (random() - 0.5)),
  }));
  const curves = points.slice(0, -1).map(({ x, y }, index) => {
    const next = points[index + 1] as { x: number; y: number };
    const isLast = index === crests - 2;
    const end = isLast
      ? next
      : { x: Math.round((x + next.x) / 2), y: Math.round((y + next.y) / 2) };
    return `Q${x} ${y} ${end.x} ${end.y}`;
  });
  return `M0 ${height}V${points[0]?.y ?? height}${curves.join('')}V${height}Z`;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
