import type { Arguments } from './arguments.ts';
import { toRemoval } from './blocks.ts';
import { type Call, isVerbatim } from './calls.ts';
import type { Edit } from '../edit.ts';
import { toOpenHalves } from './pairing.ts';
import type { Span } from './spans.ts';

/** One half of a call, or a whole one. */
export interface Tag extends Span {
  name: string;
  args: Arguments;
  /** It closes the nearest open one of its name; without a name, the nearest of all. */
  closing?: boolean;
  /** It opens nothing, whatever follows. */
  single?: boolean;
  label: string;
}

/** Calls with both their halves, and closing halves that close nothing. */
export interface Paired {
  calls: Call[];
  strays: Tag[];
}

/** Finds for each closing half its opening one. What is never closed is a call without a text. */
export function pairTags(tags: Tag[]): Paired {
  const calls: Call[] = [];
  const strays: Tag[] = [];
  const halves = toOpenHalves<Call>();
  for (const tag of tags) {
    const { name, args, label, start, end } = tag;
    if (tag.closing) {
      const opened = halves.close(name === '' ? undefined : name);
      if (opened) opened.close = { start, end };
      else strays.push(tag);
      continue;
    }
    const call: Call = { name, args, label, open: { start, end } };
    calls.push(call);
    if (!tag.single) halves.open(name, call);
  }
  return { calls, strays };
}

/** What calls hold that is code. */
export const toVerbatimSpans = (calls: Call[]): Span[] =>
  calls.flatMap(({ name, open, close }) =>
    close && isVerbatim(name) ? [{ start: open.end, end: close.start }] : [],
  );

/** A closing half without its opening one says nothing. */
export const toStrayEdit = (text: string, tag: Tag): Edit =>
  toRemoval(text, tag, `${tag.label} closes nothing; it is left out.`);

/** Offset behind a mark that stands in no quotes; -1 when none comes before other notation begins. Quotes that never end are text. */
export function findEnd(text: string, start: number, marks: string[], quotes: string): number {
  for (let offset = start; offset < text.length; offset += 1) {
    const mark = marks.find((other) => text.startsWith(other, offset));
    if (mark) return offset + mark.length;
    if (/^\{[{%]/.test(text.slice(offset, offset + 2))) return -1;
    // What a backslash stands before begins nothing.
    if (!quotes.includes(text[offset] as string) || text[offset - 1] === '\\') continue;
    const close = findQuote(text, offset);
    if (close !== -1 && !text.slice(offset, close).includes('{{')) offset = close;
  }
  return -1;
}

function findQuote(text: string, start: number): number {
  const quote = text[start];
  for (let offset = start + 1; offset < text.length; offset += 1) {
    if (text[offset] === '\\' && quote !== '`') offset += 1;
    else if (text[offset] === quote) return offset;
    else if (text.startsWith('\n\n', offset)) return -1;
  }
  return -1;
}
