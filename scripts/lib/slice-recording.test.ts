import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '#core/problem.ts';
import { readHub } from '#ingest/hub.ts';
import {
  type FileContent,
  kinds,
  temporaryFolder,
  writeHub,
} from '../../tests/lib/temporary-hub.ts';
import { planSlices, writeSlices } from './slice-recording.ts';

const recording = `---
title: All-hands
date: 2026-11-20
video: https://www.youtube.com/watch?v=aqz-KE-bpKQ
duration: 40:12
---
`;

/** A demo that is a slice of the recording. */
const demo = (start: string, end: string, more = '') =>
  `---\ntitle: There before\ndate: 2026-11-20\nauthors: [ada-sample]\nstage: wip\nrecording: all-hands\nstart: ${start}\nend: ${end}\n${more}---\n`;

const writeRecording = (files: Record<string, FileContent> = {}) =>
  writeHub({ 'recordings/all-hands.md': recording, ...files });

function writeList(text: string): string {
  const file = path.join(temporaryFolder(), 'list.yaml');
  writeFileSync(file, text);
  return file;
}

/** What a list of the hub's all-hands comes to; its slices are indented by nothing. */
async function plan(text: string, content = writeRecording()) {
  const file = writeList(text);
  const { problems, ...rest } = await planSlices(file, content, kinds);
  const shown = problems.map(formatProblem).join('\n');
  return {
    ...rest,
    problems: shown.replaceAll(file, 'list.yaml').replaceAll(`${content}/`, ''),
  };
}

const problemsOf = async (slices: string, content?: string) =>
  (await plan(`recording: all-hands\nstage: wip\nslices:\n${slices}`, content)).problems;

async function write(text: string, content: string) {
  const planned = await plan(text, content);
  expect(planned.problems).toBe('');
  await writeSlices(content, planned);
  return planned;
}

const readDemo = (content: string, id: string) =>
  readFileSync(path.join(content, `demos/${id}.md`), 'utf8');

const tenDemos = `recording: all-hands\nstage: wip\ntopics: [kitchen]\nslices:\n${Array.from(
  { length: 10 },
  (_, index) => `  - { start: ${index * 4}:00, title: Demo number ${index + 1}, by: ada-sample }\n`,
).join('')}`;

test('one list makes ten demos, and the hub is valid with them', async () => {
  const content = writeRecording();
  await write(tenDemos, content);
  const { sources, problems } = await readHub(content, kinds);
  expect(problems).toEqual([]);
  expect(sources.filter(({ kind }) => kind === 'demos')).toHaveLength(10);
  expect(readDemo(content, 'demo-number-3')).toMatchInlineSnapshot(`
    "---
    title: Demo number 3
    date: 2026-11-20
    authors:
      - ada-sample
    stage: wip
    recording: all-hands
    start: "8:00"
    end: "12:00"
    topics:
      - kitchen
    ---
    "
  `);
});

test('a slice says for itself what the list says for all, and whatever else a demo may have', async () => {
  const content = writeRecording();
  await write(
    `recording: all-hands
date: 2026-11-21
stage: wip
topics: [kitchen]
slices:
  - start: 84
    end: 3:05.5
    title: "The map: it folds itself"
    id: folding-map
    by: [ada-sample, { name: Guest Sample, github: guest }]
    summary: One sheet.
    date: 2026-11-19
    stage: shipped
    version: "1.0"
    topics: []
    url: https://example.com/
    code: https://example.com/code
    stack: [Paper, Patience]
    text: |
      See [the soup](../posts/soup.md).

      ## How

      By hand.
`,
    content,
  );
  expect(readDemo(content, 'folding-map')).toMatchInlineSnapshot(`
    "---
    title: "The map: it folds itself"
    summary: One sheet.
    date: 2026-11-19
    authors:
      - ada-sample
      - name: Guest Sample
        github: guest
    stage: shipped
    recording: all-hands
    start: "1:24"
    end: "3:05.5"
    url: https://example.com/
    code: https://example.com/code
    stack:
      - Paper
      - Patience
    version: "1.0"
    topics: []
    ---

    See [the soup](../posts/soup.md).

    ## How

    By hand.
    "
  `);
  expect((await readHub(content, kinds)).problems).toEqual([]);
});

