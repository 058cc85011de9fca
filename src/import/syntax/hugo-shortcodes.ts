import type { Edit, Step, StepContext } from '../edit.ts';
import { getArgument, parseArguments } from './arguments.ts';
import { toEdit } from './blocks.ts';
import { type Call, toCallEdits } from './calls.ts';
import { scanCode } from './code.ts';
import { getScalar } from './fields.ts';
import { toInlineCode } from './markdown.ts';
import { findEnd, pairTags, type Tag, toStrayEdit, toVerbatimSpans } from './shortcodes.ts';
import { type Span, toCover } from './spans.ts';

/** Hugo's `{{< name args >}}` and `{{% name %}}`. As Hugo does, it reads some of them in code too. */
export const hugoShortcodes: Step = (text, context) => {
  const { tags, escapes } = findTags(text);
  const { calls, strays } = pairTags(tags);
  const isInCode = toCover([...scanCode(text), ...toVerbatimSpans(calls)]);
  return [
    ...escapes.map(({ start, end, literal }) =>
      toEdit({ start, end }, isInCode({ start, end }) ? literal : toInlineCode(literal)),
    ),
    ...calls.flatMap((call) => toEdits(text, call, isInCode(call.open), context)),
    ...strays.filter((tag) => !isInCode(tag)).map((tag) => toStrayEdit(text, tag)),
  ];
};

interface Escape extends Span {
  literal: string;
}

function findTags(text: string): { tags: Tag[]; escapes: Escape[] } {
  const tags: Tag[] = [];
  const escapes: Escape[] = [];
  let offset = 0;
  for (const { index } of text.matchAll(/\{\{[<%]/g)) {
    if (index < offset) continue;
    const mark = text[index + 2] === '<' ? '>}}' : '%}}';
    const [escaped] = /^\s*\/\*/.exec(text.slice(index + 3, index + 40)) ?? [];
    const end = findEnd(text, index + 3, [mark], escaped ? '' : '"`');
    if (end === -1) continue;
    offset = end;
    const inner = text.slice(index + 3, end - 3);
    const [, literal] = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(inner) ?? [];
    if (literal !== undefined) {
      const source = text.slice(index, index + 3) + literal + mark;
      escapes.push({ start: index, end, literal: source });
      continue;
    }
    const tag = toTag(inner, text.slice(index, index + 3), mark);
    if (tag) tags.push({ ...tag, start: index, end });
    else offset = index + 3;
  }
  return { tags, escapes };
}

function toTag(inner: string, opening: string, mark: string): Omit<Tag, keyof Span> | undefined {
  const [, closing = '', name = '', rest = ''] =
    /^\s*(?:(\/)\s*)?([\p{L}\w][\p{L}\w./-]*?)(?=\/?\s|\/?$)([\s\S]*)$/u.exec(inner) ?? [];
  if (!name) return undefined;
  const single = /(?:^|[\s"'`])\/\s*$/.test(rest);
  return {
    name,
    args: parseArguments(single ? rest.replace(/\/\s*$/, '') : rest),
    closing: closing !== '',
    single,
    label: `The shortcode ${opening} ${closing}${name} ${mark}`,
  };
}

function toEdits(text: string, call: Call, inCode: boolean, context: StepContext): Edit[] {
  const value = toValue(call, context);
  if (value !== undefined) return [toEdit(call.open, value)];
  return inCode ? [] : toCallEdits(text, call);
}

/** Shortcodes that stand for a piece of text, which is the same in code. */
function toValue({ name, args }: Call, { fields }: StepContext): string | undefined {
  if (name === 'param') {
    const path = getArgument(args, ['name'], 0) ?? '';
    return getScalar(fields, path) ?? getScalar(fields, `params.${path}`);
  }
  return /^(?:ref|relref)$/.test(name) ? getArgument(args, ['path'], 0) : undefined;
}
