import { parseArguments } from './arguments.ts';
import type { Tag } from './shortcodes.ts';
import { type Span, toFinder } from './spans.ts';

/** A tag with what stands behind its name, as written. */
export interface LiquidTag extends Tag {
  source: string;
}

/** An expression that prints something. */
export interface Printed extends Span {
  source: string;
}

/** What Liquid and Nunjucks see in a text. */
export interface LiquidNotation {
  tags: LiquidTag[];
  printed: Printed[];
  /** The two halves around text that is no notation. */
  rawMarks: Span[];
  comments: Span[];
}

const distant = /\{%-?\s*(?:(raw|verbatim|comment)\s*-?%\}|#)|\{#-?\s/y;
const near =
  /\{%-?\s*(\w+)\b((?:(?!%\}|\{%|\n\s*\n)[\s\S])*?)-?%\}|\{\{-?((?:(?!\}\}|\{[{%]|\n\s*\n)[\s\S])*?)-?\}\}/y;

/** Reads a text as Liquid does: from its beginning, in code as well, with nothing in raw blocks. */
export function readLiquid(text: string): LiquidNotation {
  const found: LiquidNotation = { tags: [], printed: [], rawMarks: [], comments: [] };
  const readDistant = toDistantReader(text, found);
  const beginning = /\{[{%#]/g;
  for (let begun = beginning.exec(text); begun; begun = beginning.exec(text)) {
    const { index: start } = begun;
    const end = readDistant(start);
    near.lastIndex = start;
    const match = end === undefined ? near.exec(text) : null;
    beginning.lastIndex = end ?? (match ? near.lastIndex : start + 1);
    if (!match) continue;
    const [whole, word, rest = '', printed = ''] = match;
    const span = { start, end: start + whole.length };
    if (word) found.tags.push(toTag(span, word, rest.trim()));
    // `style={{…}}` is an object of JSX.
    else if (!(text[start - 1] === '=' && printed.includes(':')))
      found.printed.push({ ...span, source: printed.trim() });
  }
  return found;
}

/** Reads what may end far away: raw text and comments. Tells where it ends. */
function toDistantReader(text: string, found: LiquidNotation) {
  const findEnd: Record<string, (from: number) => Span | undefined> = {
    raw: toFinder(text, /\{%-?\s*endraw\s*-?%\}/),
    verbatim: toFinder(text, /\{%-?\s*endverbatim\s*-?%\}/),
    comment: toFinder(text, /\{%-?\s*endcomment\s*-?%\}/),
    '{%': toFinder(text, /%\}/),
    '{#': toFinder(text, /#\}/),
  };
  return (start: number): number | undefined => {
    distant.lastIndex = start;
    const [mark = '', kind] = distant.exec(text) ?? [];
    const opened = { start, end: start + mark.length };
    const closed = findEnd[kind ?? mark.slice(0, 2)]?.(opened.end);
    if (!closed) return undefined;
    if (kind === 'raw' || kind === 'verbatim') found.rawMarks.push(opened, closed);
    else found.comments.push({ start, end: closed.end });
    return closed.end;
  };
}

function toTag(span: Span, word: string, source: string): LiquidTag {
  const closing = /^end\w/.test(word);
  return {
    ...span,
    name: closing ? word.slice(3) : word,
    closing,
    args: parseArguments(source),
    label: `The tag {% ${word} %}`,
    source,
  };
}

const branches = /^(?:else|elsif|elseif|elif|when)$/;
const control =
  /^(?:if|unless|for|case|tablerow|capture|set|setAsync|block|macro|call|filter|assign|increment|decrement|cycle|break|continue|import|from|extends|layout|liquid|echo|ifchanged|raw|verbatim|comment|js|css|with|cache)$/;

/** Whether a tag steers a build and shows nothing of its own. */
export const isControl = (name: string) => control.test(name) || branches.test(name);

/** Whether a tag parts the branches of another, which speaks for it. */
export const isBranch = (name: string) => branches.test(name);
