import type { Edit, Step } from '../edit.ts';
import { toAdmonitionOpening } from './alert-words.ts';
import { getLine, toEdit } from './blocks.ts';
import { scanCode } from './code.ts';
import { type Span, toCover } from './spans.ts';

const opening =
  /^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[A-Za-z][\w-]*)*)(?:[ \t]+"(.*)")?[ \t]*$/gm;

/**
 * `!!! note "Title"` of MkDocs with its indented body, in the notation of Docusaurus, which
 * `admonitions` reads. `???` folds its body away.
 */
export const mkdocsAdmonitions: Step = (text) => {
  const isInCode = toCover(scanCode(text));
  const edits: Edit[] = [];
  /** Characters that each line loses to the boxes around it, by the line's offset. */
  const taken = new Map<number, number>();
  const closings = new Map<number, string>();
  for (const match of text.matchAll(opening)) {
    const [whole, indent = '', mark = '', word = '', words = '', quoted = ''] = match;
    const title = `${words.replace(/\b(?:inline|end)\b/g, '').trim()} ${quoted}`.trim();
    const span = { start: match.index, end: match.index + whole.length };
    const body = readBody(text, span, indent.length);
    if (isInCode(span) || body.length === 0) continue;
    const outer = taken.get(span.start) ?? 0;
    const own = indent.slice(outer);
    taken.delete(span.start);
    const opened =
      mark === '!!!' ? toAdmonitionOpening(word, title) : `:::details[${title || word}]`;
    edits.push(toEdit(span, own + opened));
    for (const line of body) taken.set(line.start, outer + 4);
    const end = body.at(-1)?.end ?? span.end;
    closings.set(end, `\n${own}:::${closings.get(end) ?? ''}`);
  }
  for (const [start, length] of taken)
    edits.push(toEdit({ start, end: start + Math.min(length, indentOf(text, start)) }, ''));
  for (const [end, closing] of closings) edits.push(toEdit({ start: end, end }, closing));
  return edits;
};

const indentOf = (text: string, start: number) =>
  /^ */.exec(text.slice(start, start + 40))?.[0].length ?? 0;

/** Lines below an opening one that stand four blanks deeper, without blank ones at their end. */
function readBody(text: string, { end }: Span, indent: number): Span[] {
  const lines: Span[] = [];
  const pending: Span[] = [];
  for (let start = end + 1; start < text.length;) {
    const line = getLine(text, start);
    const content = text.slice(line.start, line.end);
    if (content.trim() === '') pending.push(line);
    else if (indentOf(text, line.start) >= indent + 4) {
      for (const blank of pending.splice(0)) lines.push(blank);
      lines.push(line);
    } else break;
    start = line.end + 1;
  }
  return lines;
}
