import type { Span } from './spans.ts';

/** Code that an author marked with backticks or tildes. */
export interface CodeSpan extends Span {
  fenced: boolean;
}

/** What may stand before the text of a line: quotation marks, list markers and indentation. */
export const containerPattern = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;

/**
 * Fences at any depth of indentation, and inline code. Unlike a Markdown parser it sees fences
 * within notation that Markdown takes for indented code, and no code in mere indentation.
 */
export function scanCode(text: string): CodeSpan[] {
  const spans: CodeSpan[] = [];
  let fence: { start: number; mark: string } | undefined;
  let paragraph = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const content = line.replace(containerPattern, '');
    const end = start + line.length;
    const [, mark = '', info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(content) ?? [];
    if (fence) {
      if (mark.startsWith(fence.mark) && info.trim() === '') {
        spans.push({ start: fence.start, end, fenced: true });
        fence = undefined;
        paragraph = end;
      }
    } else if (mark && !(mark[0] === '`' && info.includes('`'))) {
      addInlineCode(text, paragraph, start, spans);
      fence = { start: end - content.length, mark };
    } else if (content === '') {
      addInlineCode(text, paragraph, start, spans);
      paragraph = end;
    }
    start = end + 1;
  }
  if (fence) spans.push({ start: fence.start, end: text.length, fenced: true });
  else addInlineCode(text, paragraph, text.length, spans);
  return spans;
}

function addInlineCode(text: string, start: number, end: number, spans: CodeSpan[]) {
  const runs = [...text.slice(start, end).matchAll(/\\[\s\S]|`+/g)];
  const closings = toClosings(runs.map(([run]) => run));
  for (let index = 0; index < runs.length; index += 1) {
    const opening = runs[index];
    const closing = closings[index];
    const last = runs[closing ?? -1];
    if (!opening?.[0].startsWith('`') || closing === undefined || !last) continue;
    spans.push({
      start: start + opening.index,
      end: start + last.index + last[0].length,
      fenced: false,
    });
    index = closing;
  }
}

/** For each run of backticks the next one of its length. */
function toClosings(runs: string[]): (number | undefined)[] {
  const nearest = new Map<number, number>();
  const closings: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index] ?? '';
    // A backslash means nothing within code, so the run after it may close.
    const { length } = run.replace(/^\\/, '');
    closings[index] = nearest.get(length);
    if (run.endsWith('`')) nearest.set(length, index);
  }
  return closings;
}
