import type { Step } from '../edit.ts';
import { getLine, getPrefix, toEdit } from './blocks.ts';
import { findNodes } from './spans.ts';

const mark =
  /(?<![ \t])[ \t]*(?:\\?\{(\s*[#.][\w:.-]+(?:\s*#[\w:.-]+|\s+\.[\w:.-]+)*)\s*\}|\{\/\*\s*(#[\w:.-]+)\s*\*\/\})(?=[ \t]*(?:#+[ \t]*)?(?:\n[ \t>]*(?:=+|-+)[ \t]*)?$)/;

/** `## Title {#custom-id}` as an anchor above the heading, so that links to it still arrive. */
export const headingIds: Step = (text) => {
  if (!/\{[^\n{#.]*[#.]/.test(text)) return [];
  return findNodes(text, ['heading']).flatMap(({ start, end }) => {
    const match = mark.exec(text.slice(start, end));
    if (!match) return [];
    const [whole, attributes = '', commented = ''] = match;
    const removed = { start: start + match.index, end: start + match.index + whole.length };
    const [, id] = /#([\w:.-]+)/.exec(attributes + commented) ?? [];
    if (id === undefined) return [toEdit(removed, '')];
    const line = getLine(text, start);
    const prefix = getPrefix(text.slice(line.start, start));
    const previous = text.slice(
      getLine(text, Math.max(0, line.start - 1)).start,
      Math.max(0, line.start - 1),
    );
    const parts = previous.trim() === '' ? '' : `\n${prefix}`;
    const anchor = `${parts}<a id="${id}"></a>\n${prefix.trimEnd()}\n${prefix}`;
    return [toEdit({ start, end: start }, anchor), toEdit(removed, '')];
  });
};
