import type { Edit, Step } from '../edit.ts';
import { getLine, toEdit } from './blocks.ts';
import { type CodeSpan, isWithin, scanCode } from './code.ts';
import { type JsxTag, pairElements, scanJsx } from './jsx.ts';
import { hasMdxSyntax } from './mdx-syntax.ts';

/**
 * Takes back the indentation within JSX, which Markdown would take for code, and parts elements
 * from the Markdown they hold. Runs before {@link mdxSyntax}, which takes the tags away.
 */
export const mdxLayout: Step = (text) => {
  if (!/[<{]/.test(text) || !hasMdxSyntax(text)) return [];
  const code = scanCode(text);
  const pairs = [...pairElements(scanJsx(text))];
  const shifts = new Map<number, number>();
  for (const [open, close] of pairs) addShifts(text, open, close, code, shifts);
  const parted = new Set(pairs.flatMap(([open, close]) => findParts(text, open, close)));
  const spread = pairs.filter(([open, close]) => isSpread(text, open, close));
  const dedents = [...shifts].flatMap(([start, shift]): Edit[] => {
    const length = Math.min(shift, indentOf(text, start));
    return length === 0 ? [] : [toEdit({ start, end: start + length }, '')];
  });
  return [
    ...[...parted].map((offset) => toEdit({ start: offset, end: offset }, '\n')),
    ...spread.flatMap(([open, close]) =>
      [open.end, close.start].map((offset) => toEdit({ start: offset, end: offset }, '\n\n')),
    ),
    ...dedents,
  ];
};

const indentOf = (text: string, start: number) => {
  const { end } = getLine(text, start);
  return text.slice(start, end).search(/\S|$/);
};

/** How much further left the lines of an element belong, added to what those around it say. */
function addShifts(
  text: string,
  open: JsxTag,
  close: JsxTag,
  code: CodeSpan[],
  shifts: Map<number, number>,
) {
  const first = getLine(text, open.end);
  const last = getLine(text, close.start);
  const holdsLines =
    text.slice(open.end, first.end).trim() === '' &&
    text.slice(last.start, close.start).trim() === '';
  if (!holdsLines || open.name === 'pre' || first.start === last.start) return;
  const lines: number[] = [];
  for (let start = first.end + 1; start < last.start; start = getLine(text, start).end + 1)
    lines.push(start);
  const filled = lines.filter((start) => {
    const { end } = getLine(text, start);
    const content = { start: start + indentOf(text, start), end };
    const opensFence = code.some((span) => span.start === content.start);
    return content.start < end && (opensFence || !isWithin(content, code));
  });
  const isHtml = filled.every((start) =>
    /^\s*<[/a-z]/.test(text.slice(start, getLine(text, start).end)),
  );
  if (isHtml && filled.length === lines.length) return;
  const base = indentOf(text, getLine(text, open.start).start);
  const shift = Math.min(...filled.map((start) => indentOf(text, start))) - base;
  if (filled.length === 0 || shift <= 0) return;
  for (const start of lines) shifts.set(start, (shifts.get(start) ?? 0) + shift);
}

const holdsMarkdown =
  /^(?:div|section|article|aside|center|details|summary|figure|figcaption|blockquote|main|header|footer|li|td|th)$/;

/** Where a blank line is missing between an element and Markdown. */
function findParts(text: string, open: JsxTag, close: JsxTag): number[] {
  if (!holdsMarkdown.test(open.name)) return [];
  const isMarkdown = (line: string) => /^\s*[^\s<]/.test(line);
  const parts: number[] = [];
  const opening = getLine(text, open.end);
  if (text.slice(open.end, opening.end).trim() === '' && isMarkdown(lineAfter(text, opening.end)))
    parts.push(opening.end);
  const closing = getLine(text, close.start);
  if (text.slice(closing.start, close.start).trim() === '' && closing.start > 0) {
    const before = getLine(text, closing.start - 1);
    if (isMarkdown(text.slice(before.start, before.end)) && before.start > open.start)
      parts.push(before.end);
  }
  const { end } = getLine(text, close.end);
  if (text.slice(close.end, end).trim() === '' && isMarkdown(lineAfter(text, end))) parts.push(end);
  return parts;
}

function lineAfter(text: string, end: number): string {
  const next = getLine(text, Math.min(end + 1, text.length));
  return end >= text.length ? '' : text.slice(next.start, next.end);
}

/** Whether an element has Markdown within its line, where JSX reads it and HTML does not. */
function isSpread(text: string, open: JsxTag, close: JsxTag): boolean {
  const line = getLine(text, open.start);
  const inner = text.slice(open.end, close.start);
  return (
    (open.name === 'p' || (open.name !== 'summary' && holdsMarkdown.test(open.name))) &&
    close.end <= line.end &&
    text.slice(line.start, open.start).trim() === '' &&
    /\*\*|\]\(|`|~~|\b_\w|\*\w/.test(inner)
  );
}
