/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

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
      spans.push(...inlineCode(text, paragraph, start));
      fence = { start: end - content.length, mark };
    } else if (content === '') {
      spans.push(...inlineCode(text, paragraph, start));
      paragraph = end;
    }
    start = end + 1;
  }
  if (fence) spans.push({ start: fence.start, end: text.length, fenced: true });
  else spans.push(...inlineCode(text, paragraph, text.length));
  return spans;
}

function inlineCode(text: string, start: number, end: number): CodeSpan[] {
  const runs = [...text.slice(start, end).matchAll(/\\[\s\S]|`+/g)];
  const spans: CodeSpan[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const opening = runs[index];
    if (!opening?.[0].startsWith('`')) continue;
    // A backslash means nothing within code, so the run after it may close.
    const length = opening[0].length;
    const closing = runs.findIndex(
      ([run], other) =>
        other > index && run.replace(/^\\/, '').length === length && run.endsWith('`'),
    );
    const last = runs[closing];
    if (!last) continue;
    spans.push({
      start: start + opening.index,
      end: start + last.index + last[0].length,
      fenced: false,
    });
    index = closing;
  }
  return spans;
}

/** Whether the first stretch lies wholly in one of the others. */
export const isWithin = ({ start, end }: Span, spans: Span[]) =>
  spans.some((span) => span.start <= start && end <= span.end);
