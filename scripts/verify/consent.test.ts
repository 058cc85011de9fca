import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Item } from '#core/item.ts';
import { readHub } from '#ingest/hub.ts';
import { hashOf } from '#ingest/source.ts';
import { kinds, onePixel, temporaryFolder, writeHub } from '../../tests/lib/temporary-hub.ts';
import { consent } from './consent.ts';
import { type BuiltSite, listFiles } from './site.ts';

const member = (fields = '') => `---\nname: Somebody\njoined: 2026-01-02\n${fields}---\n`;
const week = `---
title: A week
start: 2026-09-14
date: 2026-09-14
authors: [ada-sample]
attendees: [ada-sample, bo, cy]
decisions: [{ text: Salt last., by: [cy] }]
photos:
  - { src: ./door.png, alt: A blue door }
  - { src: ./spoon.png, alt: "Cy's \\"own\\" spoon, seen from above", people: [cy] }
---

Soup, mostly.
`;
// Readers of pictures go by their first bytes, and each needs a digest of its own.
const spoon = Buffer.concat([onePixel, Buffer.from('spoon')]);
const nameOf = (bytes: Buffer) => `_images/${hashOf(bytes).slice(0, 20)}-0a1b2c3d-960.avif`;

const record = (fields: object, facets: object = {}) =>
  JSON.stringify({ records: [{ key: 'offsites/a-week', fields, facets }] });
const shard = 'api/v1/offsites/2026.json';
const twin = 'offsites/a-week.md';

/** What the rule says of a hub with a photo and a name that are withheld, built into these files. */
async function judge(
  built: Record<string, string | Buffer>,
  more: Record<string, string | Buffer> = {},
) {
  const content = writeHub({
    'members/bo.md': member('city: Llanfairpwll on Sea\nconsent: { attendance: true }\n'),
    'members/cy.md': member(),
    'offsites/a-week/index.md': week,
    'offsites/a-week/door.png': onePixel,
    'offsites/a-week/spoon.png': spoon,
    ...more,
  });
  const { sources, settings, problems } = await readHub(content, kinds);
  expect(problems).toEqual([]);
  const folder = temporaryFolder();
  for (const [name, bytes] of Object.entries(built)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const item = { kind: 'offsites', href: '/hub/offsites/a-week/', day: '2026-09-14' } as Item;
  const files = await listFiles(folder);
  const byKey = new Map([['offsites/a-week', { ...item, key: 'offsites/a-week' }]]);
  const site = { folder, files, sources, settings, kinds, base: '/hub/', community: { byKey } };
  const findings = await consent(content)(site as unknown as BuiltSite);
  return findings.map(({ file, message }) => `${file}: ${message}`);
}

const shown = { attendees: ['bo'], others: 2, decisions: [{ text: 'Salt last.', by: [] }] };

test('a hub that shows what may be shown has nothing wrong with it', async () => {
  const built = {
    'index.html': '<p>A blue door</p><a href="/hub/members/cy/">Cy</a>',
    [shard]: record({ ...shown, authors: ['ada-sample'] }, { member: ['ada-sample'] }),
    [twin]:
      '---\ntitle: A week\nauthors: [ada-sample]\nfields:\n  attendees: [bo]\n---\n\nCy, bo\n',
    [nameOf(onePixel)]: onePixel,
  };
  expect(await judge(built)).toEqual([]);
});

test.each([
  [
    'the words of a photo',
    'index.html',
    '<img alt="Cy&#39;s &quot;own&quot; spoon, seen from above">',
  ],
  ['the words of a photo', 'feed.json', JSON.stringify('Cy\'s "own" spoon, seen from above')],
])('%s that went are found in %s', async (_, file, text) => {
  expect(await judge({ [file]: text })).toEqual([
    `${file}: Something of offsites/a-week/index.md that somebody did not agree to is published here.`,
  ]);
});

test('the city of a member is found, unless something public says it too', async () => {
  const built = { 'index.html': '<p>Llanfairpwll on Sea</p>' };
  expect(await judge(built)).toEqual([
    'index.html: Something of members/bo.md that somebody did not agree to is published here.',
  ]);
  const post = '---\ntitle: A trip\ndate: 2026-02-03\nauthors: [ada-sample]\n---\n\n';
  const trip = { 'posts/trip.md': `${post}To Llanfairpwll on Sea.\n` };
  expect(await judge(built, trip)).toEqual([]);
});

test('a photo that went is found, unless another entry shows the same', async () => {
  const built = { [nameOf(spoon)]: spoon };
  expect(await judge(built)).toEqual([
    `${nameOf(spoon)}: Something of offsites/a-week/index.md that somebody did not agree to is this picture.`,
  ]);
  const post = '---\ntitle: A spoon\ndate: 2026-02-03\nauthors: [ada-sample]\n---\n\n';
  const other = {
    'posts/spoon/index.md': `${post}![A spoon](./copy.png)\n`,
    'posts/spoon/copy.png': spoon,
  };
  expect(await judge(built, other)).toEqual([]);
});

test.each([
  ['the fields of the API', shard, record({ ...shown, attendees: ['bo', 'cy'] }), 'cy'],
  ['a list in a field', shard, record({ ...shown, decisions: [{ by: ['cy'] }] }), 'cy'],
  ['a field of another name', shard, record({ ...shown, people: ['cy'] }), 'cy'],
  ['a facet', shard, record(shown, { member: ['ada-sample', 'cy'] }), 'cy'],
  // She wrote it, and has not agreed to be named as somebody who was there.
  ['the field beside her own', shard, record({ attendees: ['ada-sample'] }), 'ada-sample'],
  ['the Markdown', twin, '---\nfields:\n  attendees:\n    - cy\n---\n', 'cy'],
  ['an address', twin, '---\npeople:\n  - https://a.example.com/members/cy/\n---\n', 'cy'],
])('somebody who is not to be named is found in %s', async (_, file, text, id) => {
  expect(await judge({ [file]: text })).toEqual([
    `${file}: offsites/a-week names ${id}, who did not agree to it.`,
  ]);
});
