import type { Step } from '../edit.ts';
import { parseArguments } from './arguments.ts';
import { toEdit } from './blocks.ts';
import { toCallEdits } from './calls.ts';
import { scanCode } from './code.ts';
import { toInlineCode } from './markdown.ts';
import { findEnd, pairTags, type Tag, toStrayEdit, toVerbatimSpans } from './shortcodes.ts';
import { type Span, toCover, toFinder } from './spans.ts';

/** Zola's `{{ name(arg="…") }}` and `{% name() %}` … `{% end %}`; its `@/` links stay. */
export const zolaShortcodes: Step = (text) => {
  const { calls, strays } = pairTags(findTags(text));
  const isInCode = toCover([...scanCode(text), ...toVerbatimSpans(calls)]);
  return [
    ...findEscapes(text).map(({ start, end, literal }) =>
      toEdit({ start, end }, isInCode({ start, end }) ? literal : toInlineCode(literal)),
    ),
    ...calls.filter(({ open }) => !isInCode(open)).flatMap((call) => toCallEdits(text, call)),
    ...strays.filter((tag) => !isInCode(tag)).map((tag) => toStrayEdit(text, tag)),
  ];
};

function findEscapes(text: string): (Span & { literal: string })[] {
  const escapes: (Span & { literal: string })[] = [];
  const findClosing = toFinder(text, /\*\/\s*(?:\}\}|%\})/);
  let offset = 0;
  for (const { index, 0: mark } of text.matchAll(/\{[{%]\s*\/\*/g)) {
    if (index < offset) continue;
    const closing = findClosing(index + mark.length);
    if (!closing) break;
    offset = closing.end;
    const inner = text.slice(index + mark.length, closing.start);
    const literal = mark.slice(0, 2) + inner + text.slice(closing.end - 2, closing.end);
    escapes.push({ start: index, end: closing.end, literal });
  }
  return escapes;
}

const opening =
  /\{\{-?\s*([a-zA-Z_][\w:-]*)\s*\(|\{%-?\s*(?:(end)\s*-?%\}|([a-zA-Z_][\w:-]*)\s*\()/g;

function findTags(text: string): Tag[] {
  const tags: Tag[] = [];
  let offset = 0;
  for (const { index, 0: mark, 1: single, 2: end, 3: paired } of text.matchAll(opening)) {
    if (index < offset) continue;
    const name = single ?? paired ?? '';
    const closing = single ? '}}' : '%}';
    const last = end ? index + mark.length : findEnd(text, index + mark.length, [closing], '"\'`');
    const inner = text.slice(index + mark.length, last - closing.length);
    if (last === -1 || (!end && !/\)\s*(?:-\s*)?$/.test(inner))) continue;
    offset = last;
    tags.push({
      name,
      args: parseArguments(inner.replace(/\)\s*(?:-\s*)?$/, '')),
      start: index,
      end: last,
      closing: end !== undefined,
      single: single !== undefined,
      label: end
        ? 'The shortcode {% end %}'
        : `The shortcode ${mark.slice(0, 2)} ${name}() ${closing}`,
    });
  }
  return tags;
}
