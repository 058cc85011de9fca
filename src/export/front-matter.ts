import { isDeepStrictEqual } from 'node:util';
import {
  CST,
  Document,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  type Pair,
  parseDocument,
} from 'yaml';
import { toYamlText } from '#ingest/entry-file.ts';

type Fields = Record<string, unknown>;
type Span = { start: number; end: number; text: string };

/**
 * Front matter with other data: what did not change keeps its order, its notation and its comments.
 *
 * @param header the text between the two lines of `---`
 * @param before the data it has
 */
export function rewriteHeader(header: string, before: Fields, after: Fields): string {
  const text = `${header}\n`;
  const document = parseDocument(text, { schema: 'core' });
  if (!isMap(document.contents)) return toYamlText(after).trimEnd();
  const spans = document.contents.items.flatMap((pair): Span[] => {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    if (isDeepStrictEqual(before[name], after[name])) return [];
    return [
      Object.hasOwn(after, name)
        ? replacePair(pair, before[name], after[name], text)
        : cutPair(pair, text),
    ];
  });
  const rewritten = applySpans(text, spans);
  const { errors, contents } = parseDocument(rewritten, { schema: 'core' });
  const isFaithful = errors.length === 0 && isDeepStrictEqual(contents?.toJSON(), after);
  return (isFaithful ? rewritten : toYamlText(after)).replace(/\n$/, '');
}

const rangeOf = (node: unknown) => (node as { range?: [number, number, number] } | null)?.range;

/** Where a field begins, and where its value ends. */
function spanOf({ key, value }: Pair): { start: number; end: number } {
  const start = rangeOf(key)?.[0] ?? 0;
  return { start, end: rangeOf(value)?.[1] ?? start };
}

/** A field with its line, and what a comment behind it says. */
function cutPair(pair: Pair, text: string): Span {
  const { start, end } = spanOf(pair);
  const isAtLineStart = text[end - 1] === '\n';
  const lineEnd = isAtLineStart ? end : text.indexOf('\n', end) + 1;
  return { start, end: lineEnd, text: '' };
}

function replacePair(pair: Pair, before: unknown, after: unknown, text: string): Span {
  const { start, end } = spanOf(pair);
  const document = new Document({});
  const value = edit(pair.value, before, after, document);
  document.contents = document.createNode({}) as never;
  document.set(pair.key, value);
  const written = document.toString({
    lineWidth: 0,
    flowCollectionPadding: /[[{] /.test(text.slice(start, end)),
  });
  return { start, end, text: text[end - 1] === '\n' ? written : written.replace(/\n$/, '') };
}

/** The node of a value after a change: where only elements or fields went, those that stay are not touched. */
function edit(node: unknown, before: unknown, after: unknown, document: Document): unknown {
  if (isDeepStrictEqual(before, after)) return node;
  if (isCollection(node) && Array.isArray(before) && Array.isArray(after)) {
    const { items } = node as { items: unknown[] };
    if (before.length === after.length) {
      node.items = items.map((item, index) =>
        edit(item, before[index], after[index], document),
      ) as never;
      return node;
    }
    const kept = keepElements(before, after);
    if (kept) {
      node.items = items.filter((_, index) => kept.has(index)) as never;
      return node;
    }
  }
  if (isMap(node) && isFields(before) && isFields(after)) {
    node.items = node.items.flatMap((pair) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!Object.hasOwn(after, name)) return [];
      pair.value = edit(pair.value, before[name], after[name], document);
      return [pair];
    });
    return node;
  }
  const made = document.createNode(after);
  if (isCollection(made)) made.flow = isCollection(node) ? (node.flow ?? false) : true;
  return made;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Indexes of the elements that are left, when all that happened is that some went. */
function keepElements(before: unknown[], after: unknown[]): Set<number> | undefined {
  const kept = new Set<number>();
  for (const [index, value] of before.entries())
    if (isDeepStrictEqual(value, after[kept.size])) kept.add(index);
  return kept.size === after.length ? kept : undefined;
}

/** YAML without the comments that a condition is true for. */
export function dropComments(header: string, isDropped: (comment: string) => boolean): string {
  const spans: Span[] = [];
  let offset = 0;
  let isValue = false;
  for (const token of new Lexer().lex(header)) {
    // Tokens that mark what follows stand for no text.
    const isMark = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR].includes(token);
    if (!isMark) {
      if (token.startsWith('#') && !isValue && isDropped(token))
        spans.push(cutComment(header, offset, offset + token.length));
      offset += token.length;
    }
    isValue = token === CST.SCALAR;
  }
  return applySpans(header, spans);
}

/** A comment with the space before it, and with its line when nothing else is there. */
function cutComment(text: string, start: number, end: number): Span {
  const before = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  const isWholeLine = before === 0 || text[before - 1] === '\n';
  return { start: before, end: isWholeLine ? Math.min(end + 1, text.length) : end, text: '' };
}

const applySpans = (text: string, spans: Span[]) =>
  spans.reduceRight(
    (result, { start, end, text: inserted }) =>
      result.slice(0, start) + inserted + result.slice(end),
    text,
  );
