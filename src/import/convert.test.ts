import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toPlanning, toSite, toSource, writeSite } from '../../tests/lib/foreign-site.ts';
import { onePixel, temporaryFolder } from '../../tests/lib/temporary-hub.ts';
import { convertFile } from './convert.ts';
import { planFile } from './plan.ts';
import { emptyMap } from './map.ts';

async function convert(fields: Record<string, unknown>, body = 'Hello.', map = {}) {
  const root = writeSite({ 'pot.png': onePixel });
  const source = toSource({ fields: { date: '2021-02-03', author: 'Ada', ...fields }, body });
  const planning = toPlanning({ site: toSite({ from: root, root }), map: { ...emptyMap, ...map } });
  const plan = planFile(source, planning);
  const pictureFolder = path.join(temporaryFolder(), plan.slug);
  const conversion = {
    ...planning,
    resolve: () => ({ reason: 'Gone.' }),
    pictureFolder,
    include: () => undefined,
  };
  const { text, report } = await convertFile(source, plan, conversion);
  const [, front = '', rest = ''] = /^---\n([\s\S]*?)---\n\n([\s\S]*)$/.exec(text) ?? [];
  return { front, body: rest, report, pictureFolder };
}

test('a file becomes an entry of fields by our names and a body', async () => {
  const fields = {
    title: 'Pot',
    description: 'On it.',
    tags: ['x', 'y'],
    mood: 'good',
    lang: 'pt_br',
    permalink: '/old/',
  };
  const { front, body, report } = await convert(fields);
  expect(front).toBe(
    'title: Pot\nsummary: On it.\ndate: 2021-02-03\nauthors:\n  - name: Ada\ntopics:\n  - x\n  - "y"\nlang: pt-BR\naliases:\n  - /old/\n',
  );
  expect(body).toBe('Hello.\n');
  expect(report.dropped).toEqual(['mood']);
  expect(report.mapped).toMatchObject({
    description: 'summary',
    tags: 'topics',
    author: 'authors',
  });
});

test('an instant keeps its offset', async () => {
  expect((await convert({ date: '2021-02-03 09:05 +0200' })).front).toContain(
    'date: "2021-02-03T09:05:00+02:00"\n',
  );
});

test('a first heading is the title where there is none, and stands only once', async () => {
  const own = await convert({}, '# The *pot*\n\nHello.');
  expect(own).toMatchObject({
    front: expect.stringContaining('title: The pot\n'),
    body: 'Hello.\n',
  });
  const same = await convert({ title: 'The pot!' }, '# The pot\n\nHello.');
  expect(same.body).toBe('Hello.\n');
  const other = await convert({ title: 'Another' }, '# The pot\n\nHello.');
  expect(other.body).toBe('# The pot\n\nHello.\n');
  expect((await convert({}, 'Hello.')).front).toContain('title: A\n');
});

test('a picture in the first heading is not lost with it', async () => {
  const { front, body } = await convert({}, '# ![A pot](pot.png) Soup\n\nHello.');
  expect(front).toContain('title: Soup\n');
  expect(body).toContain('![A pot](./a/pot.png)');
});

test('what is too long for its field stands whole before the body, as the words it is', async () => {
  const long = `Array<string> and *stars* ${'word '.repeat(60)}end`;
  const { front, body } = await convert({ title: long, summary: long });
  expect(/title: (.*)/.exec(front)?.[1]?.length).toBeLessThanOrEqual(142);
  expect(/summary: (.*)/.exec(front)?.[1]?.length).toBeLessThanOrEqual(202);
  expect(body.match(/Array\\<string> and \\\*stars\\\* (word ){60}end/g)).toHaveLength(2);
});

test('a long text of emoji is cut between them', async () => {
  const { front } = await convert({ title: 'T', summary: '😀'.repeat(150) });
  expect(front.isWellFormed()).toBe(true);
  expect(front).not.toContain('\ufffd');
});

test.each([
  { draft: true },
  { published: false },
  { unlisted: true },
  { visibility: 'private' },
  { draft: false, private: true },
])('what was not public stays a draft: %j', async (fields) => {
  expect((await convert({ title: 'T', ...fields })).front).toContain('draft: true\n');
});

test('the map’s word on drafts is the last', async () => {
  const map = { files: { 'a.md': { draft: false } } };
  expect((await convert({ title: 'T', draft: true }, 'x', map)).front).not.toContain('draft');
});

test('a cover lies beside the entry, with words or a guess at them', async () => {
  const { front, report, pictureFolder } = await convert({ title: 'T', image: 'pot.png' });
  expect(front).toContain('cover:\n  src: ./a/pot.png\n  alt: Pot\n');
  expect(readFileSync(path.join(pictureFolder, 'pot.png')).equals(onePixel)).toBe(true);
  expect(report.notes).toEqual([{ line: 0, message: expect.stringContaining('"Pot" is a guess') }]);
  const said = await convert({ title: 'T', cover: { image: 'pot.png', alt: 'A red pot' } });
  expect(said.front).toContain('alt: A red pot\n');
  expect(said.report.notes).toEqual([]);
});

test('a cover that cannot be one is a link before the body, and said', async () => {
  const { front, body, report } = await convert({ title: 'T', image: 'https://x.org/a_[b].png' });
  expect(front).not.toContain('cover');
  expect(body).toMatch(/^\[[^\n]*\]\(https:\/\/x\.org\/a_\[b\]\.png\)\n\nHello\.\n$/);
  expect(report.notes[0]?.message).toContain('was not brought');
});

test('no field publishes an e-mail address', async () => {
  const mail = 'Write to ada@acme.io';
  const fields = {
    title: mail,
    summary: mail,
    series: mail,
    author: mail,
    image: 'pot.png',
    image_alt: mail,
    format: mail,
  };
  const { front, body } = await convert(fields, mail);
  expect(front + body).not.toContain('acme');
});

test('a field of one line has no invisible character', async () => {
  const { front } = await convert({ title: 'A\u200b\u202e pot\u0007\n of\tsoup' });
  expect(front).toContain('title: A pot of soup\n');
});

test('notes of the body come in the order of its lines', async () => {
  const { report } = await convert(
    { title: 'T' },
    '[a](x.md)\n\n![b](y.png)\n\n<Box>\n\nada@acme.io',
  );
  const lines = report.notes.map(({ line }) => line);
  expect(lines).toEqual([1, 3, 5, 7]);
});
