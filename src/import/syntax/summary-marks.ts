import type { Step } from '../edit.ts';
import { toRemoval } from './blocks.ts';
import { scanCode } from './code.ts';
import { toCover } from './spans.ts';

const mark =
  /<!--+\s*(?:truncate|more|excerpt|end[-_ ]excerpt|read[-_ ]?more)\s*-->|\{\/\*\s*(?:truncate|more)\s*\*\/\}/gi;

function findMarks(text: string) {
  const isInCode = toCover(scanCode(text));
  return [...text.matchAll(mark)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter((span) => !isInCode(span));
}

/** Leaves out the marks that part a summary from the rest. */
export const summaryMarks: Step = (text) => findMarks(text).map((span) => toRemoval(text, span));
