import { getPrefix } from './blocks.ts';
import { scanCode } from './code.ts';
import type { JsxTag } from './jsx.ts';
import { toCover } from './spans.ts';

type Pair = readonly [open: JsxTag, close: JsxTag];

interface Line {
  start: number;
  content: string;
  indent: number;
  /** It holds text that is no code, or opens code. */
  filled: boolean;
  isHtml: boolean;
  /** Where the text of the list item begins in which it stands. */
  item: number;
}

/** What is known of a stretch of lines. */
interface Stretch {
  next: number;
  filled: number;
  html: number;
  indent: number;
}

/** How many blanks each line loses, by its offset, that only showed where in JSX it stands. */
export function toShifts(text: string, pairs: Pair[]): Map<number, number> {
  const lines = toLines(text);
  const indexOf = toLineFinder(lines);
  const changes: number[] = [];
  const stretches = new Map<number, Stretch>();
  // Inner elements come first, and spare outer ones the reading of their lines.
  for (const [open, close] of pairs) {
    const [first, last] = [indexOf(open.end), indexOf(close.start)];
    const opening = lines[first];
    const closing = lines[last];
    if (!opening || !closing || first === last || open.name === 'pre') continue;
    const holdsLines =
      opening.content.slice(open.end - opening.start).trim() === '' &&
      closing.content.slice(0, close.start - closing.start).trim() === '';
    if (!holdsLines) continue;
    const stretch = toStretch(lines, first + 1, last, stretches);
    stretches.set(first + 1, stretch);
    const base = indentBefore(lines[indexOf(open.start)], open);
    const shift = stretch.indent - base;
    const isHtml = stretch.html === last - first - 1;
    if (isHtml || stretch.filled === 0 || shift <= 0) continue;
    changes[first + 1] = (changes[first + 1] ?? 0) + shift;
    changes[last] = (changes[last] ?? 0) - shift;
  }
  const labels = toLabelShifts(lines, indexOf, pairs);
  const shifts = new Map<number, number>();
  let sum = 0;
  lines.forEach(({ start, indent }, index) => {
    sum += changes[index] ?? 0;
    const shift = Math.min(indent, Math.max(sum, labels.get(index) ?? 0));
    if (shift > 0) shifts.set(start, shift);
  });
  return shifts;
}

function toLines(text: string): Line[] {
  const code = scanCode(text);
  const opensCode = new Set(code.map(({ start }) => start));
  const isInCode = toCover(code);
  const items: number[] = [];
  let offset = 0;
  return text.split('\n').map((content) => {
    const start = offset;
    offset += content.length + 1;
    const indent = content.search(/\S|$/);
    const span = { start: start + indent, end: start + content.length };
    const isBlank = indent === content.length;
    while (!isBlank && (items.at(-1) ?? 0) > indent) items.pop();
    const item = items.at(-1) ?? 0;
    const [marker] = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(content) ?? [];
    if (marker) items.push(marker.length);
    const filled = !isBlank && (opensCode.has(span.start) || !isInCode(span));
    return { start, content, indent, filled, isHtml: /^\s*<[/a-z]/.test(content), item };
  });
}

/** Tells on which line an offset stands. */
function toLineFinder(lines: Line[]) {
  return (offset: number): number => {
    let low = 0;
    let high = lines.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
}

function toStretch(
  lines: Line[],
  first: number,
  end: number,
  known: Map<number, Stretch>,
): Stretch {
  const stretch: Stretch = { next: first, filled: 0, html: 0, indent: Infinity };
  while (stretch.next < end) {
    const line = lines[stretch.next];
    const part = known.get(stretch.next) ?? {
      next: stretch.next + 1,
      filled: Number(line?.filled ?? false),
      html: Number(line?.filled && line.isHtml),
      indent: line?.filled ? line.indent : Infinity,
    };
    // Of stretches that hold nothing, none helps on.
    stretch.next = Math.max(part.next, stretch.next + 1);
    stretch.filled += part.filled;
    stretch.html += part.html;
    stretch.indent = Math.min(stretch.indent, part.indent);
  }
  return stretch;
}

/** Where the line of a tag begins, behind marks of lists and quotations that it opens. */
const indentBefore = (line: Line | undefined, { start }: JsxTag) => {
  const before = line?.content.slice(0, start - line.start) ?? '';
  return /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(before)
    ? getPrefix(before).length
    : (line?.indent ?? 0);
};

/** A component within another begins where the outermost does, since it becomes a paragraph. */
function toLabelShifts(
  lines: Line[],
  indexOf: (offset: number) => number,
  pairs: Pair[],
): Map<number, number> {
  const shifts = new Map<number, number>();
  const around: { end: number; target: number }[] = [];
  for (const [open, close] of pairs.toSorted(([a], [b]) => a.start - b.start)) {
    while ((around.at(-1)?.end ?? Infinity) <= open.start) around.pop();
    const index = indexOf(open.start);
    const line = lines[index];
    const own = indentBefore(line, open);
    const outer = around.at(-1)?.target ?? own;
    const isComponent = /^[A-Z]/.test(open.name);
    const begins = line?.start !== undefined && open.start === line.start + line.indent;
    const target = isComponent ? Math.max(Math.min(own, outer), line?.item ?? 0) : own;
    if (begins && target < own) shifts.set(index, own - target);
    around.push({ end: close.end, target });
  }
  return shifts;
}