test('a slice without an end ends where the next one starts, and the last one with the recording', async () => {
  const { files } = await plan(`recording: all-hands
stage: idea
slices:
  - { start: 20:00, title: Last, by: ada-sample }
  - { start: 1:00, title: First, by: ada-sample }
  - { start: 10:30.5, end: 11:00, title: Second, by: ada-sample }
`);
  const times = files.map(({ text }) =>
    [...text.matchAll(/^(?:start|end): "(.*)"$/gm)].map(([, time]) => time),
  );
  expect(times).toEqual([
    ['20:00', '40:12'],
    ['1:00', '10:30.5'],
    ['10:30.5', '11:00'],
  ]);
});

test('what is there already is kept, also when it was edited since, and nothing is written twice', async () => {
  const content = writeRecording();
  await write(tenDemos, content);
  const file = path.join(content, 'demos/demo-number-2.md');
  const edited = readFileSync(file, 'utf8').replace('stage: wip', 'stage: shipped');
  writeFileSync(file, edited);
  const { files, kept } = await write(tenDemos, content);
  expect(files).toEqual([]);
  expect(kept).toHaveLength(10);
  expect(kept.filter(({ differing }) => differing.length > 0)).toEqual([
    { file, differing: ['stage'] },
  ]);
  expect(readFileSync(file, 'utf8')).toBe(edited);
});

test('a list that has grown adds what is new', async () => {
  const content = writeRecording();
  const ended = tenDemos.replace('36:00,', '36:00, end: 38:00,');
  await write(ended, content);
  const more = `${ended}  - { start: 38:00, title: One more, by: ada-sample }\n`;
  const { files } = await write(more, content);
  expect(files.map(({ file }) => file)).toEqual(['demos/one-more.md']);
});

test('a demo that has become a folder is the same demo', async () => {
  const content = writeRecording({ 'demos/map/index.md': demo('1:00', '2:00') });
  const { files, kept, problems } = await plan(
    'recording: all-hands\nstage: wip\nslices:\n  - { start: 1:00, end: 2:00, title: Map, by: ada-sample }\n',
    content,
  );
  expect({ files, problems }).toEqual({ files: [], problems: '' });
  expect(kept).toEqual([{ file: path.join(content, 'demos/map/index.md'), differing: ['title'] }]);
});

test('a demo of the same name and other times is never overwritten', async () => {
  const content = writeRecording({ 'demos/map.md': demo('1:00', '2:00') });
  expect(
    await problemsOf('  - { start: 5:00, end: 6:00, title: Map, by: ada-sample }\n', content),
  ).toMatchInlineSnapshot(
    `"list.yaml:4:38  demos/map.md is there already, all-hands from 1:00 to 2:00. Change it there, or give this slice an id of its own, like id: map-2."`,
  );
});

test('an entry of another id does not lose its file', async () => {
  const content = writeRecording({ 'demos/map.md': demo('1:00', '2:00', 'id: atlas\n') });
  expect(
    await problemsOf('  - { start: 5:00, end: 6:00, title: Map, by: ada-sample }\n', content),
  ).toMatchInlineSnapshot(
    `"list.yaml:4:38  demos/map.md is there already, all-hands from 1:00 to 2:00. Change it there, or give this slice an id of its own, like id: map-2."`,
  );
});

test('a recording that is not there is told once, together with what else is wrong', async () => {
  const { problems } = await plan(`recording: all-hand
stage: wip
slices:
  - { start: 1:00, title: Map, by: ada-sampel }
  - { start: 2:00, title: Globe, by: ada-sample }
`);
  expect(problems).toMatchInlineSnapshot(`
    "list.yaml:1:12  recording: There is no entry "all-hand" in recordings. Did you mean "all-hands"?
    list.yaml:4:36  by: There is no entry "ada-sampel" in members. Did you mean "ada-sample"?"
  `);
});

test('what all slices have in common is told once, where it stands', async () => {
  const { problems } = await plan(`recording: all-hands
stage: done
topics: [kichen]
slices:
  - { start: 1:00, title: Map, by: ada-sample }
  - { start: 2:00, title: Globe, by: ada-sample }
`);
  expect(problems).toMatchInlineSnapshot(`
    "list.yaml:2:8  stage: Write one of idea, wip, beta, shipped, dropped.
    list.yaml:3:10  topics.0: There is no entry "kichen" in topics. Did you mean "kitchen"?"
  `);
});

