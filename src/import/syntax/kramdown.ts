import type { Edit, Step } from '../edit.ts';
import { getLine, toBlockEdit, toEdit, toRemoval } from './blocks.ts';
import { scanCode } from './code.ts';
import { findNodes, type Span, toCover, toFinder } from './spans.ts';

const item = /(?:[.#][\w:-]+)+|[\w-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))?/.source;
const attributes = String.raw`\{:[ \t]*(?:(?:${item})(?:[ \t]+(?:${item}))*[ \t]*)?\}`;
const contents = String.raw`^[ \t]*(?:[-*+]|\d+\.)[ \t][^\n]*\n[ \t]*\{:[ \t]*toc\b[^{}\n]*\}`;
const extension = String.raw`\{:(?::[a-z]|\/)[^{}\n]*\}`;
const notation = new RegExp(`${contents}|${extension}|${attributes}`, 'gm');

/** kramdown's attribute lists, tables of contents and extensions; its `$$` mathematics stays. */
export const kramdown: Step = (text) => {
  if (!text.includes('{:')) return [];
  const isInCode = toCover([...findNodes(text, ['code', 'inlineCode']), ...scanCode(text)]);
  return findNotation(text).flatMap((span): Edit[] => {
    if (isInCode(span)) return [];
    const mark = text.slice(span.start, span.end);
    if (/\{:\s*toc\b/.test(mark))
      return [toRemoval(text, span, 'The table of contents is left out; pages have their own.')];
    const [, id] = /^\{:[^"']*?#([\w:.-]+)/.exec(mark) ?? [];
    if (id === undefined) return [toRemoval(text, span)];
    const anchor = `<a id="${id}"></a>`;
    const line = getLine(text, span.start);
    const alone = text.slice(line.start, line.end).trim() === mark;
    return [alone ? toBlockEdit(text, span, anchor) : toEdit(span, anchor)];
  });
};

/** Comments are one mark, with what they hold. */
function findNotation(text: string): Span[] {
  const found: Span[] = [];
  const findClosing = toFinder(text, /\{:\/(?:comment)?\}/);
  let offset = 0;
  for (const { index, 0: mark } of text.matchAll(notation)) {
    if (index < offset) continue;
    const closing = mark === '{::comment}' ? findClosing(index + mark.length) : undefined;
    offset = closing?.end ?? index + mark.length;
    found.push({ start: index, end: offset });
  }
  return found;
}
