import { expect, test } from 'vitest';
import type { Polygons } from './outline.ts';
import { toWorldMap } from './world-map.ts';

const land: Polygons = [
  [
    [
      [-170, -50],
      [-170, 70],
      [-90, 70],
      [-90, -50],
      [-170, -50],
    ],
  ],
  [
    [
      [100, -50],
      [100, 70],
      [170, 70],
      [170, -50],
      [100, -50],
    ],
  ],
];
const antarctica: Polygons = [
  [
    [
      [-60, -80],
      [-60, -65],
      [60, -65],
      [60, -80],
      [-60, -80],
    ],
  ],
];
const place = (title: string, lat: number, lng: number) => ({
  key: `cities/${title}`,
  title,
  position: { lat, lng },
});

test('places lie east and south of one another as they do on Earth', () => {
  const { points, width, height } = toWorldMap(land, [
    place('South', -30, 20),
    place('West', 40, -100),
    place('East', 40, 100),
  ]);
  expect(points.map(({ key }) => key)).toEqual(['cities/East', 'cities/West', 'cities/South']);
  const [east, west, south] = points;
  expect(east?.x).toBeGreaterThan(west?.x ?? width);
  expect(south?.y).toBeGreaterThan(east?.y ?? height);
  for (const { x, y } of points) {
    expect(x > 0 && x < width).toBe(true);
    expect(y > 0 && y < height).toBe(true);
  }
});

test('Antarctica takes no room', () => {
  const map = toWorldMap([...land, ...antarctica], []);
  expect(map).toEqual(toWorldMap(land, []));
});

test('a name keeps clear of other names and points, or stays away', () => {
  const crowd = Array.from({ length: 12 }, (_, index) =>
    place(`Townsville ${index}`, 45 + (index % 4), 5 + index * 0.7),
  );
  const { points } = toWorldMap(land, crowd);
  const named = points.filter(({ label }) => label);
  expect(named.length).toBeGreaterThan(0);
  expect(named.length).toBeLessThan(crowd.length);
  const rows = named.map(({ label }) => label?.y ?? 0);
  const lefts = named.map(({ label }) =>
    label?.side === 'start' ? label.x : (label?.x ?? 0) - 110,
  );
  for (const [index, y] of rows.entries())
    for (const [other, otherY] of rows.entries())
      if (index < other && Math.abs(y - otherY) < 14)
        expect(Math.abs((lefts[index] ?? 0) - (lefts[other] ?? 0))).toBeGreaterThan(100);
});

test('a name at the eastern edge stands to the west of its point', () => {
  const [point] = toWorldMap(land, [place('Somewhere far away', 0, 179)]).points;
  expect(point?.label?.side).toBe('end');
});
