import { getPrefix } from './blocks.ts';
import { containerPattern, scanCode } from './code.ts';
import { findNodes, toCover } from './spans.ts';

/** A `:::` box as its author wrote it. */
export interface Admonition {
  word: string;
  title: string;
  id: string;
  colons: number;
  first: number;
  /** Index of the line that closes it, or else of the line after its last. */
  last: number;
  closed: boolean;
  /** It stays as it is written. */
  tooDeep: boolean;
}

/** Which lines lie in code. */
function toLiteralLines(text: string, lines: string[]): boolean[] {
  const isInCode = toCover([...findNodes(text, ['code', 'inlineCode']), ...scanCode(text)]);
  let offset = 0;
  return lines.map((line) => {
    const end = offset + line.length;
    offset = end + 1;
    return isInCode({ start: end - line.trimStart().length, end });
  });
}

/** How many boxes may stand within each other: they repeat each other's marks on every line. */
export const deepest = 50;

const opening =
  /^(:{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\[(.*)\])?[ \t]*(?:\{([^{}]*)\})?[ \t]*([\s\S]*)$/;

/** Boxes of a text by the lines that open them. */
export function findAdmonitions(text: string, lines: string[]): Admonition[] {
  const literal = toLiteralLines(text, lines);
  const found: Admonition[] = [];
  const ends = toContainerEnds(lines);
  let open: Admonition[] = [];
  const tooDeep: Admonition[] = [];
  lines.forEach((line, index) => {
    const content = line.replace(containerPattern, '');
    if (literal[index] || !content.startsWith(':::')) return;
    const admonition = toAdmonition(content, index, ends[index] ?? lines.length);
    if (admonition) {
      if (open.length >= deepest) open = open.filter(({ last }) => last >= index);
      while ((tooDeep.at(-1)?.last ?? index) < index) tooDeep.pop();
      admonition.tooDeep = open.length >= deepest;
      (admonition.tooDeep ? tooDeep : open).push(admonition);
      found.push(admonition);
    } else if (/^:+\s*$/.test(content)) {
      const count = content.trim().length;
      // Boxes that stay as they are keep their ends too.
      while ((tooDeep.at(-1)?.colons ?? 0) > count) tooDeep.pop();
      if (tooDeep.pop()) return;
      close(open, count, index);
    }
  });
  return found;
}

function toAdmonition(content: string, first: number, last: number): Admonition | undefined {
  const [, colons = '', word = '', label = '', attributes = '', rest = ''] =
    opening.exec(content) ?? [];
  if (!word) return undefined;
  return {
    word: word.toLowerCase(),
    title: [label, rest].filter(Boolean).join(' ').trim(),
    id: /#([\w-]+)/.exec(attributes)?.[1] ?? '',
    colons: colons.length,
    first,
    last,
    closed: false,
    tooDeep: false,
  };
}

/** Closes the nearest open one of as many colons, or else of fewer, and those within it. */
function close(open: Admonition[], count: number, index: number) {
  const closed =
    open.findLast((other) => other.colons === count) ??
    open.findLast((other) => other.colons < count);
  if (!closed) return;
  for (const inner of open.splice(open.indexOf(closed)))
    inner.last = inner === closed ? index : Math.min(inner.last, index);
  closed.closed = true;
}

/** For each line that opens a box, where the list item or quotation ends that holds it. */
function toContainerEnds(lines: string[]): number[] {
  const ends: number[] = [];
  const holding: { prefix: string; index: number }[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const prefix = getPrefix(line);
    while (!prefix.startsWith(holding.at(-1)?.prefix ?? '')) {
      const ended = holding.pop();
      if (ended) ends[ended.index] = index;
    }
    if (line.includes(':::')) holding.push({ prefix, index });
  });
  return ends;
}
