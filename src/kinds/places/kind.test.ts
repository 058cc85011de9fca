import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { whereOutside } from '#ingest/atlas.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { places } from './kind.ts';

const kind = places as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const place = fixtures['place.md'] ?? '';
const basel = { name: 'Basel', country: 'CH', lat: 47.5596, lng: 7.5886 };

/** What an author reads when one line of the fixture is another. */
const broken = (field: string, line: string) => judge(kind, withLine(place, field, line));

/** What its city and the map of the world say about a place. */
const objections = (data: object, city: object | undefined = basel) =>
  kind
    .judge?.(
      { city: 'basel', ...data } as never,
      {
        dataOf: (key) => (key === 'cities/basel' ? city : undefined),
        siblings: [],
        whereOutside,
      },
      '',
    )
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('\n');

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test.each(['address', 'url', 'price', 'groupSize', 'wifiMbps', 'reviews', 'topics'])(
  'a place goes without %s',
  (field) => {
    expect(broken(field, '')).toBe('');
  },
);

test('a place needs a name', () => {
  expect(broken('name', '')).toMatchInlineSnapshot(`"entry.md:2:1  name: Add a name."`);
});

test('a place needs its city', () => {
  expect(broken('city', '')).toMatchInlineSnapshot(`"entry.md:2:1  city: Write an id."`);
});

test('a type is one of five', () => {
  expect(broken('type', 'type: bar')).toMatchInlineSnapshot(
    `"entry.md:4:7  type: Write stay, work, eat, cafe or do."`,
  );
});

test('an address has at most 200 characters', () => {
  expect(broken('address', `address: ${'a'.repeat(201)}`)).toMatchInlineSnapshot(
    `"entry.md:5:10  address: The address is too long: at most 200 characters."`,
  );
});

