import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatProblem } from '#core/problem.ts';
import { readCaptions } from './captions.ts';

const read = (text: string, duration = 60) => readCaptions(text, 'talk.vtt', duration);
const problemsOf = (text: string, duration = 60) =>
  read(text, duration).problems.map(formatProblem).join('\n');

test('captions are lines with their seconds, their speakers and no markup', () => {
  expect(
    read(
      'WEBVTT - a title\n\nNOTE who was there\n\n1\n00:01.000 --> 00:04.500 line:0\n<v Ada Sample>Hello <b>soup</b> &amp; AT&T,\nagain\n\n01:00:00.000 --> 01:00:02.000\n<i>Late</i>\n',
      4000,
    ).cues,
  ).toEqual([
    { start: 1, end: 4.5, text: 'Hello soup & AT&T, again', speaker: 'Ada Sample' },
    { start: 3600, end: 3602, text: 'Late' },
  ]);
});

test('two who speak at once are told apart', () => {
  expect(
    read('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bo>One note.</v>\n<v Cy>Two.\n').cues,
  ).toMatchObject([
    { start: 1, text: 'One note.', speaker: 'Bo' },
    { start: 1, text: 'Two.', speaker: 'Cy' },
  ]);
});

test('what looks like a program in captions is only text, or nothing', () => {
  const { cues } = read(
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script><img src=x onerror=y> hi',
  );
  expect(cues.map(({ text }) => text)).toEqual(['alert(1) hi']);
});

test('a line that ends before it starts is found where it stands', () => {
  expect(problemsOf('WEBVTT\n\n00:09.000 --> 00:05.000\nBackwards\n')).toMatchInlineSnapshot(
    `"talk.vtt:3:24  End timestamp is not greater than start timestamp. A line of captions is its times, like 00:01.000 --> 00:04.500, and below them the words."`,
  );
});

test('times that are none are found where they stand', () => {
  expect(problemsOf('WEBVTT\n\n00:01.000 -> 00:05.000\nOne dash\n')).toMatchInlineSnapshot(`
    "talk.vtt:4:1  Cue identifier needs to be followed by timestamp. A line of captions is its times, like 00:01.000 --> 00:04.500, and below them the words.
    talk.vtt:5:1  Cue identifier cannot be standalone. A line of captions is its times, like 00:01.000 --> 00:04.500, and below them the words."
  `);
});

test('a line after the end of the video is found where it stands', () => {
  expect(
    problemsOf('WEBVTT\n\n00:01.000 --> 00:02.000\nHere\n\n01:01.000 --> 01:02.000\nGone\n'),
  ).toMatchInlineSnapshot(
    `"talk.vtt:6:1  This line starts at 1:01, after the end of the video at 1:00. Check the times, or the duration."`,
  );
});

test('captions in which nobody speaks are told', () => {
  expect(problemsOf('WEBVTT\n')).toMatchInlineSnapshot(
    `"talk.vtt:1:1  There is nothing said in these captions. Add a line with its times, or remove the file."`,
  );
});

test('two voices that are not closed are told apart', () => {
  expect(read('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Long\n<v Bo>Short\n').cues).toMatchObject([
    { text: 'Long', speaker: 'Ada' },
    { text: 'Short', speaker: 'Bo' },
  ]);
});

test('what programs add to captions is passed over, and every line is read', () => {
  const { cues, problems } = read(
    'WEBVTT\nKind: captions\nLanguage: en\n\nREGION\nid:fred\n\n00:01.000 --> 00:02.000 align:middle position:0%\nHello\n\n00:03.000 --> 00:04.000\nAgain\n',
  );
  expect(problems).toEqual([]);
  expect(cues.map(({ text }) => text)).toEqual(['Hello', 'Again']);
});

test('captions of SubRip are told how to become WebVTT', () => {
  expect(problemsOf('WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nHello\n')).toMatchInlineSnapshot(
    `"talk.vtt:4:1  These captions are SubRip, with a comma in their times. ffmpeg -i words.srt words.vtt makes WebVTT of it."`,
  );
});

test('markup without end is refused where it stands, not followed', () => {
  expect(
    problemsOf(
      `WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:03.000 --> 00:04.000\n${'<b>'.repeat(10_000)}x\n`,
    ),
  ).toMatchInlineSnapshot(
    `"talk.vtt:6:1  There is more markup in this line than anybody speaks. Remove it."`,
  );
});

test('marks that turn the direction of text are no words', () => {
  expect(
    read('WEBVTT\n\n00:01.000 --> 00:02.000\n<v A\u202Eda>Good \u202Egninrom\u2066\n').cues,
  ).toEqual([{ start: 1, end: 2, text: 'Good gninrom', speaker: 'A da' }]);
});

test('any text is captions or a problem, never a crash', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'WEBVTT',
          '\n',
          '\n\n',
          '00:01.000 --> 00:02.000',
          '<v A>',
          '<b>',
          '</b>',
          '&',
          '<00:01.500>',
          'NOTE',
          'words',
          '-->',
        ),
      ),
      (parts) => {
        const { cues, problems } = read(parts.join(''));
        expect(cues.length + problems.length).toBeGreaterThan(0);
      },
    ),
  );
});
