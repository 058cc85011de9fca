import { expect, test } from 'vitest';
import { asList, nameFields, valueAt } from './names.ts';
import { emptyMap } from './map.ts';
import { zola } from './readers/zola.ts';

const own = ['id', 'title', 'summary', 'date', 'authors', 'topics', 'url', 'format', 'draft'];
const name = (fields: Record<string, unknown>, map = {}, reader = {}) =>
  nameFields(fields, reader, { ...emptyMap, ...map }, own);

test('our own names need no change', () => {
  const fields = { title: 'A', summary: 'B', date: '2021-02-03', format: 'note' };
  expect(name(fields)).toEqual({ values: fields, mapped: {}, dropped: [] });
});

test.each([
  ['headline', 'title', 'title'],
  ['description', 'summary', 'summary'],
  ['pubDate', 'date', 'date'],
  ['author', 'authors', 'authors'],
  ['redirect_from', 'aliases', 'aliases'],
  ['canonicalURL', 'canonical', 'canonical'],
  ['heroImage', 'cover', 'cover'],
  ['image_alt', 'coverAlt', 'cover.alt'],
  ['permalink', 'address', 'aliases'],
])('%s is our %s', (theirs, ours, shown) => {
  const { values, mapped, dropped } = name({ [theirs]: '/x/' });
  expect([values[ours]].flat()).toEqual(['/x/']);
  expect(mapped).toEqual({ [theirs]: shown });
  expect(dropped).toEqual([]);
});

test('of two names for one thing the first with a value counts, and the other is told', () => {
  expect(name({ title: '', name: 'B', headline: 'C' })).toEqual({
    values: { title: 'B' },
    mapped: { name: 'title' },
    dropped: ['headline'],
  });
});

test('tags and categories are all topics', () => {
  const { values } = name({ tags: ['a', 'b'], categories: 'c' });
  expect([values.topics].flat(3)).toEqual(['a', 'b', 'c']);
});

test('names of one form of site are known to its reader alone', () => {
  const fields = { taxonomies: { tags: ['a'] }, extra: { author: 'Ada' } };
  expect(name(fields, {}, zola).values).toEqual({ topics: [['a']], authors: 'Ada' });
  expect(name(fields).values).toEqual({});
});

test('the map renames, leaves out and wins', () => {
  const fields = { title: 'A', was: 'B', tags: ['c'], date: '2021-01-01' };
  const { values, mapped, dropped } = name(fields, { fields: { was: 'title', tags: null } });
  expect(values).toEqual({ title: 'B', date: '2021-01-01' });
  expect(mapped).toEqual({ was: 'title' });
  expect(dropped).toEqual(['title']);
});

test('a field of the kind keeps its name, where nothing else claims it', () => {
  expect(name({ url: 'https://other.org/' }).values).toEqual({ url: 'https://other.org/' });
  expect(name({ url: '/old/' }).values).toEqual({ address: '/old/' });
});

test('what was not for everybody is a draft, whatever else the file says', () => {
  expect(name({ draft: false, unlisted: true }).values).toEqual({ draft: true });
  expect(name({ date: '2021-02-03', published: false })).toEqual({
    values: { date: '2021-02-03', draft: true },
    mapped: {},
    dropped: [],
  });
  expect(name({ published: '2021-02-03' }).values).toEqual({ date: '2021-02-03' });
  expect(name({ wip: 'yes' }, { fields: { wip: 'draft' } }).values).toEqual({ draft: true });
});

test('what has no place is told, and how a page was drawn is not', () => {
  const fields = {
    layout: 'post',
    sidebar_label: 'x',
    eleventyComputed: {},
    rating: 5,
    mood: 'ok',
  };
  expect(name(fields).dropped).toEqual(['rating', 'mood']);
});

test('a name of JavaScript’s own is a name like any other', () => {
  const fields = { constructor: 'x', toString: 'y' };
  expect(name(fields)).toEqual({ values: {}, mapped: {}, dropped: ['constructor', 'toString'] });
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
  expect(valueAt({ a: 'b' }, 'a.length')).toBeUndefined();
});

test('a list has no empty places', () => {
  expect(asList(undefined)).toEqual([]);
  expect(asList('')).toEqual([]);
  expect(asList(0)).toEqual([0]);
  expect(asList(['a', null, '', 'b'])).toEqual(['a', 'b']);
});
