import type { Note } from './edit.ts';

/** What became of one file. */
export interface FileReport {
  /** Path below the source folder. */
  file: string;
  /** `brought` now, `unchanged` since an earlier import, `kept` as somebody changed it since, or `refused`. */
  status: 'brought' | 'unchanged' | 'kept' | 'refused';
  /** Path below the content folder. */
  entry?: string;
  /** Their field -> ours, where the names differ. */
  mapped: Record<string, string>;
  /** Fields with no place in the hub. */
  dropped: string[];
  /** What was changed, or could not be brought, with its line. */
  notes: Note[];
}

/** What became of a whole folder. */
export interface ImportReport {
  from: string;
  into: string;
  kind: string;
  /** The form of site it was read as, and why. */
  reader: string;
  reasons: string[];
  files: FileReport[];
  /** Members and topics that were made for the entries. */
  created: string[];
}

/** How many files have each status. */
export function countStatus({
  files,
}: Pick<ImportReport, 'files'>): Record<FileReport['status'], number> {
  const counts = { brought: 0, unchanged: 0, kept: 0, refused: 0 };
  for (const { status } of files) counts[status] += 1;
  return counts;
}

/** The report as lines of a table no wider than `width`: a line a file, then its notes. */
export function toTable({ files }: Pick<ImportReport, 'files'>, width: number): string[] {
  const longest = Math.min(40, width - 10, Math.max(4, ...files.map(({ file }) => file.length)));
  return files.flatMap(({ file, status, entry, mapped, dropped, notes }) => [
    ...toHead(`${status.padEnd(10)}${fit(file, longest)}`, entry ? `-> ${entry}` : '', width),
    ...(Object.keys(mapped).length > 0 ? wrap(`mapped: ${toPairs(mapped)}`, width) : []),
    ...(dropped.length > 0 ? wrap(`no place for: ${dropped.join(', ')}`, width) : []),
    ...groupNotes(notes).flatMap((line) => wrap(line, width)),
  ]);
}

const toPairs = (mapped: Record<string, string>) =>
  Object.entries(mapped)
    .map(([theirs, ours]) => `${theirs} -> ${ours}`)
    .join(', ');

const toHead = (head: string, arrow: string, width: number) =>
  head.length + arrow.length + 2 <= width
    ? [`${head}  ${arrow}`.trimEnd()]
    : [head.trimEnd(), ...wrap(arrow, width)];

/** Notes of one message as one: `lines 3, 9: …`. */
function groupNotes(notes: readonly Note[]): string[] {
  return [...Map.groupBy(notes, ({ message }) => message)].map(([message, same]) => {
    const lines = [...new Set(same.map(({ line }) => line))].filter((line) => line > 0);
    if (lines.length === 0) return message;
    const shown =
      lines.length > 6
        ? `${lines.slice(0, 5).join(', ')} and ${lines.length - 5} more`
        : lines.join(', ');
    return `line${lines.length === 1 ? '' : 's'} ${shown}: ${message}`;
  });
}

const fit = (text: string, width: number) =>
  text.length > width ? `…${text.slice(1 - width)}` : text.padEnd(width);

/** Breaks a note into indented lines at spaces, and a word that fits no line within. */
function wrap(text: string, width: number): string[] {
  const indent = ' '.repeat(10);
  const lines: string[] = [];
  let line = indent;
  const longWord = new RegExp(`\\S{${Math.max(1, width - 13)}}(?=\\S)`, 'g');
  for (const word of text.replace(longWord, '$& ').split(' ')) {
    if (line.length + word.length + 1 > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = `${indent}  `;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
