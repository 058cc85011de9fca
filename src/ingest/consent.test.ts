import { expect, test } from 'vitest';
import { formatProblem } from '#core/problem.ts';
import { kinds, onePixel, post, writeHub } from '../../tests/lib/temporary-hub.ts';
import { readHub } from './hub.ts';
import { isPublic } from './prepare.ts';

const member = (name: string, fields = '') =>
  `---\nname: ${name}\njoined: 2026-01-02\n${fields}---\n`;
const city = (fields = '') =>
  `---\nname: Warsaw\ndate: 2026-01-02\ncountry: PL\nlat: 52.2297\nlng: 21.0122\ntz: Europe/Warsaw\ncurrency: PLN\n${fields}---\n`;
const place = (fields = '') =>
  `---\nname: The library\ncity: warsaw\ntype: work\nlat: 52.23\nlng: 21.01\nverified: 2026-01-02\n${fields}---\n`;
const offsite = (fields: string) =>
  `---\ntitle: A week\nstart: 2026-09-14\ndate: 2026-09-20\nauthors: [ada-sample]\n${fields}---\n`;

/** Data of one entry of a hub with these files. */
async function dataOf(file: string, files: Record<string, string | Uint8Array>) {
  const { sources, problems } = await readHub(writeHub(files), kinds);
  expect(problems).toEqual([]);
  const source = sources.find((other) => other.file === file);
  if (!source) throw new Error(`There is no ${file}.`);
  return source;
}

test('who has not agreed is counted, not named, and whoever is unlisted or a draft agrees to nothing', async () => {
  const agreed = 'consent: { attendance: true }\n';
  const { data } = await dataOf('offsites/a-week.md', {
    'members/bo.md': member('Bo', agreed),
    'members/cy.md': member('Cy'),
    'members/dee.md': member('Dee', `${agreed}listed: false\n`),
    'members/eli.md': member('Eli', `${agreed}draft: true\n`),
    'offsites/a-week.md': offsite(
      'attendees: [cy, bo, dee, eli]\nothers: 2\ndecisions: [{ text: Salt last., by: [cy, bo] }]\n',
    ),
  });
  expect(data).toMatchObject({
    attendees: ['bo'],
    others: 5,
    decisions: [{ text: 'Salt last.', by: ['bo'] }],
  });
});

test('a photo goes, file and words, when one person on it has not agreed', async () => {
  const photo = (name: string, people: string) =>
    `  - { src: ./${name}.png, alt: A ${name}, people: [${people}] }\n`;
  const source = await dataOf('offsites/a-week/index.md', {
    'members/bo.md': member('Bo', 'consent: { photos: true }\n'),
    'members/cy.md': member('Cy', 'consent: { attendance: true }\n'),
    'offsites/a-week/index.md': offsite(
      `photos:\n${photo('door', '')}${photo('pot', 'bo')}${photo('spoon', 'bo, cy')}`,
    ),
    'offsites/a-week/door.png': onePixel,
    'offsites/a-week/pot.png': onePixel,
    'offsites/a-week/spoon.png': onePixel,
  });
  expect(source.pictures).toEqual(['./door.png', './pot.png']);
  expect(JSON.stringify(source.data)).not.toContain('spoon');
});

test.each([
  ['its own text', 'offsites/a-week/index.md', './spoon.png', ':12:1'],
  ['the text of another entry', 'posts/new.md', '../offsites/a-week/spoon.png', ':7:1'],
])('a photo that had to go is told where %s shows it as well', async (_, file, address, place) => {
  const shown = `![A spoon](${address})\n`;
  const week = offsite('photos:\n  - { src: ./spoon.png, alt: A spoon, people: [cy] }\n');
  const { problems } = await readHub(
    writeHub({
      'members/cy.md': member('Cy'),
      'offsites/a-week/index.md': week,
      'offsites/a-week/spoon.png': onePixel,
      ...(file.startsWith('posts') ? { [file]: post(shown) } : { [file]: `${week}\n\n\n${shown}` }),
    }),
    kinds,
  );
  expect(problems.map(formatProblem).join()).toContain(
    `${file}${place}  "${address}" shows somebody who does not agree`,
  );
});

test('a photo that stands twice goes twice, or is told', async () => {
  const { problems } = await readHub(
    writeHub({
      'members/cy.md': member('Cy'),
      'offsites/a-week/index.md': offsite(
        'photos:\n  - { src: ./pot.png, alt: A pot, people: [cy] }\n  - { src: ./pot.png, alt: Again }\n',
      ),
      'offsites/a-week/pot.png': onePixel,
    }),
    kinds,
  );
  expect(problems.map(({ message }) => message).join()).toContain('"./pot.png" shows somebody');
});

test("a member's city is theirs to show", async () => {
  const files = {
    'members/bo.md': member('Bo', 'city: Warsaw\n'),
    'members/cy.md': member('Cy', 'city: Warsaw\nconsent: { location: true }\n'),
  };
  expect((await dataOf('members/bo.md', files)).data.city).toBeUndefined();
  expect((await dataOf('members/cy.md', files)).data.city).toBe('Warsaw');
});

test('a review stays, but does not tell of an offsite that its writer has not agreed to be named at', async () => {
  const review = (by: string) => `  - { by: ${by}, date: 2026-02-03, rating: 4, from: a-week }\n`;
  const { data } = await dataOf('places/library.md', {
    'members/bo.md': member('Bo', 'consent: { attendance: true }\n'),
    'members/cy.md': member('Cy'),
    'cities/warsaw.md': city(),
    'offsites/a-week.md': offsite(''),
    'places/library.md': place(`reviews:\n${review('bo')}${review('cy')}`),
  });
  expect(data.reviews).toEqual([
    { by: 'bo', date: '2026-02-03', rating: 4, from: 'a-week' },
    { by: 'cy', date: '2026-02-03', rating: 4 },
  ]);
});

test.each(['draft: true\n', 'visibility: private\n'])(
  'a place is as hidden as its city (%j)',
  async (hidden) => {
    const files = { 'cities/warsaw.md': city(hidden), 'places/library.md': place() };
    expect(isPublic(await dataOf('places/library.md', files))).toBe(false);
    const shown = { 'cities/warsaw.md': city(), 'places/library.md': place() };
    expect(isPublic(await dataOf('places/library.md', shown))).toBe(true);
  },
);
