import { applyEdits, type Edit, type Step, type StepContext, toBody } from '../edit.ts';
import { toAlertKind } from './alert-words.ts';
import type { Arguments } from './arguments.ts';
import { getLine, isRigid, toBlockEdit, toCodeEdit, toEdit, toRemoval } from './blocks.ts';
import { type Call, toCallEdits } from './calls.ts';
import { scanCode } from './code.ts';
import { normaliseName, toEmbed } from './embeds.ts';
import { isBranch, isControl, type Printed, readLiquid } from './liquid-notation.ts';
import { isSiteRoot, parseInclude, type Scope, toPrintedText } from './liquid-values.ts';
import { pairTags, toStrayEdit, toVerbatimSpans } from './shortcodes.ts';
import { type Span, toCover } from './spans.ts';

interface Site extends Scope {
  include: StepContext['include'];
  /** Parts that include this text, outermost first. */
  trail: string[];
}

/** Liquid as Jekyll and Eleventy run it over Markdown, code included, and what Nunjucks shares with it. */
export const liquid: Step = (text, { fields, include }) =>
  toLiquidEdits(text, { fields, include, parameters: {}, trail: [] });

function toLiquidEdits(text: string, site: Site): Edit[] {
  if (!/\{[{%#]/.test(text)) return [];
  const { tags, printed, rawMarks, comments } = readLiquid(text);
  const { calls, strays } = pairTags(tags);
  const isInCode = toCover([...scanCode(text), ...toVerbatimSpans(calls)]);
  const sources = new Map(tags.map(({ start, source }) => [start, source]));
  return [
    ...rawMarks.map((mark) => toMarkRemoval(text, mark, isInCode(mark))),
    ...comments.map((comment) => toRemoval(text, comment)),
    ...printed.flatMap((value) => toPrintedEdits(text, value, site, isInCode(value))),
    ...calls.flatMap((call) =>
      toTagEdits(text, call, sources.get(call.open.start) ?? '', site, isInCode(call.open)),
    ),
    ...strays
      .filter((tag) => !isInCode(tag))
      .map((tag) => (isControl(tag.name) ? toRemoval(text, tag) : toStrayEdit(text, tag))),
  ];
}

/** Marks around raw text go; in code they take their line along, where a blank one would show. */
function toMarkRemoval(text: string, mark: Span, inCode: boolean): Edit {
  const { start, end } = getLine(text, mark.start);
  const alone = text.slice(start, end).trim() === text.slice(mark.start, mark.end);
  return inCode && alone
    ? toEdit({ start, end: Math.min(end + 1, text.length) }, '')
    : toRemoval(text, mark);
}

function toPrintedEdits(text: string, value: Printed, site: Site, inCode: boolean): Edit[] {
  const { source, end } = value;
  // In code, a name without its owner is more likely to be an example.
  if (inCode && !/^(?:page|site|include)\.|^["']/.test(source)) return [];
  const printed = toPrintedText(source, site);
  if (printed === '' && isSiteRoot(source))
    return [toEdit(value, /[/{]/.test(text[end] ?? '') ? '' : '/')];
  if (printed !== undefined) return [toEdit(value, printed)];
  if (inCode) return [];
  const label = `The expression {{ ${source.replace(/\s+/g, ' ')} }}`;
  if (isInAddress(text, value.start))
    return [
      toEdit(
        value,
        text.slice(value.start, end),
        `${label} has no counterpart here; the address that needs it leads nowhere.`,
      ),
    ];
  return [toCodeEdit(text, value, `${label} has no counterpart here; it is shown as code.`)];
}

/** Whether an offset lies in the address of a link or in an element's tag, where code would break it. */
const isInAddress = (text: string, offset: number) =>
  /\]\([^)\n]*$|<[a-zA-Z][^<>]*$|\n *\[[^\]\n]+\]:[^\n]*$/.test(
    `\n${text.slice(Math.max(0, offset - 500), offset)}`,
  );

function toTagEdits(text: string, call: Call, source: string, site: Site, inCode: boolean): Edit[] {
  const { name, open, close, label } = call;
  if (/^(?:include|include_relative|include_cached|render)$/.test(name))
    return toIncludeEdits(text, call, source, site, inCode);
  const target = source.replace(/^["']|["']$/g, '');
  if (name === 'post_url') return [toEdit(open, target)];
  if (name === 'link') return [toEdit(open, `/${target.replace(/^\/+/, '')}`)];
  if (inCode) return [];
  if (!isControl(name)) return toCallEdits(text, call);
  const note = close
    ? `${label} has no counterpart here; the text within it is kept.`
    : `${label} has no counterpart here; it is left out.`;
  return [
    toRemoval(text, open, isBranch(name) ? undefined : note),
    ...(close ? [toRemoval(text, close)] : []),
  ];
}

function toIncludeEdits(
  text: string,
  call: Call,
  source: string,
  site: Site,
  inCode: boolean,
): Edit[] {
  const { open } = call;
  const part = parseInclude(source, site);
  const included = part && toIncludedText(part.name, part.args, site);
  if (included !== undefined) {
    if (!included.includes('\n') || inCode) return [toEdit(open, included)];
    if (isRigid(text, open.start)) return [toEdit(open, included.replace(/(?<!\s)\s*\n\s*/g, ' '))];
    return [toBlockEdit(text, open, included)];
  }
  if (inCode) return [];
  const name = normaliseName(part?.name ?? '');
  const label = `The part {% include ${part?.name ?? '…'} %}`;
  if (part && (toAlertKind(name) || toEmbed(name, part.args)))
    return toCallEdits(text, { name, args: part.args, open, label });
  return [toCodeEdit(text, open, `${label} has no counterpart here; it is shown as code.`)];
}

/** An included part, when all of it can be shown; parts that include each other never end. */
function toIncludedText(name: string, { named }: Arguments, site: Site): string | undefined {
  const text = site.include(name)?.replace(/^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '');
  if (text === undefined || site.trail.includes(name) || site.trail.length > 8) return undefined;
  const inner = { ...site, parameters: named, trail: [...site.trail, name] };
  const { text: shown, notes } = applyEdits(toBody(text), toLiquidEdits(text, inner));
  return notes.length === 0 ? shown.trim() : undefined;
}
