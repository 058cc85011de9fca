import path from 'node:path';
import { expect, test } from 'vitest';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { emptyMap, readMap } from './map.ts';

const read = (text: string) => readMap(path.join(writeSite({ 'map.yaml': text }), 'map.yaml'));

test('an empty map has no rule', async () => {
  expect(await read('')).toEqual(emptyMap);
  expect(await read('# nothing yet\n')).toEqual(emptyMap);
});

test('every rule is read', async () => {
  const map = {
    site: 'https://old.org',
    urls: '/blog/:year/:slug/',
    defaults: { authors: ['ada'], format: 'note' },
    fields: { was: 'title', mood: null },
    authors: { admin: 'ada', Bo: { name: 'Bo Test', github: 'bo' } },
    topics: { misc: null, 'c++': 'cpp' },
    files: { 'a.md': false, 'b.md': { title: 'B' } },
  };
  expect(await read(JSON.stringify(map))).toEqual(map);
});

test.each([
  ['nonsense: 1\n', 'map.yaml:1:1', 'nonsense'],
  ['fields:\n  a: b\nsite: old\n', 'map.yaml:3:7', 'site: Write a web address'],
  ['urls: blog\n', 'map.yaml:1:7', 'urls: Write a path with places'],
  ['authors:\n  Ada:\n    nmae: x\n', 'map.yaml:3:5', 'nmae'],
  ['topics:\n  a: [b]\n', 'map.yaml:2:6', 'topics.a'],
  ['files:\n  a.md: true\n', 'map.yaml:2:9', 'files.a'],
  ['a: [\n', 'map.yaml:2:1', ''],
  ['- a\n', 'map.yaml:1', ''],
])('%j is answered with its place', async (text, place, message) => {
  const error: Error = await read(text).then(
    () => new Error('It was read.'),
    (caught: Error) => caught,
  );
  expect(error.message).toContain(place);
  expect(error.message).toContain(message);
});

test('line ends of Windows do not move a place', async () => {
  await expect(read('fields:\r\n  a: b\r\nsite: old\r\n')).rejects.toThrow('map.yaml:3:7');
});

test('a map that is not there is said', async () => {
  await expect(readMap('/nowhere/map.yaml')).rejects.toThrow(
    'There is no map file /nowhere/map.yaml.',
  );
});
