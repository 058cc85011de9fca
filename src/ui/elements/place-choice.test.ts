import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Choice,
  comparePlaces,
  fits,
  isNarrow,
  type ListedPlace,
  sorts,
  toChoice,
  withChoice,
} from './place-choice.ts';

const types = ['stay', 'work', 'eat'];
const all: Choice = { types: [], wifi: false, sort: 'recommended' };
const place = (more: Partial<ListedPlace> = {}): ListedPlace => ({
  number: 1,
  type: 'work',
  distance: 100,
  ...more,
});
const read = (address: string) => toChoice(new URLSearchParams(address), types);

const anyChoice: fc.Arbitrary<Choice> = fc
  .record({
    types: fc.subarray(types),
    wifi: fc.boolean(),
    sort: fc.constantFrom(...sorts),
    group: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
  })
  .map(({ group, ...choice }) => ({ ...choice, ...(group === undefined ? {} : { group }) }));

test('a choice survives the address it is put into, and the rest of the address survives it', () => {
  fc.assert(
    fc.property(anyChoice, anyChoice, (choice, before) => {
      const address = withChoice(new URLSearchParams({ from: 'a friend' }), before);
      const made = withChoice(address, choice);
      expect(toChoice(made, types)).toEqual(choice);
      expect(made.get('from')).toBe('a friend');
    }),
  );
});

test('without a choice the address has nothing in it', () => {
  expect(withChoice(new URLSearchParams(), all).toString()).toBe('');
});

test.each(['type=bar', 'group=many', 'group=-2', 'group=1.5', 'group=', 'wifi=yes', 'sort=random'])(
  '%s means nothing',
  (address) => {
    expect(read(address)).toEqual(all);
  },
);

test('no address makes the reader of addresses fail', () => {
  fc.assert(
    fc.property(fc.string(), (address) => {
      expect(sorts).toContain(read(address).sort);
    }),
  );
});

test.each<[Partial<ListedPlace>, Partial<Choice>, boolean]>([
  [{}, {}, true],
  [{}, { types: ['work', 'eat'] }, true],
  [{}, { types: ['eat'] }, false],
  [{ group: 12 }, { group: 12 }, true],
  [{ group: 11 }, { group: 12 }, false],
  [{}, { group: 1 }, false],
  [{ wifi: 1 }, { wifi: true }, true],
  [{}, { wifi: true }, false],
  [{ wifi: 9, group: 4 }, { wifi: true, group: 5 }, false],
])('a place with %o and the choice %o: %s', (data, choice, expected) => {
  expect(fits(place(data), { ...all, ...choice })).toBe(expected);
});

test('an order leaves nothing out, the rest may', () => {
  expect(isNarrow({ ...all, sort: 'price' })).toBe(false);
  expect(isNarrow({ ...all, wifi: true })).toBe(true);
  expect(isNarrow({ ...all, group: 1 })).toBe(true);
  expect(isNarrow({ ...all, types: ['eat'] })).toBe(true);
});

test.each<[Choice['sort'], number[]]>([
  ['recommended', [1, 2, 3, 4]],
  ['rating', [2, 4, 1, 3]],
  ['distance', [4, 1, 2, 3]],
  ['price', [3, 1, 2, 4]],
  ['wifi', [4, 2, 1, 3]],
])('in the order "%s" what is not known comes last', (sort, expected) => {
  const places = [
    place({ number: 1, distance: 200, price: 2 }),
    place({ number: 2, distance: 300, rating: 4.5, wifi: 20 }),
    place({ number: 3, distance: 400, price: 1 }),
    place({ number: 4, distance: 100, rating: 4, wifi: 300 }),
  ];
  const sorted = places.toReversed().sort((a, b) => comparePlaces(a, b, sort));
  expect(sorted.map(({ number }) => number)).toEqual(expected);
});
