import type { Nodes } from 'mdast';
import { parseMarkdown, spanOf } from '../edit.ts';

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Tells which stretches lie wholly in one of these, without looking at each of them every time. */
export function toCover(spans: Span[]): (span: Span) => boolean {
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const { end } of ordered) reach.push(Math.max(reach.at(-1) ?? 0, end));
  return ({ start, end }) => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && end <= (reach[low - 1] ?? 0);
  };
}

/** Where a Markdown parser sees nodes of some types; deep nesting does not fill the stack. */
export function findNodes(text: string, types: Nodes['type'][]): Span[] {
  const found: Span[] = [];
  const pending: Nodes[] = [parseMarkdown(text)];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (types.includes(node.type)) found.push(spanOf(node));
    if ('children' in node) for (const child of node.children) pending.push(child);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/**
 * Finds the nearest match at or behind an offset. Offsets asked for only grow, so that all the
 * questions together read the text once, also when nothing is found.
 */
export function toFinder(text: string, pattern: RegExp): (from: number) => Span | undefined {
  let found: Span | undefined;
  let isOver = false;
  return (from) => {
    if (isOver || (found && found.start >= from)) return found;
    const expression = new RegExp(pattern, 'g');
    expression.lastIndex = from;
    const match = expression.exec(text);
    isOver = !match;
    found = match ? { start: match.index, end: expression.lastIndex } : undefined;
    return found;
  };
}
