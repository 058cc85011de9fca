import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderPlaces, type Orderable, ratingOf } from './order.ts';
import { placeTypes } from './schema.ts';

const review = (rating: number) => ({ by: 'ada-sample', date: '2026-01-01', rating });
const toPlace = (
  key: string,
  state: string,
  type: Orderable['data']['type'],
  ...ratings: number[]
): Orderable => ({
  item: { key, title: key, state },
  data: { type, reviews: ratings.map(review) },
});
const keysOf = (places: readonly Orderable[]) => places.map(({ item }) => item.key);

test('open places come first, then those to check, then closed ones', () => {
  const places = [
    toPlace('a', 'closed', 'stay', 5),
    toPlace('b', 'stale', 'stay', 5),
    toPlace('c', 'open', 'do'),
  ];
  expect(keysOf(orderPlaces(places))).toEqual(['c', 'b', 'a']);
});

test('open places go by what one does there, then by rating, then by name', () => {
  const places = [
    toPlace('a-museum', 'open', 'do', 5),
    toPlace('the-café', 'open', 'cafe', 3, 4),
    toPlace('a-café', 'open', 'cafe'),
    toPlace('best-café', 'open', 'cafe', 4, 4),
    toPlace('an-other-café', 'open', 'cafe', 4, 4),
    toPlace('a-bed', 'open', 'stay'),
  ];
  expect(keysOf(orderPlaces(places))).toEqual([
    'a-bed',
    'an-other-café',
    'best-café',
    'the-café',
    'a-café',
    'a-museum',
  ]);
});

const anyPlace: fc.Arbitrary<Orderable> = fc
  .tuple(
    fc.uuid(),
    fc.constantFrom('', 'Same name', 'Ćma', 'Cave'),
    fc.constantFrom('open', 'stale', 'closed'),
    fc.constantFrom(...placeTypes),
    fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  )
  .map(([key, title, state, type, ratings]) => {
    const { data } = toPlace(key, state, type, ...ratings);
    return { item: { key, title, state }, data };
  });

test('the order is that of the places, not of the files they were read from', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(anyPlace, { selector: ({ item }) => item.key, maxLength: 12 })
        .chain((places) =>
          fc.tuple(fc.constant(places), fc.shuffledSubarray(places, { minLength: places.length })),
        ),
      ([places, shuffled]) => {
        const ordered = orderPlaces(places);
        expect(orderPlaces(shuffled)).toEqual(ordered);
        expect(orderPlaces(ordered)).toEqual(ordered);
        expect(keysOf(ordered).sort()).toEqual(keysOf(places).sort());
      },
    ),
  );
});

test('a rating is the mean of all, and there is none without a review', () => {
  expect(ratingOf({ reviews: [review(5), review(4)] })).toBe(4.5);
  expect(ratingOf({ reviews: [] })).toBeUndefined();
});