test('people are told by the word of the list', async () => {
  expect(
    await problemsOf(`  - { start: 1:00, title: Map, by: ada-sampel }
  - { start: 2:00, title: Globe, by: [ada-sample, bo] }
  - { start: 3:00, title: Atlas, by: { name: Guest, guthub: x } }
  - { start: 4:00, title: Plan, by: [] }
  - { start: 5:00, title: Chart }
  - { start: 6:00, title: Sketch, authors: [ada-sample] }
`),
  ).toMatchInlineSnapshot(`
    "list.yaml:4:36  by: There is no entry "ada-sampel" in members. Did you mean "ada-sample"?
    list.yaml:5:51  by.1: There is no entry "bo" in members. Add content/members/bo.md, or use an id that exists.
    list.yaml:6:53  by.guthub: There is no such field. Remove it, or check its spelling.
    list.yaml:7:37  by: Add at least one author.
    list.yaml:8:5  by: Add who showed it, like by: ada-king, or a list.
    list.yaml:9:44  authors: Write who showed it as by, not as authors."
  `);
});

test('times are told with everything else that is wrong', async () => {
  expect(
    await problemsOf(`  - { start: 4:00, end: 3:00, title: Backwards, by: ada-sample }
  - { title: Without a start, by: ada-sample }
  - { start: 6:00, end: 41:00, title: Too long, by: ada-sample }
  - { start: 50:00, title: Too late, by: ada-sample }
  - { start: 2:75, title: No time, by: ada-sampel }
  - { start: 7:00, end: 8:00, title: Within another, by: ada-sample, stage: done }
`),
  ).toMatchInlineSnapshot(`
    "list.yaml:4:25  end: The slice ends before it starts. Check both times.
    list.yaml:5:5  Add start, where the slice starts, like 1:24.
    list.yaml:6:25  end: The recording "all-hands" ends at 40:12. Check the time.
    list.yaml:7:14  start: The recording "all-hands" ends at 40:12. Check the time.
    list.yaml:8:14  start: Write where the slice starts (start) as minutes and seconds, like 1:24 or 1:02:03.
    list.yaml:8:40  by: There is no entry "ada-sampel" in members. Did you mean "ada-sample"?
    list.yaml:9:14  start: This slice overlaps with list.yaml:6, 6:00 to 41:00. Start it later, or end that one earlier.
    list.yaml:9:77  stage: Write one of idea, wip, beta, shipped, dropped."
  `);
});

test('a slice may lie over no demo that is there, before or after it', async () => {
  const content = writeRecording({ 'demos/old.md': demo('10:00', '12:00') });
  expect(
    await problemsOf(
      `  - { start: 9:00, end: 10:01, title: Before, by: ada-sample }
  - { start: 11:59, end: 13:00, title: After, by: ada-sample }
`,
      content,
    ),
  ).toMatchInlineSnapshot(`
    "list.yaml:4:5  With this slice, demos/old.md:7 would be wrong: This slice overlaps with list.yaml:4, 9:00 to 10:01. Start it later, or end that one earlier.
    list.yaml:5:14  start: This slice overlaps with demos/old.md, 10:00 to 12:00. Start it later, or end that one earlier."
  `);
});

test('a slice has what a demo may have, and a name of its own', async () => {
  expect(
    await problemsOf(`  - start: 1:00
    titel: Map
    by: ada-sample
  - { start: 2:00, title: Globe, by: ada-sample, recording: all-hands, url: nowhere }
  - { start: 3:00, title: Globe, by: ada-sample }
  - { start: 4:00, title: 地図, by: ada-sample }
  - { start: 5:00, title: Plan, by: ada-sample, id: The Plan }
  - start: 6:00
    title: Chart
    by: ada-sample
    text: |
      First line.
      A link to [nothing](./nothing.md).
`),
  ).toMatchInlineSnapshot(`
    "list.yaml:4:5  title: Add a title.
    list.yaml:5:5  titel: There is no such field. Did you mean "title"?
    list.yaml:7:61  recording: A list is of one recording, named at its top. Remove it here.
    list.yaml:7:77  url: Write a web address that starts with https:// and has no user name in it.
    list.yaml:8:27  The name "globe" is taken by the slice on line 7. Change the title, or give this slice an id of its own, like id: globe-2.
    list.yaml:9:27  title: No letter of this title can stand in an address. Add id, like id: my-demo.
    list.yaml:10:53  id: Write lower-case letters, digits and single hyphens, like my-first-post.
    list.yaml:16:17  There is no file "./nothing.md". Check the path, from this file on."
  `);
});

