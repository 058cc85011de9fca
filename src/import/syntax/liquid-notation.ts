import { parseArguments } from './arguments.ts';
import type { Span } from './code.ts';
import type { Tag } from './shortcodes.ts';

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

const notation =
  /\{%-?\s*(raw|verbatim)\s*-?%\}([\s\S]*?)(\{%-?\s*end\1\s*-?%\})|(\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{#-?\s(?:(?!#\})[\s\S])*#\}|\{%-?\s*#(?:(?!%\})[\s\S])*%\})|\{%-?\s*(\w+)((?:(?!%\}|\{%|\n\s*\n)[\s\S])*?)-?%\}|\{\{-?((?:(?!\}\}|\{[{%]|\n\s*\n)[\s\S])*?)-?\}\}/g;

/** Reads a text as Liquid does: from its beginning, in code as well, with nothing in raw blocks. */
export function readLiquid(text: string): LiquidNotation {
  const found: LiquidNotation = { tags: [], printed: [], rawMarks: [], comments: [] };
  for (const match of text.matchAll(notation)) {
    const [whole, raw, , rawEnd = '', comment, word, rest = '', printed = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    if (raw) {
      const inner = whole.indexOf('%}') + 2;
      found.rawMarks.push({ start, end: start + inner }, { start: end - rawEnd.length, end });
    } else if (comment) found.comments.push({ start, end });
    else if (word) found.tags.push(toTag({ start, end }, word, rest.trim()));
    // `style={{…}}` is an object of JSX.
    else if (!(text[start - 1] === '=' && printed.includes(':')))
      found.printed.push({ start, end, source: printed.trim() });
  }
  return found;
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