test('a place needs a position', () => {
  expect(broken('lat', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  lat: Add the latitude (lat) in degrees, like 38.7223."`,
  );
  expect(broken('lng', 'lng: 181')).toMatchInlineSnapshot(
    `"entry.md:7:6  lng: Write the longitude (lng) in degrees, as a number from -180 to 180, like -9.1393."`,
  );
});

test('a country is a code of two letters', () => {
  expect(broken('country', 'country: France')).toMatchInlineSnapshot(
    `"entry.md:2:10  country: "France" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1)."`,
  );
});

test('a url is a web address', () => {
  expect(broken('url', 'url: javascript:alert(1)')).toMatchInlineSnapshot(
    `"entry.md:8:6  url: Write a web address that starts with https:// and has no user name in it."`,
  );
});

test('a price is one of four', () => {
  expect(broken('price', 'price: 5')).toMatchInlineSnapshot(
    `"entry.md:9:8  price: Write 1, 2, 3 or 4."`,
  );
  expect(broken('price', 'price: cheap')).toMatchInlineSnapshot(
    `"entry.md:9:8  price: Write 1, 2, 3 or 4."`,
  );
});

test('a group is of whole people', () => {
  expect(broken('groupSize', 'groupSize: 2.5')).toMatchInlineSnapshot(
    `"entry.md:10:12  groupSize: Write a whole number of people."`,
  );
  expect(broken('groupSize', 'groupSize: 0')).toMatchInlineSnapshot(
    `"entry.md:10:12  groupSize: Write a whole number of people."`,
  );
});

test('Wi-Fi is a measured number', () => {
  expect(broken('wifiMbps', 'wifiMbps: { value: 88 }')).toMatchInlineSnapshot(
    `"entry.md:11:11  wifiMbps.measured: Add the day it was measured, like 2026-11-22."`,
  );
  expect(
    broken('wifiMbps', 'wifiMbps: { value: fast, measured: 2026-10-02 }'),
  ).toMatchInlineSnapshot(
    `"entry.md:11:20  wifiMbps.value: Write megabits a second as a number, like 48."`,
  );
});

test('a review has a rating from 1 to 5', () => {
  expect(
    broken('reviews', 'reviews: [{ by: ada-sample, date: 2026-10-02, rating: 6 }]'),
  ).toMatchInlineSnapshot(`"entry.md:12:55  reviews.0.rating: Write 1 to 5."`);
});

test('a review says who and when', () => {
  expect(broken('reviews', 'reviews: [{ rating: 4 }]')).toMatchInlineSnapshot(`
    "entry.md:12:11  reviews.0.by: Write the id of a member, like ada-king, or a guest as { github: account, name: Name }.
    entry.md:12:11  reviews.0.date: Add the day of the review, like 2026-11-22."
  `);
});

test('a note of a review has at most 400 characters', () => {
  expect(
    broken(
      'reviews',
      `reviews: [{ by: a, date: 2026-10-02, rating: 4, note: ${'a'.repeat(401)} }]`,
    ),
  ).toMatchInlineSnapshot(
    `"entry.md:12:55  reviews.0.note: The note is too long: at most 400 characters."`,
  );
});

test('somebody would return or not', () => {
  expect(
    broken('reviews', 'reviews: [{ by: a, date: 2026-10-02, rating: 4, wouldReturn: maybe }]'),
  ).toMatchInlineSnapshot(`"entry.md:12:62  reviews.0.wouldReturn: Write true or false."`);
});

test('a place says when it was last verified', () => {
  expect(broken('verified', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  verified: Add the day it was last verified, like 2026-11-22."`,
  );
});

test('a place that closed says on which day', () => {
  expect(broken('closed', 'closed: true')).toMatchInlineSnapshot(
    `"entry.md:2:9  closed: Write the day it closed as year-month-day, like 2026-11-22."`,
  );
});

test('a field that places do not have is refused', () => {
  expect(broken('wifi', 'wifi: 20')).toMatchInlineSnapshot(
    `"entry.md:2:1  wifi: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a place shows what one does there, and its address', () => {
  expect(toItemFields(kind, place)).toEqual({
    title: 'Sample Reading Room',
    topics: ['kitchen'],
    facets: { city: ['sampleton'] },
    label: 'Work',
    variant: 'work',
    facts: ['Ladle Lane 3'],
    position: { lat: 52.2298, lng: 21.0118 },
    state: 'open',
  });
});

test.each([
  ['type: stay', { label: 'Stay' }],
  ['type: cafe', { label: 'Café' }],
  ['address:', { facts: [] }],
  ['verified: 2025-11-21', { state: 'stale' }],
  ['closed: 2026-11-22', { state: 'closed' }],
  ['closed: 2026-11-23', { state: 'open' }],
])('with %s it is an item of its own', (line, expected) => {
  const [field = ''] = line.split(':');
  const text = withLine(place, field, line.endsWith(':') ? '' : line);
  expect(toItemFields(kind, text)).toMatchObject(expected);
});

test('a place stands on the page of its city', () => {
  expect(kind.host?.({ city: 'basel' } as never)).toBe('cities/basel');
});

test('a place mentions who reviewed it and the offsites they were there with', () => {
  const reviews = [
    { by: 'ada-sample', from: 'a-week-of-soup' },
    { by: { name: 'Guest' } },
    { by: 'bo-sample' },
  ];
  expect(kind.mentions?.({ reviews } as never)).toEqual([
    'members/ada-sample',
    'offsites/a-week-of-soup',
    'members/bo-sample',
  ]);
});

test('a review names the offsite only where its author agrees to be named there', () => {
  const reviews = ['ada-sample', 'bo-sample', { name: 'Guest' }].map((by) => ({
    by,
    rating: 4,
    from: 'a-week-of-soup',
  }));
  const agrees = (member: string, to: string) => member === 'ada-sample' && to === 'attendance';
  const withheld = kind.withhold?.({ name: 'A', reviews } as never, agrees, 'a') as {
    reviews: object[];
  };
  expect(withheld).toEqual({
    name: 'A',
    reviews: [reviews[0], { by: 'bo-sample', rating: 4 }, reviews[2]],
  });
});

test('a place in its city is fine', () => {
  expect(objections({ lat: 47.5476, lng: 7.5896 })).toBe('');
});

test('a place whose city is not valid itself is not judged', () => {
  expect(objections({ lat: 0, lng: 0 }, undefined)).not.toBe('');
  expect(
    kind.judge?.(
      { city: 'nowhere', lat: 0, lng: 0 } as never,
      {
        dataOf: () => undefined,
        siblings: [],
        whereOutside,
      },
      '',
    ),
  ).toEqual([]);
});

test('a place lies near its city', () => {
  expect(objections({ lat: 46.2044, lng: 6.1432 })).toMatchInlineSnapshot(
    `"lat: 46.2044° N 6.1432° E is 186 km from the centre of Basel; a place lies at most 100 km away. Check lat and lng."`,
  );
});

test('a place whose numbers are swapped is told so', () => {
  expect(objections({ lat: 7.5896, lng: 47.5476 })).toMatchInlineSnapshot(
    `"lat: 7.5896° N 47.5476° E is 5,826 km from the centre of Basel; a place lies at most 100 km away. Swap lat and lng."`,
  );
});

test('a place across a border names its country', () => {
  // Freiburg im Breisgau, fifty kilometres down the Rhine.
  const freiburg = { lat: 47.999, lng: 7.8421 };
  expect(objections(freiburg)).toMatchInlineSnapshot(
    `"lat: 47.9990° N 7.8421° E lies in Germany, not in Switzerland. Check lat and lng. Where a place lies across a border, add its country."`,
  );
  expect(objections({ ...freiburg, country: 'DE' })).toBe('');
  expect(objections({ ...freiburg, country: 'FR' })).toMatchInlineSnapshot(
    `"lat: 47.9990° N 7.8421° E lies in Germany, not in France. Check lat and lng. Where a place lies across a border, add its country."`,
  );
});
