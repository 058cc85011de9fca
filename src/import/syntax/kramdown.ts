import { codeSpans, type Edit, type Step } from '../edit.ts';
import { getLine, toBlockEdit, toEdit, toRemoval } from './blocks.ts';
import { isWithin, scanCode } from './code.ts';

const item = /(?:[.#][\w:-]+)+|[\w-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))?/.source;
const attributes = String.raw`\{:[ \t]*(?:(?:${item})(?:[ \t]+(?:${item}))*[ \t]*)?\}`;
const contents = String.raw`^[ \t]*(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*toc\b[^{}\n]*\}`;
const extension = String.raw`\{::comment\}[\s\S]*?\{:\/(?:comment)?\}|\{:(?::[a-z]|\/)[^{}\n]*\}`;
const notation = new RegExp(`${contents}|${extension}|${attributes}`, 'gm');

/** kramdown's attribute lists, tables of contents and extensions; its `$$` mathematics stays. */
export const kramdown: Step = (text) => {
  if (!text.includes('{:')) return [];
  const code = [...codeSpans(text), ...scanCode(text)];
  return [...text.matchAll(notation)].flatMap(({ index, 0: mark }): Edit[] => {
    const span = { start: index, end: index + mark.length };
    if (isWithin(span, code)) return [];
    if (/\{:\s*toc\b/.test(mark))
      return [toRemoval(text, span, 'The table of contents is left out; pages have their own.')];
    const [, id] = /^\{:[^"']*?#([\w:.-]+)/.exec(mark) ?? [];
    if (id === undefined) return [toRemoval(text, span)];
    const anchor = `<a id="${id}"></a>`;
    const line = getLine(text, index);
    const alone = text.slice(line.start, line.end).trim() === mark;
    return [alone ? toBlockEdit(text, span, anchor) : toEdit(span, anchor)];
  });
};
