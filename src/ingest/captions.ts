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

/** What is wrong inside the words, such as a bare "&": browsers and this hub show the words anyway. */
const isAboutMarkup =
  /escape|tag|annotation|nested|^Timestamp must be (between|greater)|Never happens/;

/** More is no speech. */
const maxCues = 20_000;

/**
 * Reads a WebVTT file (https://www.w3.org/TR/webvtt1/). Its markup is left out; voices become speakers.
 *
 * @param file as problems name it
 * @param duration of the video, in seconds, when it is known
 */
export function readCaptions(text: string, file: string, duration?: number): Captions {
  const { cues: parsed, errors } = new webvtt.WebVTTParser(entities).parse(
    text,
    'subtitles/captions/descriptions',
  );
  const problems = errors
    .filter(({ message }) => !isAboutMarkup.test(message))
    .map(({ message, line, col }): Problem => ({
      file,
      line,
      column: col ?? 1,
      message: `${message.replace(/\.?$/, '.')} A line of captions is its times, like 00:01.000 --> 00:04.500, and below them the words.`,
    }));
  const cues = parsed.slice(0, maxCues).flatMap(({ startTime, endTime, tree }) =>
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

const textOf = (nodes: Nodes): string =>
  nodes
    .map((node) =>
      node.type === 'text' ? node.value : 'children' in node ? textOf(node.children) : '',
    )
    .join('');

/** What is said at one time, by each who says it. */
function byVoice(nodes: Nodes): { text: string; speaker?: string }[] {
  const isVoice = (node: Nodes[number]) => node.type === 'object' && node.name === 'v';
  const voices = nodes.some(isVoice)
    ? nodes.map((node) => ({
        text: textOf([node]),
        speaker: node.type === 'object' && isVoice(node) ? node.value?.trim() : undefined,
      }))
    : [{ text: textOf(nodes), speaker: undefined }];
  return voices.flatMap(({ text, speaker }) => {
    const words = text.replace(/\s+/g, ' ').trim();
    return words === '' ? [] : [{ text: words, ...(speaker ? { speaker } : {}) }];
  });
}
