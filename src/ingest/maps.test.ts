import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Entry, entryKey } from '#core/entry.ts';
import type { Kind } from '#core/kind.ts';
import { toEntry } from '../../tests/lib/small-hub.ts';
import { temporaryFolder } from '../../tests/lib/temporary-hub.ts';
import { addMaps } from './maps.ts';

interface Data {
  lat: number;
  lng: number;
  town?: string;
  closed?: string;
}

const kind = (name: string, more: Partial<Kind>): Kind => ({
  name,
  label: { one: name, many: name },
  description: name,
  hue: 0,
  surfaces: ['page'],
  structuredType: 'WebPage',
  schema: () => z.any(),
  toItem: () => ({ title: name }),
  ...more,
});
const toItem: Kind['toItem'] = ({ data, id }, asOf) => {
  const { lat, lng, closed } = data as Data;
  return {
    title: id,
    position: { lat, lng },
    ...(closed && closed <= asOf ? { state: 'closed' } : {}),
  };
};
const kinds = {
  notes: kind('notes', {}),
  towns: kind('towns', { toItem }),
  shops: kind('shops', { toItem, host: (data) => `towns/${(data as Data).town}` }),
};

const lisbon = toEntry('towns/lisbon', { lat: 38.7223, lng: -9.1393 });
const vienna = toEntry('towns/vienna', { lat: 48.2082, lng: 16.3738 });
const shop = (id: string, more: Partial<Data> = {}) =>
  toEntry(`shops/${id}`, { lat: 38.7143, lng: -9.1375, town: 'lisbon', ...more });
const add = (entries: Entry[], cache = temporaryFolder(), version = '1') =>
  addMaps(kinds, entries, { asOf: '2026-11-22', cache, version });
const mapOf = async (...[entries, ...more]: Parameters<typeof add>) =>
  (await add(entries, ...more))[0]?.map;
const keysOf = async (entries: Entry[]) => (await mapOf(entries))?.points.map(({ key }) => key);

test('a town’s map has what stands on its page and nothing of other towns', async () => {
  const elsewhere = shop('sacher', { lat: 48.2038, lng: 16.3694, town: 'vienna' });
  expect(await keysOf([lisbon, vienna, shop('bakery'), elsewhere])).toEqual(['shops/bakery']);
});

test('what has closed for good is not on the map; what will close still is', async () => {
  const entries = [
    lisbon,
    shop('gone', { closed: '2026-01-01' }),
    shop('going', { closed: '2027-01-01' }),
  ];
  expect(await keysOf(entries)).toEqual(['shops/going']);
});

test('only what has a position and something open on its page has a map', async () => {
  const gone = shop('gone', { town: 'vienna', closed: '2026-01-01' });
  const entries = await add([lisbon, vienna, shop('bakery'), gone, toEntry('notes/hello', {})]);
  expect(entries.filter(({ map }) => map).map(entryKey)).toEqual(['towns/lisbon']);
});

test('an entry’s digest changes with what is on its map, and only then', async () => {
  const digestOf = async (entries: Entry[]) => (await add(entries))[0]?.digest;
  const before = await digestOf([lisbon, shop('bakery')]);
  expect(await digestOf([lisbon, shop('bakery'), vienna])).toBe(before);
  expect(await digestOf([lisbon, shop('bakery', { lat: 38.72 })])).not.toBe(before);
  expect(await digestOf([lisbon])).not.toBe(before);
});

test('a map is drawn once; the cached one is the same', async () => {
  const cache = temporaryFolder();
  const entries = [lisbon, shop('bakery'), shop('airport', { lat: 38.77, lng: -8.9 })];
  const drawn = await mapOf(entries, cache);
  expect(await mapOf(entries, cache)).toEqual(drawn);
  const folder = path.join(cache, 'maps');
  const [name = ''] = readdirSync(folder);
  const file = path.join(folder, name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^{"width":\d+/, '{"width":4321'));
  expect((await mapOf(entries, cache))?.width).toBe(4321);
});

test('a cached map is not used for other places, nor by other code', async () => {
  const cache = temporaryFolder();
  await mapOf([lisbon, shop('bakery')], cache);
  await mapOf([lisbon, shop('bakery', { lat: 38.72 })], cache);
  await mapOf([lisbon, shop('bakery')], cache, '2');
  expect(readdirSync(path.join(cache, 'maps'))).toHaveLength(3);
});
