import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sharedFields } from '#core/fields.ts';
import type { Kind } from '#core/kind.ts';
import { compareProblems, type Problem } from '#core/problem.ts';
import { formatTimeCode } from '#core/time-code.ts';
import { toEntryFile } from '#ingest/entry-file.ts';
import { readHub } from '#ingest/hub.ts';
import { createHubContext } from '#ingest/schema-context.ts';
import { listSources, type ReadSource, readSource } from '#ingest/source.ts';
import { demoSchema } from '#kinds/demos/schema.ts';
import { type PlannedDemo, toListProblem, toPlannedDemo, withTimesOnly } from './planned-demo.ts';
import {
  judgeSlice,
  readSeconds,
  readSliceList,
  type Slice,
  type SliceList,
  toSlice,
} from './slice-list.ts';

/** What a list of slices comes to. With problems, nothing is to be written. */
export interface SlicePlan {
  recording: string;
  /** Files to write: their paths below the content folder, and their texts. */
  files: { file: string; text: string }[];
  /** Demos that are there already, and fields in which they differ from the list. */
  kept: { file: string; differing: string[] }[];
  problems: Problem[];
}

/** Judges a list of slices and the hub as it would be with them. Writes nothing. */
export async function planSlices(
  file: string,
  content: string,
  kinds: Record<string, Kind>,
): Promise<SlicePlan> {
  const { list, problems } = await readSliceList(file, await readAll(content, 'recordings'));
  if (!list) return { recording: '', files: [], kept: [], problems };
  const slices = list.slices.map((_, index) => toSlice(list, index));
  const sorted = sortSlices(list, slices, await readAll(content, 'demos'));
  const planned = sorted.added.map((slice) => toPlannedDemo(content, list, slice));
  const found = [
    ...slices.flatMap(({ index }) => judgeSlice(list, index)),
    ...sorted.problems,
    ...(await judgeAll(content, kinds, list, planned)),
  ];
  return {
    recording: list.recording,
    files: planned.map(({ slice, source }) => ({ file: source.file, text: toFileText(slice) })),
    kept: sorted.kept,
    problems: found.filter(isFirst).sort(compareProblems),
  };
}

/**
 * Writes every file of a plan, or none.
 *
 * @throws when a file of one of these names is there meanwhile
 */
export async function writeSlices(
  content: string,
  { files }: Pick<SlicePlan, 'files'>,
): Promise<void> {
  const written: string[] = [];
  try {
    for (const { file, text } of files) {
      const absolute = path.join(content, file);
      await mkdir(path.dirname(absolute), { recursive: true });
      await writeFile(absolute, text, { flag: 'wx' });
      written.push(absolute);
    }
  } catch (error) {
    await Promise.all(written.map((absolute) => rm(absolute)));
    throw error;
  }
}

async function readAll(content: string, kind: string): Promise<ReadSource[]> {
  const files = await listSources(content, kind);
  return Promise.all(files.map((file) => readSource(content, kind, file)));
}

async function judgeAll(
  content: string,
  kinds: Record<string, Kind>,
  list: SliceList,
  planned: readonly PlannedDemo[],
): Promise<Problem[]> {
  const judge = async (toJudged: (demo: PlannedDemo) => PlannedDemo['source']) => {
    const { problems } = await readHub(content, kinds, planned.map(toJudged));
    return problems.flatMap((problem) => toListProblem(problem, list, planned));
  };
  const problems = await judge(({ source }) => source);
  // Times are judged only where all else is right: that they are wrong too is told at once.
  return problems.length === 0
    ? []
    : [...problems, ...(await judge(({ source }) => withTimesOnly(source)))];
}

/** Slices that are new, demos that are these slices already, and names that are taken. */
function sortSlices(list: SliceList, slices: readonly Slice[], demos: readonly ReadSource[]) {
  const added: Slice[] = [];
  const kept: SlicePlan['kept'] = [];
  const problems: Problem[] = [];
  for (const slice of slices) {
    const { index, id, fields } = slice;
    const refuse = (reason: string) =>
      problems.push({
        file: list.yaml.file,
        ...list.yaml.positionOf(['slices', index, fields.id === undefined ? 'title' : 'id']),
        message: `${reason} give this slice an id of its own, like id: ${id}-2.`,
      });
    const twin = added.find((other) => other.id === id);
    const demo = demos.find((other) => other.id === id || other.file === `demos/${id}.md`);
    const theirs = demo?.source?.yaml.data ?? {};
    const shown = demo?.source?.shownFile ?? demo?.file ?? '';
    if (twin) {
      const { line } = list.yaml.positionOf(['slices', twin.index]);
      refuse(`The name "${id}" is taken by the slice on line ${line}. Change the title, or`);
    } else if (!demo) added.push(slice);
    else if (isSameSlice(theirs, fields))
      kept.push({ file: shown, differing: listDiffering(slice, theirs) });
    else refuse(`${shown} is there already${describe(theirs)}. Change it there, or`);
  }
  return { added, kept, problems };
}

type Fields = Record<string, unknown>;

const isSameSlice = (one: Fields, other: Fields) =>
  one.recording === other.recording &&
  (['start', 'end'] as const).every(
    (name) => one[name] !== undefined && readSeconds(one[name]) === readSeconds(other[name]),
  );

const listDiffering = ({ fields }: Slice, theirs: Fields) =>
  Object.keys(fields).filter(
    (name) =>
      !['id', 'start', 'end'].includes(name) && !isDeepStrictEqual(fields[name], theirs[name]),
  );

function describe({ recording, start, end }: Fields): string {
  const [from, to] = [readSeconds(start), readSeconds(end)];
  return recording === undefined || from === undefined || to === undefined
    ? ''
    : `, ${recording} from ${formatTimeCode(from)} to ${formatTimeCode(to)}`;
}

/** The schema's order, in which the fields of all kinds come last. */
function toFileText({ fields, text }: Slice): string {
  const context = createHubContext('', new Map());
  const last = Object.keys(sharedFields(context));
  const own = Object.keys(demoSchema(context).shape).filter((name) => !last.includes(name));
  const ordered = [...own, ...last].flatMap((name) =>
    name === 'id' || fields[name] === undefined
      ? []
      : [[name, name === 'date' ? toDay(fields.date) : fields[name]]],
  );
  return toEntryFile(Object.fromEntries(ordered), text);
}

/** A day is written without quotes; what is none is a problem of its field. */
const toDay = (written: unknown) =>
  Number.isNaN(Date.parse(String(written))) ? written : new Date(String(written));

/** What all slices have in common is found wrong once. */
const isFirst = (problem: Problem, index: number, all: readonly Problem[]) =>
  all.findIndex(
    ({ file, line, column, field }) =>
      file === problem.file &&
      line === problem.line &&
      column === problem.column &&
      field === problem.field,
  ) === index;
