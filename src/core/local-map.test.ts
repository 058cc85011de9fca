import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from './drawing.ts';
import { type LocalMap, signSize, toLocalMap } from './local-map.ts';
import type { Polygons } from './outline.ts';
import { distanceBetween, type Position } from './position.ts';

/** Metres of a degree of latitude. */
const degree = 111_195;
const vienna: Position = { lat: 48.2082, lng: 16.3738 };

/** A position so many metres east and north of another, computed without any projection. */
const at = ({ lat, lng }: Position, east: number, north: number): Position => ({
  lat: lat + north / degree,
  lng: lng + east / degree / Math.cos((lat * Math.PI) / 180),
});

/** A rectangle of land, by metres from a centre, wound as GeoJSON of d3 has it. */
const rectangle = (
  centre: Position,
  [west, south, east, north]: [number, number, number, number],
): Polygons => [
  [
    [
      [west, south],
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ].map(([x = 0, y = 0]): [number, number] => {
      const { lat, lng } = at(centre, x, y);
      return [lng, lat];
    }),
  ],
];

const draw = (offsets: [east: number, north: number][], more: { land?: Polygons } = {}) =>
  toLocalMap({
    centre: vienna,
    places: offsets.map(([east, north], index) => ({
      key: `places/${index}`,
      position: at(vienna, east, north),
    })),
    land: more.land ?? [],
    country: rectangle(vienna, [-300_000, -100_000, 100_000, 100_000]),
  });

