import { expect, test } from 'vitest';
import { toEntry, toHub } from '../../tests/lib/small-hub.ts';
import { findGeoFiles } from './downloads.ts';

const city = (id: string, more: object = {}) =>
  toEntry(
    `cities/${id}`,
    { name: id, date: '2026-05-04', authors: [], lat: 1, lng: 2, country: 'PL' },
    more,
  );
const place = (id: string, city: string, data: object = {}) =>
  toEntry(`places/${id}`, {
    name: id,
    city,
    type: 'eat',
    lat: 1,
    lng: 2,
    reviews: [],
    verified: '2026-10-01',
    ...data,
  });

test('each page that others stand on has a file of those that are open', () => {
  const hub = toHub(
    [
      city('soupton', { slug: 'soup-town' }),
      city('empty'),
      city('ruin'),
      place('kettle', 'soupton'),
      place('oven', 'soupton', { closed: '2026-01-01' }),
      place('wall', 'ruin', { closed: '2026-01-01' }),
      place('lost', 'nowhere'),
    ],
    '/hub/',
  );
  const files = findGeoFiles(hub);
  expect(files.map(({ params }) => params)).toEqual([
    { kind: 'cities', slug: 'soup-town', hosted: 'places' },
  ]);
  expect(files[0]?.file).toMatchObject({
    title: 'soupton: Places',
    url: 'https://tiny.example.com/hub/cities/soup-town/',
    points: [
      { properties: { url: 'https://tiny.example.com/hub/cities/soup-town/#places.kettle' } },
    ],
  });
});
