import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { whereOutside } from '#ingest/atlas.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { cities } from './kind.ts';

const kind = cities as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const city = fixtures['city.md'] ?? '';

/** What an author reads when one line of the fixture is another. */
const broken = (field: string, line: string) => judge(kind, withLine(city, field, line));

/** What the map of the world says about a city. */
const objections = (lat: number, lng: number, country: string) =>
  kind
    .judge?.(
      { lat, lng, country } as never,
      { dataOf: () => undefined, siblings: [], whereOutside },
      '',
    )
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('\n');

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test.each(['summary', 'localName', 'authors', 'champion', 'airport', 'advice', 'topics'])(
  'a city goes without %s',
  (field) => {
    expect(broken(field, '')).toBe('');
  },
);

test('a city needs a name', () => {
  expect(broken('name', '')).toMatchInlineSnapshot(`"entry.md:2:1  name: Add a name."`);
});

test('a name has at most 60 characters', () => {
  expect(broken('name', `name: ${'a'.repeat(61)}`)).toMatchInlineSnapshot(
    `"entry.md:2:7  name: A name is too long: at most 60 characters."`,
  );
});

test('a local name has at most 60 characters', () => {
  expect(broken('localName', `localName: ${'a'.repeat(61)}`)).toMatchInlineSnapshot(
    `"entry.md:3:12  localName: The local name is too long: at most 60 characters."`,
  );
});

test('a summary has at most 200 characters', () => {
  expect(broken('summary', `summary: ${'a'.repeat(201)}`)).toMatchInlineSnapshot(
    `"entry.md:4:10  summary: The summary is too long: at most 200 characters."`,
  );
});

test('a guide needs the day it was published', () => {
  expect(broken('date', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  date: Add the day of publication (date), like 2026-11-22."`,
  );
});

test('a country is a code of two letters', () => {
  expect(broken('country', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  country: Write the country as two capital letters, like PT or GB (ISO 3166-1)."`,
  );
  expect(broken('country', 'country: Poland')).toMatchInlineSnapshot(
    `"entry.md:8:10  country: "Poland" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1)."`,
  );
});

test('a latitude is a number of degrees', () => {
  expect(broken('lat', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  lat: Add the latitude (lat) in degrees, like 38.7223."`,
  );
  expect(broken('lat', 'lat: 91')).toMatchInlineSnapshot(
    `"entry.md:9:6  lat: Write the latitude (lat) in degrees, as a number from -90 to 90, like 38.7223."`,
  );
});

test('a longitude is a number of degrees', () => {
  expect(broken('lng', 'lng: 21° E')).toMatchInlineSnapshot(
    `"entry.md:10:6  lng: Write the longitude (lng) in degrees, as a number from -180 to 180, like -9.1393."`,
  );
});

test('a time zone is one of the IANA database', () => {
  expect(broken('tz', 'tz: Europe/Warszawa')).toMatchInlineSnapshot(
    `"entry.md:11:5  tz: There is no time zone "Europe/Warszawa". Did you mean "Europe/Warsaw"?"`,
  );
  expect(broken('tz', 'tz: CET')).toMatchInlineSnapshot(
    `"entry.md:11:5  tz: There is no time zone "CET". Write it as Area/City, like Europe/Lisbon."`,
  );
});

test('a currency is a code of three letters', () => {
  expect(broken('currency', 'currency: zloty')).toMatchInlineSnapshot(
    `"entry.md:12:11  currency: "zloty" is no currency's code. Write three capital letters, like EUR (ISO 4217)."`,
  );
});

test('an airport has three letters', () => {
  expect(broken('airport', 'airport: Chopin')).toMatchInlineSnapshot(
    `"entry.md:13:10  airport: Write the three letters of the airport, like LIS."`,
  );
});

test('advice is a list of sentences', () => {
  expect(broken('advice', 'advice: Bring soup.')).toMatchInlineSnapshot(
    `"entry.md:14:9  advice: Write a list, like [first, second]."`,
  );
  expect(broken('advice', `advice: [${'a'.repeat(401)}]`)).toMatchInlineSnapshot(
    `"entry.md:14:10  advice.0: The advice is too long: at most 400 characters."`,
  );
});

test('a cover needs words', () => {
  expect(broken('cover', 'cover: { src: ./a.png }')).toMatchInlineSnapshot(
    `"entry.md:2:8  cover.alt: Add the alt text, which says what the picture shows."`,
  );
});

test('a field that cities do not have is refused', () => {
  expect(broken('timezone', 'timezone: CET')).toMatchInlineSnapshot(
    `"entry.md:2:1  timezone: There is no such field. Remove it, or check its spelling."`,
  );
});

test('a city shows its country and its coordinates', () => {
  expect(toItemFields(kind, city)).toEqual({
    title: 'Sampleton',
    summary: 'Two rivers, one tram, and soup on every corner.',
    date: '2026-05-04',
    authors: ['ada-sample'],
    topics: ['kitchen'],
    picture: undefined,
    facts: ['Poland', '52.2297° N 21.0122° E'],
    position: { lat: 52.2297, lng: 21.0122 },
  });
});

test('each change of a guide is an edition', () => {
  const at = '2026-01-01T00:00:00Z';
  const history = [1, 2, 3].map((commit) => ({ commit: String(commit), at }));
  const data = { name: 'A', country: 'PL', lat: 52, lng: 21 };
  expect(kind.toItem({ data, history } as never, '2026-11-22').edition).toBe(3);
  expect(kind.toItem({ data } as never, '2026-11-22').edition).toBeUndefined();
});

test('a city mentions whom to ask', () => {
  expect(kind.mentions?.({ champion: 'bo-sample' } as never)).toEqual(['members/bo-sample']);
  expect(kind.mentions?.({} as never)).toEqual([]);
});

test.each([
  ['Lisbon', 38.7223, -9.1393, 'PT'],
  ['Bergen, on a coast of islands', 60.3929, 5.3242, 'NO'],
  ['Hobart, in the south', -42.8821, 147.3272, 'AU'],
  ['Singapore, smaller than the map', 1.3521, 103.8198, 'SG'],
])('%s lies where it says', (_, lat, lng, country) => {
  expect(objections(lat, lng, country)).toBe('');
});

test('a city lies in its country', () => {
  expect(objections(38.7223, -9.1393, 'ES')).toMatchInlineSnapshot(
    `"lat: 38.7223° N 9.1393° W lies in Portugal, not in Spain. Check lat, lng and country: a western longitude and a southern latitude are negative."`,
  );
});

test('a sign that is forgotten is found', () => {
  expect(objections(38.7223, 9.1393, 'PT')).toMatchInlineSnapshot(
    `"lat: 38.7223° N 9.1393° E lies at sea, not in Portugal. Check lat, lng and country: a western longitude and a southern latitude are negative."`,
  );
  expect(objections(42.8821, 147.3272, 'AU')).toMatchInlineSnapshot(
    `"lat: 42.8821° N 147.3272° E lies at sea, not in Australia. Check lat, lng and country: a western longitude and a southern latitude are negative."`,
  );
});

test('a position whose numbers are swapped is found', () => {
  expect(objections(21.0122, 52.2297, 'PL')).toMatchInlineSnapshot(
    `"lat: 21.0122° N 52.2297° E lies in Saudi Arabia, not in Poland. Check lat, lng and country: a western longitude and a southern latitude are negative."`,
  );
});
