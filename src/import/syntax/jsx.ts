import { type Span, scanCode } from './code.ts';

/** An attribute; a spread has no name, and one without a value is `true`. */
export interface JsxAttribute extends Span {
  name: string;
  value: string | true;
  /** Whether the value is JavaScript. */
  computed: boolean;
}

/** A tag of an element, a component (capitalised) or a fragment (no name). */
export interface JsxTag extends Span {
  type: 'tag';
  name: string;
  closing: boolean;
  selfClosing: boolean;
  attributes: JsxAttribute[];
}

/** JavaScript within braces. */
export interface JsxExpression extends Span {
  type: 'expression';
  source: string;
}

// Heading ids, the attributes of `:::` and what a backslash escapes are no JSX, nor is mathematics.
const skipped =
  /\\[\s\S]|<!--[\s\S]*?-->|\{\s*#[^{}\n]*\}|(?<=^[ \t]*:{3,}[^\n]*)\{[^{}\n]*\}|\$\$[\s\S]*?\$\$|\$(?=[^\s$])[^$\n]*[\\^_{][^$\n]*\$/my;

/** JSX of a text outside its code. It reads tolerantly: what is none stays text. */
export function scanJsx(text: string): (JsxTag | JsxExpression)[] {
  const code = scanCode(text);
  const tokens: (JsxTag | JsxExpression)[] = [];
  let offset = 0;
  while (offset < text.length) {
    const next = /[\\<{$`~]/g;
    next.lastIndex = offset;
    const found = next.exec(text);
    if (!found) break;
    offset = found.index;
    const inCode = code.find(({ start }) => start === offset);
    if (inCode) {
      offset = inCode.end;
      continue;
    }
    skipped.lastIndex = offset;
    const skip = skipped.exec(text);
    const token = skip ? undefined : readToken(text, offset);
    if (token) tokens.push(token);
    offset = token?.end ?? offset + (skip?.[0].length ?? 1);
  }
  return tokens;
}

function readToken(text: string, start: number): JsxTag | JsxExpression | undefined {
  if (text[start] === '<') return readTag(text, start);
  const end = text[start] === '{' ? findBrace(text, start) : -1;
  return end === -1
    ? undefined
    : { type: 'expression', source: text.slice(start + 1, end - 1).trim(), start, end };
}

function readTag(text: string, start: number): JsxTag | undefined {
  const opening = /<(\/?)([A-Za-z][\w.:-]*)?(?=[\s/>])/y;
  opening.lastIndex = start;
  const match = opening.exec(text);
  if (!match) return undefined;
  const [whole, slash, name = ''] = match;
  const attributes: JsxAttribute[] = [];
  let offset = start + whole.length;
  for (;;) {
    const end = /\s*(\/?)\s*>/y;
    end.lastIndex = offset;
    const ended = end.exec(text);
    if (ended) {
      if (!name && (attributes.length > 0 || ended[0] !== '>')) return undefined;
      const selfClosing = ended[1] === '/';
      return {
        type: 'tag',
        name,
        closing: slash === '/',
        selfClosing,
        attributes,
        start,
        end: offset + ended[0].length,
      };
    }
    const attribute = readAttribute(text, offset);
    if (!attribute) return undefined;
    attributes.push(attribute);
    offset = attribute.end;
  }
}

/** @param start where the white space before it begins, which is part of it */
function readAttribute(text: string, start: number): JsxAttribute | undefined {
  const pattern =
    /\s+(?:([A-Za-z_:@][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=(\{))|([^\s"'`<>={]+)))?|(?=\{))/y;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [whole, name = '', double, single, brace, bare] = match;
  const end = start + whole.length;
  if (brace === undefined && name)
    return { name, value: double ?? single ?? bare ?? true, computed: false, start, end };
  const last = findBrace(text, end);
  if (last === -1) return undefined;
  return { name, value: text.slice(end + 1, last - 1).trim(), computed: true, start, end: last };
}

/** Offset behind the brace that closes the one at `start`; -1 when none does. */
function findBrace(text: string, start: number): number {
  let depth = 0;
  const parts =
    /[{}]|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|(?<!\w)'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g;
  parts.lastIndex = start;
  for (let match = parts.exec(text); match; match = parts.exec(text)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    if (depth === 0) return match.index + match[0].length;
  }
  return -1;
}

/** Pairs of opening and closing tags; what is never closed is missing. */
export function pairElements(tokens: (JsxTag | JsxExpression)[]): Map<JsxTag, JsxTag> {
  const pairs = new Map<JsxTag, JsxTag>();
  const open: JsxTag[] = [];
  for (const tag of tokens) {
    if (tag.type !== 'tag' || tag.selfClosing) continue;
    const index = tag.closing ? open.findLastIndex(({ name }) => name === tag.name) : -1;
    if (!tag.closing) open.push(tag);
    else if (index !== -1) pairs.set(open.splice(index)[0] as JsxTag, tag);
  }
  return pairs;
}
