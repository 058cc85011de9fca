import type { Step } from '../edit.ts';
import { toRemoval } from './blocks.ts';
import { isWithin, scanCode } from './code.ts';

const mark =
  /<!--+\s*(?:truncate|more|excerpt|end[-_ ]excerpt|read[-_ ]?more)\s*-->|\{\/\*\s*(?:truncate|more)\s*\*\/\}/gi;

function findMarks(text: string) {
  const code = scanCode(text);
  return [...text.matchAll(mark)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter((span) => !isWithin(span, code));
}

/** Leaves out the marks that part a summary from the rest. */
export const summaryMarks: Step = (text) => findMarks(text).map((span) => toRemoval(text, span));