test('of two slices that start together one is told', async () => {
  expect(
    await problemsOf(`  - { start: 1:00, title: Map, by: ada-sample }
  - { start: 1:00, title: Globe, by: ada-sample }
`),
  ).toMatchInlineSnapshot(
    `"list.yaml:4:14  start: This slice overlaps with list.yaml:5, 1:00 to 40:12. Start it later, or end that one earlier."`,
  );
});

test.each([
  ['', 'list.yaml:1:1  Write the fields here, one a line, each as name: value.'],
  [
    'recording: all-hands\n',
    'list.yaml:1:1  slices: Write the slices as a list, with start, title and by of each.',
  ],
  [
    'recording: all-hands\nslices: []\n',
    'list.yaml:2:9  slices: Write at least one slice, with start, title and by.',
  ],
  [
    'recording: all-hands\nslices: [Map]\n',
    'list.yaml:2:10  slices.0: Write start, title and by of each slice, each as name: value.',
  ],
  [
    'recording: all-hands\nslcies: []\nslices: [{}]\n',
    'list.yaml:2:1  slcies: There is no such field. Did you mean "slices"?',
  ],
  [
    'recording: &a all-hands\nslices: *a\n',
    'list.yaml:1:12  Anchors and aliases (& and *) are not allowed here. Write the value out.',
  ],
])('a list that is none is told so: %j', async (text, problems) => {
  expect((await plan(text)).problems).toBe(problems);
});

test('a list is as short as front matter is', async () => {
  const { problems } = await plan(`recording: all-hands\n# ${'x'.repeat(16_000)}\n`);
  expect(problems).toBe('list.yaml:1:1  The list is too long: at most 16000 characters.');
});

test('what is wrong with the recording is told in its own file, and not for each slice', async () => {
  const content = writeRecording({ 'recordings/all-hands.md': recording.replace('40:12', 'long') });
  expect(
    await problemsOf('  - { start: 1:00, title: Map, by: ada-sample }\n', content),
  ).toMatchInlineSnapshot(
    `"recordings/all-hands.md:5:11  duration: Write how long it is (duration) as minutes and seconds, like 1:24 or 1:02:03."`,
  );
});

test('files of a plan are written all together or not at all', async () => {
  const content = writeRecording();
  const { files } = await plan(tenDemos, content);
  await writeSlices(content, { files: files.slice(7, 8) });
  await expect(writeSlices(content, { files })).rejects.toThrow('EEXIST');
  expect(readdirSync(path.join(content, 'demos'))).toEqual(['demo-number-8.md']);
});

const run = (...args: string[]) => {
  const done = spawnSync(process.execPath, ['scripts/slice-recording.ts', ...args], {
    encoding: 'utf8',
  });
  return { code: done.status, text: done.stdout + done.stderr };
};

test('the command says what it wrote and what comes next, and a dry run writes nothing', () => {
  const content = writeRecording();
  const list = writeList(tenDemos);
  const dry = run(list, '--content', content, '--dry-run');
  expect(dry.text).toContain('title: Demo number 10\n');
  expect(existsSync(path.join(content, 'demos'))).toBe(false);
  const { code, text } = run(list, '--content', content);
  expect({ code, dry: dry.code }).toEqual({ code: 0, dry: 0 });
  expect(text).toContain(`written  ${content}/demos/demo-number-10.md\n`);
  expect(text).toContain('10 demos of all-hands. Next: commit them, and open a pull request.');
  expect(readdirSync(path.join(content, 'demos'))).toHaveLength(10);
});

test('the command writes nothing when one slice of ten is wrong', () => {
  const content = writeRecording();
  const list = writeList(tenDemos.replace('by: ada-sample', 'by: ada-sampel'));
  const { code, text } = run(list, '--content', content);
  expect(code).toBe(1);
  expect(text).toContain(`${list}:5:46  by: There is no entry "ada-sampel" in members.`);
  expect(text).toContain('1 problem. Nothing was written.');
  expect(existsSync(path.join(content, 'demos'))).toBe(false);
});