const city = fc.record({
  lat: fc.double({ min: -66, max: 66, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});
const offset = (reach: number) => fc.integer({ min: -reach, max: reach });
const source = fc
  .record({
    centre: city,
    near: fc.array(fc.tuple(offset(2500), offset(2500)), { maxLength: 34 }),
    far: fc.array(fc.tuple(offset(60_000), offset(60_000)), { maxLength: 6 }),
  })
  .map(({ centre, near, far }) => ({
    centre,
    places: [...near, ...far].map(([east, north], index) => ({
      key: `places/${index}`,
      position: at(centre, east, north),
    })),
    land: [],
    country: rectangle(centre, [-200_000, -200_000, 200_000, 200_000]),
  }));

const boxesOf = ({ points }: LocalMap) =>
  points.map(({ label, beyond }) => ({
    ...label,
    width: beyond === undefined ? signSize.width : signSize.wide,
    height: signSize.height,
  }));

test('no number leaves the frame and none covers another', () => {
  fc.assert(
    fc.property(source, (input) => {
      const map = toLocalMap(input);
      const boxes = boxesOf(map);
      for (const [index, a] of boxes.entries()) {
        expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width / 2).toBeLessThanOrEqual(map.width);
        expect(a.y - a.height / 2).toBeGreaterThanOrEqual(0);
        expect(a.y + a.height / 2).toBeLessThanOrEqual(map.height);
        for (const b of boxes.slice(index + 1)) {
          const apart =
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
            Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
          expect(apart, JSON.stringify([a, b])).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('no number and no place lies under the country', () => {
  fc.assert(
    fc.property(source, (input) => {
      const map = toLocalMap(input);
      if (!map.locator) return;
      const { x, y, width, height } = map.locator;
      const isUnder = (point: Point, w = 0, h = 0) =>
        point.x + w / 2 > x &&
        point.x - w / 2 < x + width &&
        point.y + h / 2 > y &&
        point.y - h / 2 < y + height;
      expect(map.points.filter((point) => isUnder(point))).toEqual([]);
      expect(boxesOf(map).filter((box) => isUnder(box, box.width, box.height))).toEqual([]);
      expect(isUnder(map.centre)).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('distances on the map are those on Earth, by its own scale', () => {
  fc.assert(
    fc.property(source, (input) => {
      const { points, centre, scale } = toLocalMap(input);
      for (const { key, x, y, beyond } of points) {
        const place = input.places.find((other) => other.key === key);
        if (beyond !== undefined || !place) continue;
        const metres = distanceBetween(input.centre, place.position) * 1000;
        const drawn = Math.hypot(x - centre.x, y - centre.y);
        // A unit tenth is as fine as a map is drawn.
        expect(Math.abs(drawn - (metres / scale.metres) * scale.length)).toBeLessThan(
          0.2 + drawn * 0.01,
        );
      }
    }),
  );
});

test('from each place the others lie in their true direction', () => {
  fc.assert(
    fc.property(source, (input) => {
      const points = toLocalMap(input).points.filter(({ beyond }) => beyond === undefined);
      const positionOf = (key: string) =>
        input.places.find((place) => place.key === key)?.position ?? input.centre;
      for (const a of points) {
        for (const b of points) {
          if (Math.hypot(a.x - b.x, a.y - b.y) < 30) continue;
          const [from, to] = [positionOf(a.key), positionOf(b.key)];
          const squeeze = Math.cos(((from.lat + to.lat) / 2) * (Math.PI / 180));
          const turn = ((to.lng - from.lng + 540) % 360) - 180;
          const real = Math.atan2(to.lat - from.lat, turn * squeeze);
          const drawn = Math.atan2(a.y - b.y, b.x - a.x);
          expect(Math.cos(real - drawn)).toBeGreaterThan(Math.cos((2 * Math.PI) / 180));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('what lies beyond the frame stands on its edge, in its true direction, with its kilometres', () => {
  const map = draw([
    [500, 300],
    [-400, 600],
    [300, -700],
    [24_000, 18_000],
  ]);
  const far = map.points[3];
  expect(far?.beyond).toBe(30);
  expect(map.points.slice(0, 3).map(({ beyond }) => beyond)).toEqual(Array(3).fill(undefined));
  const { x = 0, y = 0 } = far ?? {};
  expect(x === map.width || y === 0).toBe(true);
  expect((map.centre.y - y) / (x - map.centre.x)).toBeCloseTo(18 / 24, 1);
});

test('far outliers do not shrink the rest', () => {
  const near: [number, number][] = [
    [500, 300],
    [-400, 600],
    [300, -700],
  ];
  expect(draw([...near, [-30_000, 2000]]).scale).toEqual(draw(near).scale);
});

test('a place that stands alone has its number on it', () => {
  const [point] = draw([[700, 300]]).points;
  expect(point?.label).toEqual({ x: point?.x, y: point?.y });
});

test('places at the same spot keep their dots and get numbers apart', () => {
  const map = draw([
    [200, 200],
    [200, 200],
  ]);
  const [a, b] = map.points;
  expect([a?.x, a?.y]).toEqual([b?.x, b?.y]);
  expect(a?.label).not.toEqual(b?.label);
});

test('the same places make the same map', () => {
  fc.assert(
    fc.property(source, (input) => {
      expect(JSON.stringify(toLocalMap(input))).toBe(JSON.stringify(toLocalMap(input)));
    }),
    { numRuns: 15 },
  );
});

test('rings are circles of minutes at eighty metres each', () => {
  const { rings, scale } = draw([
    [900, 700],
    [-1100, -600],
  ]);
  expect(rings.length).toBeGreaterThanOrEqual(2);
  expect(rings.length).toBeLessThanOrEqual(3);
  for (const { minutes, radius } of rings)
    expect(radius).toBeCloseTo((minutes * 80 * scale.length) / scale.metres, 0);
});

const coast = rectangle(vienna, [-200_000, -200_000, 200, 200_000]);

test('water is drawn where the frame has some', () => {
  expect(
    draw(
      [
        [-700, 500],
        [-900, -600],
        [100, 100],
      ],
      { land: coast },
    ).land,
  ).toMatch(/^M[\d. -]+l[\d. -]+z$/);
});

test('a coast that puts a place into the water is not believed', () => {
  expect(
    draw(
      [
        [-700, 500],
        [-900, -600],
        [300, 100],
      ],
      { land: coast },
    ).land,
  ).toBeUndefined();
});

test('a cove is too small for what the data knows', () => {
  const cove = rectangle(vienna, [-200_000, -200_000, 1000, 200_000]);
  expect(
    draw(
      [
        [-700, 500],
        [-900, -600],
        [700, 100],
      ],
      { land: cove },
    ).land,
  ).toBeUndefined();
});

test('a coast that leaves the centre at sea is not believed', () => {
  const off = rectangle(vienna, [100, -200_000, 200_000, 200_000]);
  expect(draw([[700, 500]], { land: off }).land).toBeUndefined();
});

test('inland there is no coast to draw', () => {
  const inland = rectangle(vienna, [-200_000, -200_000, 200_000, 200_000]);
  expect(draw([[700, 500]], { land: inland }).land).toBeUndefined();
});
