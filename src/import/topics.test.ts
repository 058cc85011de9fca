import { expect, test } from 'vitest';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { emptyMap } from './map.ts';
import { createTopics, readTags, toTags } from './topics.ts';

test.each<[unknown, boolean, string[]]>([
  [['a', 'b c'], false, ['a', 'b c']],
  [['a', ['b', 'a']], false, ['a', 'b']],
  [['a, b'], false, ['a', 'b']],
  [['a b'], true, ['a', 'b']],
  [['a b'], false, ['a b']],
  [[['a b']], true, ['a b']],
  [[2021, true], false, ['2021', 'true']],
  [[[null, '', ' a ']], false, ['a']],
  [[[{ label: 'A', permalink: '/a' }]], false, ['A']],
  [[[{}]], false, []],
  [[], true, []],
])('%j are tags', (value, bySpace, tags) => {
  expect(toTags(value as unknown[], bySpace)).toEqual(tags);
});

const topics = (map = {}, known = new Map(), existing = new Map<string, string>()) =>
  createTopics(known, existing, { ...emptyMap, ...map });

test('a tag is a topic of a readable name, counted', () => {
  const { idOf, seen } = topics();
  expect(['open-source', 'Open Source', 'C++', 'élan'].map(idOf)).toEqual([
    'open-source',
    'open-source',
    'cpp',
    'elan',
  ]);
  expect(seen.get('open-source')).toEqual({ name: 'Open source', count: 2 });
  expect(seen.get('elan')?.name).toBe('Élan');
});

test('tags of any script are topics of their own', () => {
  const { idOf, seen } = topics();
  const ids = ['料理', 'кухня', '料理'].map(idOf);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(seen.get(ids[0] ?? '')).toEqual({ name: '料理', count: 2 });
});

test('what a tag is called can be any word', () => {
  const { idOf } = topics();
  expect(['constructor', 'toString', '__proto__'].map(idOf)).toEqual([
    'constructor',
    'tostring',
    'proto',
  ]);
  expect(idOf('archive')).toMatch(/^(?!archive$)[a-z-]+$/);
  expect(idOf('word '.repeat(60))?.length).toBeLessThanOrEqual(100);
});

test('tags that say nothing are no topics, unless the map says so', () => {
  expect(['posts', 'Blog', 'all', 'Uncategorized'].map(topics().idOf)).toEqual(
    Array(4).fill(undefined),
  );
  expect(topics({ topics: { blog: 'blogging' } }).idOf('blog')).toBe('blogging');
});

test('the map and the hub’s own topics win', () => {
  const existing = new Map([['kitchen', 'What we cook']]);
  const { idOf } = topics({ topics: { cooking: 'kitchen', misc: null } }, new Map(), existing);
  expect(['cooking', 'misc', 'What we cook', 'kitchen', 'soup'].map(idOf)).toEqual([
    'kitchen',
    undefined,
    'kitchen',
    'kitchen',
    'soup',
  ]);
});

test('a site’s own list of tags gives them names', async () => {
  const folder = writeSite({
    'tags.yml': 'oss:\n  label: Open Source\n  description: Free as in soup.\nplain:\n',
  });
  const known = await readTags([folder, folder]);
  const { idOf, seen } = topics({}, known);
  expect(idOf('oss')).toBe('open-source');
  expect(seen.get('open-source')).toEqual({
    name: 'Open Source',
    summary: 'Free as in soup.',
    count: 1,
  });
  expect(known.get('plain')).toEqual({ name: 'plain' });
});
