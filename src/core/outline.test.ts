import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, clipRings, isInside, type Ring, toCurve, toPath, toShortPath } from './outline.ts';

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];
const hole: Ring = [
  [4, 4],
  [4, 6],
  [6, 6],
  [6, 4],
];

/** Reads a path back as absolute points. */
function readPath(path: string): Ring[] {
  return path
    .split('z')
    .filter(Boolean)
    .map((shape) => {
      const numbers = (shape.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
      const ring: Ring = [];
      let [x, y] = [0, 0];
      for (let index = 0; index < numbers.length; index += 2) {
        x += numbers[index] ?? 0;
        y += numbers[index + 1] ?? 0;
        ring.push([x, y]);
      }
      return ring;
    });
}

const options = { tolerance: 0, smallest: 0, digits: 1 } as const;

test('a path is written in the shortest numbers', () => {
  const triangle: Ring = [
    [0.5, 0.25],
    [10, -3],
    [4, 12.04],
  ];
  expect(toPath([triangle], options)).toBe('M.5 .3l9.5-3.3-6 15z');
});

test('rounding does not add up along a path', () => {
  const coordinate = fc.double({ min: 0, max: 900, noNaN: true });
  const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 60 });
  fc.assert(
    fc.property(ring, (points) => {
      for (const [x, y] of readPath(toPath([points], options)).flat()) {
        const nearest = Math.min(...points.map(([px, py]) => Math.hypot(px - x, py - y)));
        expect(nearest).toBeLessThan(0.08);
      }
    }),
  );
});

test('points on a straight line are left out, and shapes too small to see', () => {
  const ring: Ring = [...square.slice(0, 1), [5, 0.1], ...square.slice(1)];
  expect(readPath(toPath([ring, hole], { tolerance: 0.5, smallest: 5, digits: 1 }))).toEqual([
    square,
  ]);
});

test('a path fits into what it may take', () => {
  const star: Ring = Array.from({ length: 2000 }, (_, index) => {
    const angle = (index / 2000) * 2 * Math.PI;
    const radius = 100 + 30 * Math.sin(angle * 5) + Math.sin(index * 1.7);
    return [200 + Math.cos(angle) * radius, 200 + Math.sin(angle) * radius];
  });
  const path = toShortPath([star], 600);
  expect(path.length).toBeLessThanOrEqual(600);
  expect(areaOf(...readPath(path)) / areaOf(star)).toBeCloseTo(1, 1);
});

test('a hole is not inside, and not part of the area', () => {
  expect(areaOf(square, hole)).toBe(96);
  expect(isInside([square, hole], { x: 2, y: 2 })).toBe(true);
  expect(isInside([square, hole], { x: 5, y: 5 })).toBe(false);
  expect(isInside([square, hole], { x: 12, y: 5 })).toBe(false);
});

test('what lies outside of a rectangle is cut off', () => {
  const wide = square.map(([x, y]): [number, number] => [x * 10 - 50, y]);
  expect(areaOf(...clipRings([wide], 20, 5))).toBeCloseTo(100);
  expect(clipRings([square.map(([x, y]): [number, number] => [x + 50, y])], 20, 5)).toEqual([]);
});

test('a curve stays within the corners that it cuts', () => {
  const curve = toCurve(square);
  expect(curve).toHaveLength(32);
  expect(areaOf(curve)).toBeLessThan(areaOf(square));
  expect(areaOf(curve)).toBeGreaterThan(80);
});

test('a long coast keeps its place, however far off its corners are', () => {
  const continent = square.map(([x, y]): [number, number] => [x * 1000, y * 1000]);
  expect(isInside([toCurve(continent)], { x: 60, y: 1 })).toBe(true);
});
