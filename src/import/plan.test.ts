import { expect, test } from 'vitest';
import { toPlan, toPlanning, toSite, toSource } from '../../tests/lib/foreign-site.ts';
import { createPeople } from './people.ts';
import { planFile } from './plan.ts';
import { hugo } from './readers/hugo.ts';
import { settlePlans } from './settle-plans.ts';
import { emptyMap } from './map.ts';

const plan = (file: string, fields: Record<string, unknown> = {}, more = {}) =>
  planFile(toSource({ file, fields }), toPlanning(more));

test.each([
  ['2021-02-03-Red_Pot.md', {}, 'red-pot'],
  ['a.md', { slug: 'The Pot' }, 'the-pot'],
  ['a.md', { slug: '/blog/the-pot/' }, 'the-pot'],
  ['a.md', { slug: 2021 }, '2021'],
  ['archive.md', {}, 'the-archive'],
  ['a.md', { slug: 'archive' }, 'the-archive'],
  ['a.md', { slug: '料理' }, 'a'],
  ['料理.md', { permalink: '/2021/pot.html' }, 'pot'],
  ['pot/index.md', {}, 'pot'],
  [`${'long-'.repeat(60)}.md`, {}, 'long-'.repeat(20).slice(0, -1)],
])('%s with %j is called %s', (file, fields, slug) => {
  expect(plan(file, fields).slug).toBe(slug);
});

test('names without a Latin letter are made up, each its own, the same each time', () => {
  const slugs = ['料理.md', '鍋.md', '料理.md'].map((file) => plan(file).slug);
  expect(new Set(slugs).size).toBe(2);
  for (const slug of slugs) expect(slug).toMatch(/^entry-[\da-f]{8}$/);
});

test('a day is what the file says, its name, the map, its first commit, in this order', () => {
  const map = { ...emptyMap, defaults: { date: '2018-01-01' } };
  const firstDays = new Map([['a.md', '2017-01-01']]);
  expect(plan('2021-02-03-a.md', { date: '2020-01-01' }, { map }).date).toBe('2020-01-01');
  expect(plan('2021-02-03-a.md', {}, { map }).date).toBe('2021-02-03');
  expect(plan('a.md', {}, { map, firstDays }).date).toBe('2018-01-01');
  expect(plan('a.md', {}, { firstDays })).toMatchObject({
    date: '2017-01-01',
    notes: [expect.stringContaining('first commit')],
  });
  expect(plan('a.md').date).toBeUndefined();
});

test('a date that could be two is said, not guessed', () => {
  const planned = plan('a.md', { date: '02/03/2021' });
  expect(planned.date).toBeUndefined();
  expect(planned.notes).toEqual([expect.stringContaining('"02/03/2021"')]);
});

test('old addresses are aliases: the one it had, and those that led to it', () => {
  const site = toSite({ from: '/site/content', section: 'content', url: 'https://old.org' });
  const fields = { aliases: ['/a/', 'https://old.org/b', '../c/', 'https://other.org/d'] };
  const planned = plan('blog/pot.md', fields, { reader: hugo, site });
  expect(planned.address).toBe('/blog/pot/');
  expect(planned.aliases).toEqual(['/blog/pot/', '/a/', '/b/', '/c/']);
});

test('people, topics and their days are gathered', () => {
  const people = createPeople([], emptyMap, true);
  const planned = plan(
    'a.md',
    { date: '2021-02-03', authors: ['Ada', 'Ada'], tags: ['x', 'X', 'y'] },
    { people },
  );
  expect(planned).toMatchObject({ authors: ['ada'], topics: ['x', 'y'] });
  expect(people.created.get('ada')?.joined).toBe('2021-02-03');
});

test('any front matter can be planned', () => {
  const values = [
    undefined,
    null,
    '',
    0,
    -1,
    true,
    [],
    {},
    [[]],
    [null],
    { a: 1 },
    'x'.repeat(999),
    '\ud800',
    '../..',
    'constructor',
  ];
  const names = [
    'title',
    'date',
    'authors',
    'author',
    'tags',
    'categories',
    'slug',
    'permalink',
    'aliases',
    'cover',
    'draft',
    'constructor',
  ];
  for (const name of names)
    for (const value of values)
      expect(plan('a.md', { [name]: value }).slug, `${name}: ${JSON.stringify(value)}`).toMatch(
        /^[a-z0-9-]+$/,
      );
});

const settle = (...plans: ReturnType<typeof toPlan>[]) => {
  settlePlans('posts', plans, new Map());
  return plans;
};

test('files of one name get names of their own, and that is said', () => {
  const plans = settle(toPlan('a/x.md'), toPlan('b/x.md'), toPlan('x-2.md'), toPlan('c/x.md'));
  expect(plans.map(({ slug }) => slug)).toEqual(['x', 'x-2', 'x-2-2', 'x-3']);
  expect(plans[1]?.notes).toEqual(['The name "x" is taken by a/x.md: this one is x-2.']);
});

test('an old address leads to one file, the first, and never to another file’s page', () => {
  const plans = settle(
    toPlan('a.md', { aliases: ['/posts/b/', '/shared/', '/posts/a/', '/shared'] }),
    toPlan('b.md', { aliases: ['/posts/a/', '/shared/', '/own/'] }),
  );
  expect(plans.map(({ aliases }) => aliases)).toEqual([['/shared/'], ['/own/']]);
  expect(plans.map(({ notes }) => notes.length)).toEqual([1, 2]);
});

test('of more than five topics the most shared stay, in the order of the file', () => {
  const one = toPlan('a.md', { topics: ['a', 'b', 'c', 'd', 'e', 'f'] });
  const counts = new Map([...'acdef'].map((id) => [id, { count: 2 }]));
  settlePlans('posts', [one], counts.set('b', { count: 1 }));
  expect(one.topics).toEqual(['a', 'c', 'd', 'e', 'f']);
  expect(one.notes).toEqual([expect.stringContaining('Left out: b.')]);
});
