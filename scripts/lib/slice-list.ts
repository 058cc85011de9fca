import { z } from 'zod';
import { day } from '#core/fields.ts';
import type { Problem } from '#core/problem.ts';
import { formatTimeCode, timeCode } from '#core/time-code.ts';
import { parseYaml, toProblems, type Yaml } from '#ingest/front-matter.ts';
import { type ReadSource, readText, shownPath } from '#ingest/source.ts';
import { toFreeName } from '#import/identifiers.ts';

const listSchema = z.strictObject({
  /** Id of the recording that all of them are slices of. */
  recording: z.string({
    error: 'Write the recording: the id of its entry, which is the name of its file.',
  }),
  /** What follows is so for each slice that does not say its own. */
  date: z.unknown().optional(),
  stage: z.unknown().optional(),
  topics: z.unknown().optional(),
  team: z.unknown().optional(),
  lang: z.unknown().optional(),
  slices: z
    .array(
      z.record(z.string(), z.unknown(), {
        error: 'Write start, title and by of each slice, each as name: value.',
      }),
      { error: 'Write the slices as a list, with start, title and by of each.' },
    )
    .min(1, 'Write at least one slice, with start, title and by.'),
});

/** A list of slices as a person wrote it, and the recording they are of. */
export interface SliceList {
  yaml: Yaml;
  /** The list, line by line. */
  lines: string[];
  recording: string;
  /** Day and length of the recording, as written there; empty when nobody can read them. */
  recorded: { date?: unknown; duration?: unknown };
  /** What all slices have that do not say their own. */
  shared: Record<string, unknown>;
  slices: Record<string, unknown>[];
}

/** One slice of a list, as the demo it becomes. */
export interface Slice {
  /** Where in the list it stands, from 0. */
  index: number;
  id: string;
  /** Front matter of the demo, with the id if the list gives one. */
  fields: Record<string, unknown>;
  text: string;
}

/**
 * Reads a list of slices.
 *
 * @param recordings every recording of the hub
 */
export async function readSliceList(
  file: string,
  recordings: readonly ReadSource[],
): Promise<{ list?: SliceList; problems: Problem[] }> {
  const read = await readText(file);
  const shownFile = shownPath(file);
  if ('message' in read)
    return { problems: [{ file: shownFile, line: 1, column: 1, message: read.message }] };
  const yaml = parseYaml(read.text, shownFile, 1, 'The list');
  if (yaml.problems.length > 0) return { problems: yaml.problems };
  const result = listSchema.safeParse(yaml.data);
  if (!result.success)
    return { problems: toProblems(result.error.issues, yaml, Object.keys(listSchema.shape)) };
  const { recording, slices, ...shared } = result.data;
  const found = recordings.find(({ id }) => id === recording);
  const recorded = toRecorded(found?.source?.yaml.data);
  const lines = read.text.split('\n');
  return { list: { yaml, lines, recording, recorded, shared, slices }, problems: [] };
}

/** A recording that cannot be read has problems of its own, which are not told again for each slice. */
function toRecorded({ date, duration }: Record<string, unknown> = {}): SliceList['recorded'] {
  const isReadable = day().safeParse(date).success && readSeconds(duration) !== undefined;
  return isReadable ? { date, duration } : {};
}

/** Seconds of a time as an author wrote it; undefined when it is none. */
export const readSeconds = (written: unknown): number | undefined =>
  timeCode('a time').safeParse(written).data;

/** A slice as a demo. What is wrong with its fields is left for the demo's own schema to say. */
export function toSlice(list: SliceList, index: number): Slice {
  const { by, text, recording: _, authors, ...own } = list.slices[index] ?? {};
  const fields = {
    ...list.shared,
    date: list.shared.date ?? list.recorded.date,
    ...own,
    authors: [by ?? authors].flat(),
    recording: list.recording,
    ...toTimes(list, index),
  };
  const id = typeof own.id === 'string' ? own.id : nameOf(own.title) || `slice-${index + 1}`;
  return { index, id, fields, text: typeof text === 'string' ? text : '' };
}

const nameOf = (title: unknown) => (typeof title === 'string' ? toFreeName(title) : '');

/** What is wrong with a slice in ways that a demo cannot be. */
export function judgeSlice({ yaml, slices }: SliceList, index: number): Problem[] {
  const { by, text, recording, authors, id, title } = slices[index] ?? {};
  const isTitled = typeof title === 'string' && title.trim() !== '';
  const rules: [isBroken: boolean, field: string, message: string][] = [
    [
      recording !== undefined,
      'recording',
      'A list is of one recording, named at its top. Remove it here.',
    ],
    [authors !== undefined, 'authors', 'Write who showed it as by, not as authors.'],
    [(by ?? authors ?? null) === null, 'by', 'Add who showed it, like by: ada-king, or a list.'],
    [
      text !== undefined && typeof text !== 'string',
      'text',
      'This must be text. Write text: | and the text below it, indented.',
    ],
    [
      isTitled && id === undefined && nameOf(title) === '',
      'title',
      'No letter of this title can stand in an address. Add id, like id: my-demo.',
    ],
  ];
  return rules.flatMap(([isBroken, field, message]) =>
    isBroken
      ? [{ file: yaml.file, ...yaml.positionOf(['slices', index, field]), field, message }]
      : [],
  );
}

/** Start and end as the demo has them. Without an end it is where the next one starts, or the recording ends. */
function toTimes({ slices, recorded }: SliceList, index: number): { start: unknown; end: unknown } {
  const { start, end } = slices[index] ?? {};
  const from = readSeconds(start);
  if (end !== undefined || from === undefined) return { start: tidy(start), end: tidy(end) };
  const [next] = [...slices.map((other) => other.start), recorded.duration]
    .map((written) => ({ written, seconds: readSeconds(written) ?? 0 }))
    .filter(({ seconds }) => seconds > from)
    .sort((a, b) => a.seconds - b.seconds);
  // What starts after the end of the recording lasts a second, so that its start is found wrong.
  return { start: tidy(start), end: tidy(next?.written ?? from + 1) };
}

/** `84` as `1:24`; what is no time, or finer than a second, stays as it is written. */
function tidy(written: unknown): unknown {
  const seconds = readSeconds(written);
  return seconds !== undefined && Number.isInteger(seconds) ? formatTimeCode(seconds) : written;
}
