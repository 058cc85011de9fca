import { expect, test } from 'vitest';
import type { Kind, Surroundings } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { demos } from './kind.ts';
import type { DemoData } from './schema.ts';

const kind = demos as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const thing = fixtures['thing.md'] ?? '';
const slice = fixtures['slice.md'] ?? '';
const plain = fixtures['plain.md'] ?? '';

/** What an author reads when one field of the slice is another. */
const broken = (field: string, line: string, text = slice) =>
  judge(kind, withLine(text, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('a demo needs a title, a day, somebody who showed it, and its stage', () => {
  expect(broken('title', '')).toMatchInlineSnapshot(`"entry.md:2:1  title: Add a title."`);
  expect(broken('date', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  date: Add the day it was shown (date), like 2026-11-22."`,
  );
  expect(broken('authors', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  authors: Add authors, a list of member ids, like [ada-king]."`,
  );
  expect(broken('stage', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  stage: Add the stage, one of idea, wip, beta, shipped, dropped."`,
  );
  expect(broken('stage', 'stage: done')).toMatchInlineSnapshot(
    `"entry.md:6:8  stage: Write one of idea, wip, beta, shipped, dropped."`,
  );
});

test('a slice starts and ends', () => {
  expect(broken('start', '')).toMatchInlineSnapshot(
    `"entry.md:7:12  recording: Add start, where the slice starts, like 1:24."`,
  );
  expect(broken('end', '')).toMatchInlineSnapshot(
    `"entry.md:7:12  recording: Add end, where the slice ends, like 2:05."`,
  );
  expect(broken('end', 'end: 0:22')).toMatchInlineSnapshot(
    `"entry.md:9:6  end: The slice ends before it starts. Check both times."`,
  );
  expect(broken('end', 'end: soon')).toMatchInlineSnapshot(
    `"entry.md:9:6  end: Write where the slice ends (end) as minutes and seconds, like 1:24 or 1:02:03."`,
  );
});

test('what is no slice has no start, and a slice no video of its own', () => {
  expect(broken('recording', '')).toMatchInlineSnapshot(`
    "entry.md:7:8  start: Only a slice has it. Say of which recording, or remove it.
    entry.md:8:6  end: Only a slice has it. Say of which recording, or remove it."
  `);
  expect(broken('video', 'video: ./own.mp4')).toMatchInlineSnapshot(
    `"entry.md:2:8  video: A slice plays its recording. Remove the video, or the recording."`,
  );
  expect(broken('captions', 'captions: ./own.vtt')).toMatchInlineSnapshot(
    `"entry.md:2:11  captions: A slice has what its recording has. Remove it here."`,
  );
  expect(broken('duration', 'duration: 1:00', plain)).toMatchInlineSnapshot(
    `"entry.md:2:11  duration: Only a demo with a video of its own has it. Add the video, or remove it."`,
  );
});

/** Objections to a slice beside others of its recording, which is a minute long. */
function objections(data: Partial<DemoData>, others: Record<string, Partial<DemoData>> = {}) {
  const surroundings: Surroundings = {
    dataOf: () => ({ duration: 60 }),
    siblings: Object.entries({ own: data, ...others }).map(([id, sibling]) => ({
      id,
      shownFile: `content/demos/${id}.md`,
      data: sibling,
    })),
    whereOutside: () => undefined,
  };
  return demos.judge?.(data as DemoData, surroundings, 'own');
}

test('a slice lies within its recording', () => {
  const recording = 'all-hands';
  expect(objections({ recording, start: 10, end: 60 })).toEqual([]);
  expect(objections({ recording, start: 50, end: 61 })).toMatchObject([
    { path: ['end'], message: 'The recording "all-hands" ends at 1:00. Check the time.' },
  ]);
  expect(objections({ recording, start: 60, end: 70 })).toMatchObject([{ path: ['start'] }]);
});

test('slices of one recording do not overlap, and the later of two is told', () => {
  const recording = 'all-hands';
  const own = { recording, start: 20, end: 30 };
  expect(objections(own, { other: { recording, start: 10, end: 21 } })).toMatchObject([
    {
      path: ['start'],
      message:
        'This slice overlaps with content/demos/other.md, 0:10 to 0:21. Start it later, or end that one earlier.',
    },
  ]);
  expect(objections(own, { other: { recording, start: 10, end: 20 } })).toEqual([]);
  expect(objections(own, { other: { recording, start: 25, end: 40 } })).toEqual([]);
  expect(objections(own, { other: { recording: 'talk', start: 10, end: 40 } })).toEqual([]);
});

test('a thing shows how far it is, what it is made of, where it runs and how long it plays', () => {
  expect(toItemFields(kind, thing)).toMatchObject({
    title: 'The spoon ladder',
    facts: ['Shipped', 'v2.0.0', 'Spoons', 'String', 'Patience'],
    facets: { team: ['kitchen'] },
    runsAt: 'ladder.example.com',
    state: 'shipped',
    variant: 'video',
    video: { seconds: 84, captioned: true, slice: false },
  });
});

test('a slice plays as long as it is, and an idea plays nothing', () => {
  expect(toItemFields(kind, slice)).toMatchObject({
    state: 'wip',
    variant: 'slice',
    video: { seconds: 13, slice: true },
  });
  const idea = toItemFields(kind, plain);
  expect(idea).toMatchObject({ state: 'idea', variant: 'thing', facts: ['Idea'] });
  expect(idea).not.toHaveProperty('video');
  expect(idea).not.toHaveProperty('runsAt');
});
