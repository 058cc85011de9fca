import { expect, test } from 'vitest';
import { onePixel, post, problemsOf } from './lib/temporary-hub.ts';

// What the author of an offsite, a city or a place reads when it does not fit the rest of the hub.

const barcelona = (fields = '') =>
  `---\nname: Barcelona\ndate: 2026-01-02\ncountry: ES\nlat: 41.3874\nlng: 2.1686\ntz: Europe/Madrid\ncurrency: EUR\n${fields}---\n`;
const place = (position: string, fields = '') =>
  `---\nname: The library\ncity: barcelona\ntype: work\n${position}\nverified: 2026-01-02\n${fields}---\n`;

test('a place on the other side of the world says how far away it is, and where', async () => {
  expect(
    await problemsOf({
      'cities/barcelona.md': barcelona(),
      'places/library.md': place('lat: 3.139\nlng: 101.6869'),
    }),
  ).toMatchInlineSnapshot(
    `"places/library.md:5:6  lat: 3.1390° N 101.6869° E is 10,567 km from the centre of Barcelona; a place lies at most 100 km away. Check lat and lng."`,
  );
});

test('a place whose latitude and longitude were swapped says so', async () => {
  expect(
    await problemsOf({
      'cities/barcelona.md': barcelona(),
      'places/library.md': place('lat: 2.17\nlng: 41.39'),
    }),
  ).toMatchInlineSnapshot(
    `"places/library.md:5:6  lat: 2.1700° N 41.3900° E is 5,861 km from the centre of Barcelona; a place lies at most 100 km away. Swap lat and lng."`,
  );
});

test('a place near its city, but in another country, says which', async () => {
  const basel =
    '---\nname: Basel\ndate: 2026-01-02\ncountry: CH\nlat: 47.5596\nlng: 7.5886\ntz: Europe/Zurich\ncurrency: CHF\n---\n';
  const mulhouse = place('lat: 47.7508\nlng: 7.3359').replace('barcelona', 'basel');
  expect(
    await problemsOf({ 'cities/basel.md': basel, 'places/library.md': mulhouse }),
  ).toMatchInlineSnapshot(
    `"places/library.md:5:6  lat: 47.7508° N 7.3359° E lies in France, not in Switzerland. Check lat and lng. Where a place lies across a border, add its country."`,
  );
  const said = mulhouse.replace('type: work', 'type: work\ncountry: FR');
  expect(await problemsOf({ 'cities/basel.md': basel, 'places/library.md': said })).toBe('');
});

test.each([
  ['on an island that the map is too coarse for', 'lat: 41.3500\nlng: 2.2500'],
  ['on a mole of the harbour', 'lat: 41.3480\nlng: 2.1780'],
])('a place %s is where it says', async (_, position) => {
  expect(
    await problemsOf({ 'cities/barcelona.md': barcelona(), 'places/library.md': place(position) }),
  ).toBe('');
});

test('a city with the wrong sign lies at sea', async () => {
  expect(
    await problemsOf({
      'cities/barcelona.md': barcelona().replace('lng: 2.1686', 'lng: -20.1686'),
    }),
  ).toMatchInlineSnapshot(
    `"cities/barcelona.md:5:6  lat: 41.3874° N 20.1686° W lies at sea, not in Spain. Check lat, lng and country: a western longitude and a southern latitude are negative."`,
  );
});

test('a place of a broken city is not judged against it', async () => {
  expect(
    await problemsOf({
      'cities/barcelona.md': barcelona().replace('lat: 41.3874', 'lat: north'),
      'places/library.md': place('lat: 3.139\nlng: 101.6869'),
    }),
  ).toMatchInlineSnapshot(
    `"cities/barcelona.md:5:6  lat: Write the latitude (lat) in degrees, as a number from -90 to 90, like 38.7223."`,
  );
});

test('an offsite with people and a city that nobody knows says whom and which were meant', async () => {
  expect(
    await problemsOf({
      'cities/barcelona.md': barcelona(),
      'offsites/a-week.md':
        '---\ntitle: A week\nstart: 2026-09-14\ndate: 2026-09-20\nauthors: [ada-sample]\ncity: barcelna\nattendees: [ada-smaple]\nhackathon: [posts/sup]\nplaces: [libary]\n---\n',
    }),
  ).toMatchInlineSnapshot(`
    "offsites/a-week.md:6:7  city: There is no entry "barcelna" in cities. Did you mean "barcelona"?
    offsites/a-week.md:7:13  attendees.0: There is no entry "ada-smaple" in members. Did you mean "ada-sample"?
    offsites/a-week.md:8:13  hackathon.0: There is no entry "posts/sup". Did you mean "posts/soup"?
    offsites/a-week.md:9:10  places.0: There is no entry "libary" in places. Add content/places/libary.md, or use an id that exists."
  `);
});

test('a photo of an offsite without words is refused with its line', async () => {
  expect(
    await problemsOf({
      'offsites/a-week/index.md':
        '---\ntitle: A week\nstart: 2026-09-14\ndate: 2026-09-20\nauthors: [ada-sample]\nphotos:\n  - { src: ./pot.png, alt: A pot }\n  - { src: ./pot.png }\n---\n',
      'offsites/a-week/pot.png': onePixel,
    }),
  ).toMatchInlineSnapshot(
    `"offsites/a-week/index.md:8:5  photos.1.alt: Add the alt text, which says what the picture shows."`,
  );
});

test('a link to the page that a place does not have leads to its file', async () => {
  expect(
    await problemsOf({
      'cities/barcelona.md': barcelona(),
      'places/library.md': place('lat: 41.39\nlng: 2.17'),
      'posts/new.md': post('See [it](/places/library/), or [it](../places/library.md).\n'),
    }),
  ).toMatchInlineSnapshot(
    `"posts/new.md:7:5  There is no page /places/library/ in this hub. Link to the entry by its file instead, like ./other-post.md."`,
  );
});

test('a text that a comma cut in two needs quotes, and is told so', async () => {
  expect(
    await problemsOf({
      'offsites/a-week.md':
        '---\ntitle: A week\nstart: 2026-09-14\ndate: 2026-09-20\nauthors: [ada-sample]\nagenda:\n  - { day: 2026-09-14, plan: Arrival, and a walk }\n---\n',
    }),
  ).toMatchInlineSnapshot(
    `"offsites/a-week.md:7:39  agenda.0.and a walk: There is no such field. A text with a comma in it needs quotes here: { plan: "Arrival, and a walk" }."`,
  );
});

test('a link to the list that places do not have says where they stand', async () => {
  expect(
    await problemsOf({
      'posts/new.md': post(
        'See [them](/places/), [them](/places?type=eat) or [cities](/cities/).\n',
      ),
    }),
  ).toMatchInlineSnapshot(`
    "posts/new.md:7:5  There is no page /places/ in this hub: places stand on the pages of other entries. Link to the file of one of those, or of a place.
    posts/new.md:7:23  There is no page /places/ in this hub: places stand on the pages of other entries. Link to the file of one of those, or of a place."
  `);
});
