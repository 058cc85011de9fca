import type { Edit, Step } from '../edit.ts';
import { getLine, getPrefix, toEdit } from './blocks.ts';
import { scanCode } from './code.ts';
import { toInlineCode } from './markdown.ts';

const title = /(?<![ \t])[ \t]+(?:title|filename|file)=(?:"([^"]+)"|'([^']+)')/;

/** A fence's `title="src/kettle.ts"` as a line above the code, since fences here have a language only. */
export const codeTitles: Step = (text) =>
  scanCode(text).flatMap(({ start, fenced }): Edit[] => {
    const line = getLine(text, start);
    const match = fenced ? title.exec(text.slice(start, line.end)) : null;
    if (!match) return [];
    const [whole, double, single = ''] = match;
    const name = double ?? single;
    const shown = /^\S+\.\w+$/.test(name) ? `**${toInlineCode(name)}**` : `**${name}**`;
    const prefix = getPrefix(text.slice(line.start, start));
    const begin = start + match.index;
    return [
      toEdit({ start, end: start }, `${shown}\n${prefix.trimEnd()}\n${prefix}`),
      toEdit({ start: begin, end: begin + whole.length }, ''),
    ];
  });
