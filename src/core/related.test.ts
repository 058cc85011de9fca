import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from './item.ts';
import { relatedTo } from './related.ts';

const toItem = (
  id: string,
  topics: string[],
  members: string[] = [],
  kind = 'posts',
  day = '2026-01-01',
): Item => ({
  key: `${kind}/${id}`,
  kind,
  id,
  href: `/${kind}/${id}/`,
  title: id,
  excerpt: '',
  day,
  at: `${day}T00:00:00.000Z`,
  lang: 'en',
  dir: 'ltr',
  label: 'Post',
  authors: [],
  topics: [],
  facets: { topic: topics, member: members },
  linked: {},
  facts: [],
  minutes: 1,
  tally: { reactions: 0, comments: 0 },
});

const idsOf = (items: Item[]) => items.map(({ id }) => id);

const items = fc
  .uniqueArray(
    fc.record({
      id: fc.nat({ max: 60 }).map(String),
      topics: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
      members: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 }),
      kind: fc.constantFrom('posts', 'talks'),
      day: fc.constantFrom('2026-01-01', '2026-01-02'),
    }),
    { minLength: 1, maxLength: 20, selector: ({ id }) => id },
  )
  .map((list) =>
    list.map(({ id, topics, members, kind, day }) => toItem(id, topics, members, kind, day)),
  );

test('what is related does not depend on the order of files', () => {
  fc.assert(
    fc.property(items, fc.infiniteStream(fc.nat()), (list, random) => {
      const [item] = list;
      const shuffled = list
        .map((other) => ({ other, place: random.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ other }) => other);
      expect(idsOf(relatedTo(item as Item, shuffled))).toEqual(
        idsOf(relatedTo(item as Item, list)),
      );
    }),
  );
});

test('an item is never related to itself, nor twice to another, nor to one that shares nothing', () => {
  fc.assert(
    fc.property(items, (list) => {
      const item = list[0] as Item;
      const related = relatedTo(item, list);
      expect(related.length).toBeLessThanOrEqual(3);
      expect(related).not.toContain(item);
      expect(new Set(related).size).toBe(related.length);
      for (const { facets } of related) {
        const shares = ['topic', 'member'].some((name) =>
          facets[name]?.some((id) => item.facets[name]?.includes(id)),
        );
        expect(shares).toBe(true);
      }
    }),
  );
});

test('a rare topic weighs more than a common one', () => {
  const common = ['one', 'two', 'three'].map((id) => toItem(id, ['bread']));
  const related = relatedTo(toItem('item', ['bread', 'quinces']), [
    ...common,
    toItem('rare', ['quinces'], [], 'posts', '2020-01-01'),
  ]);
  expect(related[0]?.id).toBe('rare');
});

test('among equals the newer comes first, then the key', () => {
  const others = [
    toItem('b', ['x']),
    toItem('a', ['x']),
    toItem('new', ['x'], [], 'posts', '2026-02-01'),
  ];
  expect(idsOf(relatedTo(toItem('item', ['x']), others))).toEqual(['new', 'a', 'b']);
});

test('one of another kind takes the place of a third of the same', () => {
  const others = [
    toItem('a', ['x', 'y']),
    toItem('b', ['x', 'y']),
    toItem('c', ['x', 'y']),
    toItem('talk', ['x'], [], 'talks'),
  ];
  expect(idsOf(relatedTo(toItem('item', ['x', 'y']), others))).toEqual(['a', 'b', 'talk']);
});

test('an item without topics and people is related to nothing', () => {
  expect(relatedTo(toItem('item', []), [toItem('a', ['x'])])).toEqual([]);
});
