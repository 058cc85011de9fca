import type { Step } from '../edit.ts';
import { getLine, toEdit } from './blocks.ts';
import { type JsxTag, pairElements, scanJsx } from './jsx.ts';
import { toShifts } from './mdx-indentation.ts';
import { hasMdxSyntax } from './mdx-syntax.ts';

/**
 * Takes back the indentation within JSX, which Markdown would take for code, and parts elements
 * from the Markdown they hold. Runs before {@link mdxSyntax}, which takes the tags away.
 */
export const mdxLayout: Step = (text) => {
  if (!/[<{]/.test(text) || !hasMdxSyntax(text)) return [];
  const pairs = [...pairElements(scanJsx(text))];
  const parted = new Set(pairs.flatMap(([open, close]) => findParts(text, open, close)));
  const spread = pairs.filter(([open, close]) => isSpread(text, open, close));
  const dedents = [...toShifts(text, pairs)].map(([start, shift]) =>
    toEdit({ start, end: start + shift }, ''),
  );
  return [
    ...[...parted].map((offset) => toEdit({ start: offset, end: offset }, '\n')),
    ...spread.flatMap(([open, close]) =>
      [open.end, close.start].map((offset) => toEdit({ start: offset, end: offset }, '\n\n')),
    ),
    ...dedents,
  ];
};

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
