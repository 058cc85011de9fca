import type { Edit } from '../edit.ts';
import { containerPattern } from './code.ts';
import { toInlineCode } from './markdown.ts';
import type { Span } from './spans.ts';

let latest = { text: '', ends: [] as number[] };

/** Where the lines of a text end. Remembers one text: steps ask again and again. */
function getLineEnds(text: string): number[] {
  if (latest.text !== text)
    latest = { text, ends: [...text.matchAll(/\n/g)].map(({ index }) => index) };
  return latest.ends;
}

/** The line around an offset, without its end. */
export function getLine(text: string, offset: number): Span {
  // In a short text a search is quick, however long its lines.
  if (text.length > 10_000) return getIndexedLine(text, offset);
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end === -1 ? text.length : end };
}

function getIndexedLine(text: string, offset: number): Span {
  const ends = getLineEnds(text);
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return { start: low === 0 ? 0 : (ends[low - 1] ?? 0) + 1, end: ends[low] ?? text.length };
}

/** What every further line needs to stay in the list item or quotation of the first. */
export function getPrefix(line: string): string {
  const prefix = containerPattern.exec(line)?.[0] ?? '';
  // What stands deeper is no text, and lines would repeat it without end.
  return prefix.length > 200 ? '' : prefix.replace(/[^>\s]/g, ' ');
}

const isBlank = (line: string) => line.replace(containerPattern, '') === '';

/** Whether the line around an offset cannot be broken: rows of tables, and headings. */
export function isRigid(text: string, offset: number): boolean {
  const { start, end } = getLine(text, offset);
  return /^(?:\||#{1,6}\s)/.test(text.slice(start, end).replace(containerPattern, ''));
}

/** Puts a block where a stretch of text stands, with a blank line on either side of it. */
export function toBlockEdit(text: string, span: Span, block: string, note?: string): Edit {
  const first = getLine(text, span.start);
  const last = getLine(text, span.end);
  const before = text.slice(first.start, span.start);
  const tail = text.slice(span.end, last.end);
  const startsLine = isBlank(before);
  // Raw HTML is indented for looks; what follows a blank line would become code.
  const prefix = !startsLine && /^[ \t]*</.test(before) ? '' : getPrefix(before);
  const blank = `\n${prefix.trimEnd()}`;
  let start = span.start;
  let opening = '';
  if (!startsLine) {
    start -= before.length - before.trimEnd().length;
    opening = `${blank}\n${prefix}`;
  } else if (!/[^>\s]/.test(before)) {
    const previous = first.start === 0 ? '' : lineBefore(text, first.start);
    start = first.start;
    opening = `${isBlank(previous) ? '' : `${blank}\n`.slice(1)}${before}`;
  }
  const lines = block.replaceAll('\n', `\n${prefix}`).replace(/(?<![ \t])[ \t]+$/gm, '');
  if (tail.trim()) {
    const end = last.end - tail.trimStart().length;
    return toEdit({ start, end }, `${opening}${lines}${blank}\n${prefix}`, note);
  }
  const next = getLine(text, Math.min(last.end + 1, text.length));
  const closing =
    isBlank(text.slice(next.start, next.end)) || last.end === text.length ? '' : blank;
  return toEdit({ start, end: last.end }, `${opening}${lines}${closing}`, note);
}

const lineBefore = (text: string, start: number) => {
  const line = getLine(text, start - 1);
  return text.slice(line.start, line.end);
};

/** Leaves notation out. Where it had lines to itself, it parts what stands around it. */
export function toRemoval(text: string, span: Span, note?: string): Edit {
  const { start } = getLine(text, span.start);
  const { end } = getLine(text, span.end);
  if (text.slice(start, span.start).trim() || text.slice(span.end, end).trim())
    return toEdit(span, '', note);
  const previous = start === 0 ? '' : lineBefore(text, start);
  const next = text.slice(end + 1, getLine(text, Math.min(end + 1, text.length)).end);
  // A blank line within raw HTML would end it.
  const inHtml = [previous, next].some((line) => /^\s*</.test(line));
  const parts = previous.trim() !== '' && next.trim() !== '' && !inHtml;
  if (parts || end === text.length) return toEdit({ start, end }, '', note);
  const takesNext = previous.trim() === '' && next.trim() === '';
  const last = takesNext ? Math.min(end + 1 + next.length + 1, text.length) : end + 1;
  return toEdit({ start, end: last }, '', note);
}

/** Shows notation that means nothing here as code, within one line. */
export function toCodeEdit(text: string, span: Span, note?: string): Edit {
  const code = toInlineCode(text.slice(span.start, span.end));
  const { start, end } = getLine(text, span.start);
  const isRow = /^\s*\|/.test(text.slice(start, end));
  return toEdit(span, isRow ? code.replace(/(?<!\\)\|/g, '\\|') : code, note);
}

/** An edit, which carries a note only when there is one. */
export const toEdit = ({ start, end }: Span, text: string, note?: string): Edit =>
  note === undefined ? { start, end, text } : { start, end, text, note };
