import path from 'node:path';
import type { Problem } from '#core/problem.ts';
import type { Yaml } from '#ingest/front-matter.ts';
import { hashOf, shownPath, type Source } from '#ingest/source.ts';
import type { Slice, SliceList } from './slice-list.ts';

/** A demo to be made, as the hub's own check reads it before there is a file. */
export interface PlannedDemo {
  slice: Slice;
  source: Source;
  /** Columns by which its text is indented in the list. */
  indent: number;
}

/** A slice as a demo whose fields stand in the list. */
export function toPlannedDemo(content: string, list: SliceList, slice: Slice): PlannedDemo {
  const { index, id, fields, text } = slice;
  const file = `demos/${id}.md`;
  const { positionOf, positionOfKey } = list.yaml;
  const yaml: Yaml = {
    ...list.yaml,
    file: shownPath(path.join(content, file)),
    data: fields,
    positionOf: (fieldPath) => positionOf(toListPath(list, index, fieldPath)),
    positionOfKey: (fieldPath, key) =>
      positionOfKey(
        fieldPath.length === 0 ? ['slices', index] : toListPath(list, index, fieldPath),
        key,
      ),
  };
  const { line, column } = positionOf(['slices', index, 'text']);
  // A text of several lines begins below its field.
  const isBlock = text.includes('\n');
  const bodyLine = isBlock ? line + 1 : line;
  const source: Source = {
    kind: 'demos',
    id,
    slug: typeof fields.slug === 'string' ? fields.slug : id,
    file,
    shownFile: yaml.file,
    folder: path.dirname(path.join(content, file)),
    yaml,
    body: text,
    bodyLine,
    mdx: false,
    hash: hashOf(text),
  };
  const indent = isBlock ? /^ */.exec(list.lines[bodyLine - 1] ?? '')?.[0].length : column - 1;
  return { slice, source, indent: indent ?? 0 };
}

/** The same demo with nothing that can be wrong but its times. */
export function withTimesOnly(source: Source): Source {
  const { recording, start, end } = source.yaml.data;
  const data = {
    title: 'A slice',
    date: '2000-01-01',
    authors: [{ name: 'Somebody' }],
    stage: 'idea',
    recording,
    start,
    end,
  };
  return { ...source, yaml: { ...source.yaml, data }, slug: source.id, body: '' };
}

/** Where the list says what a demo has in this field. */
function toListPath(
  { slices, shared }: SliceList,
  index: number,
  [name = '', ...rest]: readonly PropertyKey[],
): PropertyKey[] {
  const own = slices[index] ?? {};
  if (name === 'authors')
    return ['slices', index, 'by', ...(Array.isArray(own.by) ? rest : rest.slice(1))];
  if (Object.hasOwn(own, name)) return ['slices', index, name, ...rest];
  // A demo without a start is told so at its recording, for want of a better place.
  if (Object.hasOwn(shared, name) || (name === 'recording' && own.start !== undefined))
    return [name, ...rest];
  return ['slices', index];
}

/** A problem of the hub as one of the list, where it is about a demo that the list makes. */
export function toListProblem(
  problem: Problem,
  list: SliceList,
  planned: readonly PlannedDemo[],
): Problem[] {
  const { file } = list.yaml;
  const lineOf = ({ index }: Slice) => list.yaml.positionOf(['slices', index]).line;
  const message = planned.reduce(
    (text, { slice, source }) => text.replaceAll(source.shownFile, `${file}:${lineOf(slice)}`),
    problem.message,
  );
  const { field, line, column } = problem;
  const demo = planned.find(({ source }) => source.shownFile === problem.file);
  const cause = planned.find(({ source }) => problem.message.includes(source.shownFile));
  if (!demo && cause)
    return [
      {
        file,
        ...list.yaml.positionOf(['slices', cause.slice.index]),
        message: `With this slice, ${problem.file}:${line} would be wrong: ${message}`,
      },
    ];
  if (!demo) return [problem];
  if (field === undefined) return [{ file, line, column: column + demo.indent, message }];
  // Without the recording nobody knows its day.
  if (field === 'date' && demo.slice.fields.date === undefined) return [];
  const [top, ...inner] = toListPath(list, demo.slice.index, field.split('.'));
  const shown = (top === 'slices' ? inner.slice(1) : [top, ...inner]).join('.');
  const name = shown || (field === 'recording' ? '' : field);
  return [{ file, line, column, ...(name ? { field: name } : {}), message }];
}
