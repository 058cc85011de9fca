import { expect, test } from 'vitest';
import type { Kind } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { recordings } from './kind.ts';

const kind = recordings as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const allHands = fixtures['all-hands.md'] ?? '';
const plain = fixtures['plain.md'] ?? '';

/** What an author reads when one field of the all-hands is another. */
const broken = (field: string, line: string) => judge(kind, withLine(allHands, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('a recording needs a title, a day, its video and how long that is', () => {
  expect(broken('title', '')).toMatchInlineSnapshot(`"entry.md:2:1  title: Add a title."`);
  expect(broken('date', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  date: Add the day of the recording (date), like 2026-11-22."`,
  );
  expect(broken('duration', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  duration: Add how long it is (duration), like 1:24 or 1:02:03."`,
  );
  expect(broken('duration', 'duration: 0:00')).toMatchInlineSnapshot(`
    "entry.md:7:11  duration: Write how long it is, like 1:24 or 1:02:03.
    entry.md:15:11  chapters.0.at: This chapter starts after the end of the recording, 0:00.
    entry.md:16:11  chapters.1.at: This chapter starts after the end of the recording, 0:00."
  `);
  expect(broken('duration', 'duration: an hour')).toMatchInlineSnapshot(
    `"entry.md:7:11  duration: Write how long it is (duration) as minutes and seconds, like 1:24 or 1:02:03."`,
  );
});

test('a recording is of a known format', () => {
  expect(broken('format', 'format: podcast')).toMatchInlineSnapshot(
    `"entry.md:5:9  format: Write all-hands, talk, interview, screencast."`,
  );
});

test('chapters stand in their order, within the recording', () => {
  expect(
    broken('chapters', 'chapters: [{ at: 0:30, title: Late }, { at: 0:10, title: Early }]'),
  ).toMatchInlineSnapshot(
    `"entry.md:14:45  chapters.1.at: Chapters stand in the order they are played in."`,
  );
  expect(broken('chapters', 'chapters: [{ at: 1:00, title: After }]')).toMatchInlineSnapshot(
    `"entry.md:14:18  chapters.0.at: This chapter starts after the end of the recording, 1:00."`,
  );
  expect(broken('chapters', 'chapters: [{ title: Nowhere }]')).toMatchInlineSnapshot(
    `"entry.md:14:12  chapters.0.at: Add where it starts (at), like 1:24 or 1:02:03."`,
  );
});

test('a recording shows its format, its length and who is in it', () => {
  expect(toItemFields(kind, allHands)).toMatchObject({
    title: 'Kitchen all-hands in November',
    label: 'All-hands',
    facts: ['1:00'],
    authors: ['ada-sample', { name: 'Guest Sample', github: 'plum-guest' }],
    facets: { team: ['kitchen'] },
    video: { seconds: 60, captioned: true, slice: false },
  });
  expect(toItemFields(kind, plain)).toMatchObject({
    label: 'Interview',
    facts: ['1:02:03'],
    video: { captioned: false },
  });
});
