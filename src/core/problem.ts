import { distance } from 'fastest-levenshtein';

/** Something an author has to mend: where it is, what is wrong, what to write instead. */
export interface Problem {
  /** Path as the author knows it, relative to where the command runs. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in characters. */
  column: number;
  /** Front matter field, dotted: `authors.0`. */
  field?: string;
  message: string;
}

/** `file:line:column  field: message`, the form terminals and editors make clickable. */
export const formatProblem = ({ file, line, column, field, message }: Problem) =>
  `${file}:${line}:${column}  ${field ? `${field}: ` : ''}${message}`;

/** GitHub's workflow command for the same, shown beside the line in a pull request. */
export const formatAnnotation = ({ file, line, column, field, message }: Problem) =>
  `::error file=${escapeProperty(file)},line=${line},col=${column}::${escapeData(`${field ? `${field}: ` : ''}${message}`)}`;

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Sorts by file, then position, so that the same content gives the same report. */
export const compareProblems = (a: Problem, b: Problem) =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;

/** ` Did you mean "…"?` for the nearest candidate, or an empty string when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  let best: { candidate: string; score: number } | undefined;
  for (const candidate of candidates) {
    const contained = word.length > 2 && candidate.split('-').includes(word);
    const score = contained ? 1 : distance(word, candidate);
    const near =
      score <= Math.max(2, candidate.length / 3) && score < Math.max(word.length, candidate.length);
    if (near && (!best || score < best.score)) {
      best = { candidate, score };
    }
  }
  return best ? ` Did you mean "${best.candidate}"?` : '';
}
