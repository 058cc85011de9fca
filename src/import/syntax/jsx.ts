import { toBraceFinder } from './braces.ts';
import { scanCode } from './code.ts';
import { toOpenHalves } from './pairing.ts';
import { type Span, toCover, toFinder } from './spans.ts';

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
  /\\[\s\S]|\{\s*#[^{}\n]*\}|\$\$[\s\S]*?\$\$|\$(?=[^\s$])(?=[^$\n\\^_{]*[\\^_{])[^$\n]*\$/y;

const boxAttributes = new RegExp(`${skipped.source}|\\{[^{}\\n]*\\}`, 'y');

const findBoxLines = (text: string): Span[] =>
  [...text.matchAll(/^[ \t]*:{3}.*$/gm)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));

/** A text on its way, with what is known of all of it. */
interface Reading {
  text: string;
  /** Offset behind the brace that closes the one at an offset. */
  findBrace: (start: number) => number;
  /** Offsets behind which no tag ever ends. */
  dead: Set<number>;
}

/** JSX of a text outside its code. It reads tolerantly: what is none stays text. */
export function scanJsx(text: string): (JsxTag | JsxExpression)[] {
  const code = new Map(scanCode(text).map(({ start, end }) => [start, end]));
  const isInBox = toCover(findBoxLines(text));
  const findCommentEnd = toFinder(text, /-->/);
  const reading = { text, findBrace: toBraceFinder(text), dead: new Set<number>() };
  const skip = (start: number): number | undefined => {
    if (text.startsWith('<!--', start)) return findCommentEnd(start + 4)?.end;
    const pattern = isInBox({ start, end: start }) ? boxAttributes : skipped;
    pattern.lastIndex = start;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const tokens: (JsxTag | JsxExpression)[] = [];
  const next = /[\\<{$`~]/g;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const { index } = found;
    const skippedTo = code.get(index) ?? skip(index);
    const token = skippedTo === undefined ? readToken(reading, index) : undefined;
    if (token) tokens.push(token);
    next.lastIndex = token?.end ?? skippedTo ?? index + 1;
  }
  return tokens;
}

function readToken(reading: Reading, start: number): JsxTag | JsxExpression | undefined {
  const { text, findBrace } = reading;
  if (text[start] === '<') return readTag(reading, start);
  const end = text[start] === '{' ? findBrace(start) : -1;
  return end === -1
    ? undefined
    : { type: 'expression', source: text.slice(start + 1, end - 1).trim(), start, end };
}

function readTag(reading: Reading, start: number): JsxTag | undefined {
  const { text, dead } = reading;
  const opening = /<(\/?)([A-Za-z][\w.:-]*)?(?=[\s/>])/y;
  opening.lastIndex = start;
  const match = opening.exec(text);
  if (!match) return undefined;
  const [whole, slash, name = ''] = match;
  const attributes: JsxAttribute[] = [];
  let offset = start + whole.length;
  for (;;) {
    const end = /\s*(?:(\/)\s*)?>/y;
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
    const attribute = dead.has(offset) ? undefined : readAttribute(reading, offset);
    if (!attribute) {
      for (const { start: tried } of attributes) dead.add(tried);
      dead.add(offset);
      return undefined;
    }
    attributes.push(attribute);
    offset = attribute.end;
  }
}

/** @param start where the white space before it begins, which is part of it */
function readAttribute({ text, findBrace }: Reading, start: number): JsxAttribute | undefined {
  const pattern =
    /\s+(?:([A-Za-z_:@][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=(\{))|([^\s"'`<>={]+)))?|(?=\{))/y;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [whole, name = '', double, single, brace, bare] = match;
  const end = start + whole.length;
  if (brace === undefined && name)
    return { name, value: double ?? single ?? bare ?? true, computed: false, start, end };
  const last = findBrace(end);
  if (last === -1) return undefined;
  return { name, value: text.slice(end + 1, last - 1).trim(), computed: true, start, end: last };
}

/** Pairs of opening and closing tags; what is never closed is missing. */
export function pairElements(tokens: (JsxTag | JsxExpression)[]): Map<JsxTag, JsxTag> {
  const pairs = new Map<JsxTag, JsxTag>();
  const halves = toOpenHalves<JsxTag>();
  for (const tag of tokens) {
    if (tag.type !== 'tag' || tag.selfClosing) continue;
    const opened = tag.closing ? halves.close(tag.name) : undefined;
    if (!tag.closing) halves.open(tag.name, tag);
    else if (opened) pairs.set(opened, tag);
  }
  return pairs;
}
