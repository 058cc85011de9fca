import { expect, test } from 'vitest';
import { problemsOf } from './lib/temporary-hub.ts';

// What the author of a demo or a recording reads when something does not fit.

/** The smallest file that begins as a video does. */
const video = Buffer.from('\0\0\0\x10ftypisomiso2', 'latin1');
const captions = 'WEBVTT\n\n00:01.000 --> 00:04.000\nGood morning.\n';
const recording = (fields = '') =>
  `---\ntitle: All-hands\ndate: 2026-03-04\nvideo: ./all-hands.mp4\nduration: 10:00\n${fields}---\n`;
const slice = (start: string, end: string, fields = '') =>
  `---\ntitle: A slice\ndate: 2026-03-04\nauthors: [ada-sample]\nstage: wip\nrecording: all-hands\nstart: ${start}\nend: ${end}\n${fields}---\n`;
const hub = (files: Parameters<typeof problemsOf>[0]) =>
  problemsOf({
    'recordings/all-hands.md': recording(),
    'recordings/all-hands.mp4': video,
    ...files,
  });

test('a recording, its captions and two slices that touch are fine', async () => {
  expect(
    await hub({
      'recordings/all-hands.md': recording('captions: ./all-hands.vtt\n'),
      'recordings/all-hands.vtt': captions,
      'demos/one.md': slice('1:00', '2:00'),
      'demos/two.md': slice('2:00', '3:30'),
    }),
  ).toBe('');
});

test('a slice that overlaps with another names it, on the one that starts later', async () => {
  expect(
    await hub({
      'demos/one.md': slice('1:00', '2:05'),
      'demos/two.md': slice('2:00', '3:30'),
      'demos/three.md': slice('1:00', '1:10'),
    }),
  ).toMatchInlineSnapshot(`
    "demos/three.md:7:8  start: This slice overlaps with demos/one.md, 1:00 to 2:05. Start it later, or end that one earlier.
    demos/two.md:7:8  start: This slice overlaps with demos/one.md, 1:00 to 2:05. Start it later, or end that one earlier."
  `);
});

test('a slice that ends before it starts is found at its end', async () => {
  expect(await hub({ 'demos/one.md': slice('2:00', '1:00') })).toMatchInlineSnapshot(
    `"demos/one.md:8:6  end: The slice ends before it starts. Check both times."`,
  );
});

test('a slice past the end of the recording says where that is', async () => {
  expect(
    await hub({
      'demos/one.md': slice('9:00', '10:01'),
      'demos/two.md': slice('12:00', '13:00'),
    }),
  ).toMatchInlineSnapshot(`
    "demos/one.md:8:6  end: The recording "all-hands" ends at 10:00. Check the time.
    demos/two.md:7:8  start: The recording "all-hands" ends at 10:00. Check the time."
  `);
});

test('a slice of a recording nobody knows is answered with the nearest one', async () => {
  expect(
    await hub({
      'demos/one.md': slice('1:00', '2:00').replace('recording: all-hands', 'recording: al-hands'),
    }),
  ).toMatchInlineSnapshot(
    `"demos/one.md:6:12  recording: There is no entry "al-hands" in recordings. Did you mean "all-hands"?"`,
  );
});

test('times in words, and half of a slice, are told what to write', async () => {
  expect(
    await hub({
      'demos/one.md': slice('one minute', '2:00'),
      'demos/two.md': slice('3:00', '4:00').replace('end: 4:00\n', ''),
    }),
  ).toMatchInlineSnapshot(`
    "demos/one.md:7:8  start: Write where the slice starts (start) as minutes and seconds, like 1:24 or 1:02:03.
    demos/two.md:6:12  recording: Add end, where the slice ends, like 2:05."
  `);
});

test('a stage nobody knows names those there are', async () => {
  expect(
    await hub({ 'demos/one.md': slice('1:00', '2:00').replace('stage: wip', 'stage: done') }),
  ).toMatchInlineSnapshot(
    `"demos/one.md:5:8  stage: Write one of idea, wip, beta, shipped, dropped."`,
  );
});

test('a slice has no video of its own, and a thing no times', async () => {
  expect(
    await hub({
      'demos/one.md': slice('1:00', '2:00', 'video: https://vimeo.com/1084537\n'),
      'demos/two.md': slice('3:00', '4:00').replace('recording: all-hands\n', ''),
    }),
  ).toMatchInlineSnapshot(`
    "demos/one.md:9:8  video: A slice plays its recording. Remove the video, or the recording.
    demos/two.md:6:8  start: Only a slice has it. Say of which recording, or remove it.
    demos/two.md:7:6  end: Only a slice has it. Say of which recording, or remove it."
  `);
});

test('a video that is not there, or on another site, is told what may be written', async () => {
  expect(
    await problemsOf({
      'recordings/one.md': recording(),
      'recordings/two.md': recording().replace('./all-hands.mp4', 'https://example.com/film.mp4'),
      'recordings/three.md': recording().replace('./all-hands.mp4', '../posts/pot.png'),
    }),
  ).toMatchInlineSnapshot(`
    "recordings/one.md:4:8  video: There is no file "./all-hands.mp4" beside this one. Check the name, or add the video.
    recordings/three.md:4:8  video: "../posts/pot.png" lies in another folder. Put the file beside this one.
    recordings/two.md:4:8  video: The hub plays videos of YouTube, Vimeo and Wistia. Write the address of the video there, like https://www.youtube.com/watch?v=aqz-KE-bpKQ, or put a file beside this one."
  `);
});

test('captions are judged in their own file', async () => {
  expect(
    await hub({
      'recordings/all-hands.md': recording('captions: ./all-hands.vtt\n'),
      'recordings/all-hands.vtt':
        'WEBVTT\n\n00:04.000 --> 00:01.000\nBackwards.\n\n10:01.000 --> 10:04.000\nLate.\n',
    }),
  ).toMatchInlineSnapshot(
    `"recordings/all-hands.vtt:3:24  End timestamp is not greater than start timestamp. A line of captions is its times, like 00:01.000 --> 00:04.500, and below them the words."`,
  );
});

test('chapters stand in order and within the recording', async () => {
  expect(
    await hub({
      'recordings/all-hands.md': recording(
        'chapters:\n  - { at: 5:00, title: Middle }\n  - { at: 1:00, title: Start }\n  - { at: 11:00, title: Beyond }\n',
      ),
    }),
  ).toMatchInlineSnapshot(`
    "recordings/all-hands.md:8:11  chapters.1.at: Chapters stand in the order they are played in.
    recordings/all-hands.md:9:11  chapters.2.at: This chapter starts after the end of the recording, 10:00."
  `);
});
