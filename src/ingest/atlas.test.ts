import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoContains } from 'd3-geo';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { toLocalMap } from '#core/local-map.ts';
import type { Polygons } from '#core/outline.ts';
import type { Position } from '#core/position.ts';
import { countryAround, whereOutside } from './atlas.ts';
import { landAround } from './land.ts';

const lisbon = { lat: 38.7223, lng: -9.1393 };
const bilbao = { lat: 43.263, lng: -2.935 };
const suva = { lat: -18.1416, lng: 178.4419 };
const singapore = { lat: 1.2899, lng: 103.8519 };

test.each<[string, Position, string, string | undefined]>([
  ['a city in its country', lisbon, 'PT', undefined],
  ['a city with its longitude turned around', { lat: 38.7223, lng: 9.1393 }, 'PT', 'at sea'],
  ['a city of its neighbour', bilbao, 'PT', 'in Spain'],
  ['an island too small for the map', { lat: 49.43, lng: -2.36 }, 'GG', undefined],
])('%s is judged rightly', (_, position, code, expected) => {
  expect(whereOutside(position, code)).toBe(expected);
});

const isLand = (land: Polygons, { lat, lng }: Position) =>
  geoContains({ type: 'MultiPolygon', coordinates: land }, [lng, lat]);

test('a position is judged by every border of a large country, also far from its outline', () => {
  expect(whereOutside({ lat: 52.3, lng: -106.7 }, 'CA')).toBeUndefined();
  expect(whereOutside({ lat: 48.4, lng: -106.7 }, 'CA')).toBe('in United States');
  expect(whereOutside({ lat: 60, lng: -86 }, 'CA')).toBe('at sea');
});

test('an enclave is not in the country around it', () => {
  expect(whereOutside({ lat: -29.6, lng: 28.2 }, 'ZA')).toBe('in Lesotho');
});

test('a position just across the date line is close to the coast on the other side', () => {
  expect(whereOutside({ lat: -16.45, lng: -179.75 }, 'FJ')).toBeUndefined();
});

test('land around a city is land, and the sea beside it is not', () => {
  const land = landAround(lisbon, 100);
  expect(isLand(land, lisbon)).toBe(true);
  expect(isLand(land, { lat: 38.7, lng: -9.6 })).toBe(false);
});

test('land on both sides of the date line is around a city there', () => {
  const land = landAround({ lat: -16.9, lng: 179.97 }, 100);
  expect(isLand(land, { lat: -16.9, lng: 179.95 })).toBe(true);
  expect(isLand(land, { lat: -16.9, lng: -179.95 })).toBe(true);
});

test('leaving out what is far away changes nothing near', () => {
  const atlas = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8'),
  ) as Topology<{ land: GeometryCollection }>;
  const whole = (
    feature(atlas, atlas.objects.land) as FeatureCollection<MultiPolygon>
  ).features.flatMap(({ geometry }) => geometry.coordinates) as Polygons;
  for (const centre of [lisbon, suva]) {
    const draw = (land: Polygons) => {
      const places = [{ key: 'places/far', position: { lat: centre.lat, lng: centre.lng - 0.05 } }];
      return toLocalMap({ centre, places, land, country: [] });
    };
    const few = landAround(centre, 300);
    expect(few.flat(2).length).toBeLessThan(whole.flat(2).length / 4);
    expect(draw(few)).toEqual(draw(whole));
  }
  expect(isLand(whole, lisbon)).toBe(true);
});

test('a country is found from a city in it or off its coast, also a small one', () => {
  expect(isLand(countryAround(bilbao), { lat: 40.4, lng: -3.7 })).toBe(true);
  expect(isLand(countryAround({ lat: 43.5, lng: -2.935 }), { lat: 40.4, lng: -3.7 })).toBe(true);
  expect(countryAround(singapore).length).toBeGreaterThan(0);
  expect(countryAround({ lat: 0, lng: -30 })).toEqual([]);
});
