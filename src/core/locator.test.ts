import { expect, test } from 'vitest';
import { toLocator } from './locator.ts';
import type { Polygons } from './outline.ts';

const square = (lng: number, lat: number, size: number): Polygons[number] => [
  [
    [lng, lat],
    [lng, lat + size],
    [lng + size, lat + size],
    [lng + size, lat],
    [lng, lat],
  ],
];
const shapesOf = (outline = '') => outline.match(/M/g)?.length;

test('a city stands where it lies in its country', () => {
  const locator = toLocator({ lat: 3.8, lng: 0.2 }, [square(0, 0, 4)]);
  const { width = 0, height = 0, city } = locator ?? {};
  expect(city?.x).toBeLessThan(width / 4);
  expect(city?.y).toBeLessThan(height / 4);
});

test('islands close by are shown, lands overseas are not', () => {
  const country = [square(0, 0, 4), square(5, 1, 1), square(60, 10, 3)];
  expect(shapesOf(toLocator({ lat: 2, lng: 2 }, country)?.outline)).toBe(2);
});

test('an island too small to see does not make the country small', () => {
  const country = [square(0, 0, 4), square(6, 1, 0.1)];
  expect(toLocator({ lat: 2, lng: 2 }, country)).toEqual(
    toLocator({ lat: 2, lng: 2 }, [square(0, 0, 4)]),
  );
});

test('a city overseas is shown in its own land', () => {
  const country = [square(0, 0, 4), square(60, 10, 3)];
  const locator = toLocator({ lat: 11, lng: 61 }, country);
  expect(shapesOf(locator?.outline)).toBe(1);
  expect(locator?.city.x).toBeGreaterThan(0);
  expect(locator?.city.x).toBeLessThan(locator?.width ?? 0);
});

test('a city that a coarse outline leaves at sea belongs to the nearest shore', () => {
  const locator = toLocator({ lat: 2, lng: 4.1 }, [square(0, 0, 4), square(60, 10, 3)]);
  expect(shapesOf(locator?.outline)).toBe(1);
});

test('a country across the date line is drawn in one piece', () => {
  const country = [square(176, -18, 4), square(-180, -18, 4)];
  const locator = toLocator({ lat: -16, lng: 179 }, country);
  expect(shapesOf(locator?.outline)).toBe(2);
  expect(locator?.width).toBeGreaterThan(locator?.height ?? 0);
});

test('at sea there is no country to show', () => {
  expect(toLocator({ lat: 0, lng: 0 }, [])).toBeUndefined();
});
