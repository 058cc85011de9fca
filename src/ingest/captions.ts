import webvtt from 'webvtt-parser';
import type { Cue } from '#core/item.ts';
import type { Problem } from '#core/problem.ts';
import { formatTimeCode } from '#core/time-code.ts';

/** Captions as they are read, and what is wrong with them. */
export interface Captions {
  cues: Cue[];
  problems: Problem[];
}

/** Named characters that WebVTT knows besides those of a keyboard. */
const entities = {
  '&amp': '&',
  '&amp;': '&',
  '&gt': '>',
  '&gt;': '>',
  '&lt': '<',
  '&lt;': '<',
  '&lrm;': '\u200E',
  '&nbsp': '\u00A0',
  '&nbsp;': '\u00A0',
  '&quot': '"',
  '&quot;': '"',
  '&rlm;': '\u200F',
};

/**
 * What loses a line or its times. The rest (words with a bare "&", settings nobody knows, headers of
 * other programs) browsers pass over, and so does the hub.
 */
const losesWords =
  /^(Timestamp must (start|not have)|No (timestamp|time unit|seconds|decimal|valid)|Must be exactly|Milliseconds|You cannot have|Cue identifier|End timestamp|Start timestamp|'-->'|No valid signature)/;

/** Times as SubRip has them, with a comma. */
const subRip = /^\s*(?:\d+:)?\d\d:\d\d,\d{3}[ \t]*-->/m;

/** An author mends the first few, and sees the next ones then. */
const maxProblems = 5;

/** Deeper is no speech. */
const maxMarks = 400;

/** More is no speech. */
const maxCues = 20_000;

/**
 * Reads a WebVTT file (https://www.w3.org/TR/webvtt1/). Its markup is left out; voices become speakers.
 *
 * @param file as problems name it
 * @param duration of the video, in seconds, when it is known
 */
export function readCaptions(text: string, file: string, duration?: number): Captions {
  const fail = (line: number, column: number, message: string) => ({
    cues: [],
    problems: [{ file, line, column, message }],
  });
  const comma = subRip.exec(text);
  if (comma)
    return fail(
      text.slice(0, comma.index).split('\n').length,
      1,
      'These captions are SubRip, with a comma in their times. ffmpeg -i words.srt words.vtt makes WebVTT of it.',
    );
  const crowded = findCrowded(text);
  if (crowded !== undefined)
    return fail(crowded, 1, 'There is more markup in this line than anybody speaks. Remove it.');
  const { cues: parsed, errors } = new webvtt.WebVTTParser(entities).parse(
    withoutRegions(text),
    'subtitles/captions/descriptions',
  );
  if (parsed.length > maxCues)
    return fail(1, 1, `There are ${parsed.length} lines; a video has at most ${maxCues}. Cut it.`);
  const problems = errors
    .filter(({ message }) => losesWords.test(message))
    .slice(0, maxProblems)
    .map(({ message, line, col }): Problem => ({
      file,
      line,
      column: col ?? 1,
      message: `${message.replace(/\.?$/, '.')} A line of captions is its times, like 00:01.000 --> 00:04.500, and below them the words.`,
    }));
  const cues = parsed.flatMap(({ startTime, endTime, tree }) =>
    byVoice(tree.children).map(({ text, speaker }): Cue => ({
      start: startTime,
      end: endTime,
      text,
      ...(speaker ? { speaker } : {}),
    })),
  );
  if (problems.length > 0) return { cues, problems };
  const late = duration === undefined ? undefined : cues.find(({ start }) => start >= duration);
  if (late)
    problems.push({ file, ...positionOf(text, late.start), message: explainLate(late, duration) });
  if (cues.length === 0)
    problems.push({
      file,
      line: 1,
      column: 1,
      message:
        'There is nothing said in these captions. Add a line with its times, or remove the file.',
    });
  return { cues, problems };
}

const explainLate = ({ start }: Cue, duration = 0) =>
  `This line starts at ${formatTimeCode(start)}, after the end of the video at ${formatTimeCode(duration)}. Check the times, or the duration.`;

/** Where a line of captions has its times. */
function positionOf(text: string, start: number): { line: number; column: number } {
  const lines = text.split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => {
    const [, hours = '0', minutes = '0', seconds = '0'] =
      /^\s*(?:(\d{2,}):)?(\d\d):(\d\d\.\d{3})[ \t]*-->/.exec(line) ?? [];
    return (
      line.includes('-->') &&
      Math.abs(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - start) < 0.0005
    );
  });
  return { line: Math.max(0, at) + 1, column: 1 };
}

type Nodes = ReturnType<
  InstanceType<typeof webvtt.WebVTTParser>['parse']
>['cues'][number]['tree']['children'];

/** Marks that turn the direction of text or cannot be seen; words need none of them. */
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu;

const toWords = (text: string) => text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();

/** What is said at one time, by each who says it. Voices that are not closed lie in each other. */
function byVoice(nodes: Nodes): { text: string; speaker?: string }[] {
  const said: { text: string; speaker: string | undefined }[] = [];
  const read = (nodes: Nodes, speaker: string | undefined) => {
    for (const node of nodes) {
      if (node.type === 'object') {
        const voice = node.name === 'v' ? toWords(node.value ?? '') : '';
        read(node.children, voice || speaker);
      } else if (node.type === 'text') {
        const last = said.at(-1);
        if (last && last.speaker === speaker) last.text += node.value;
        else said.push({ text: node.value, speaker });
      }
    }
  };
  read(nodes, undefined);
  return said.flatMap(({ text, speaker }) => {
    const words = toWords(text);
    return words === '' ? [] : [{ text: words, ...(speaker ? { speaker } : {}) }];
  });
}

/** Blocks that say where on the picture words stand, emptied: the parser takes them for lines. */
const withoutRegions = (text: string) =>
  text.replace(/^REGION\b[^\n]*\n(?:[^\n]+\n)*/gm, (block) => block.replace(/[^\n]/g, ''));

/** The first paragraph that is mostly markup, by its line: the parser would nest it without end. */
function findCrowded(text: string): number | undefined {
  let line = 1;
  for (const paragraph of text.split(/\n{2,}/)) {
    if ((paragraph.match(/</g)?.length ?? 0) > maxMarks) return line;
    line += paragraph.split('\n').length + 1;
  }
  return undefined;
}
