import type { Edit } from '../edit.ts';
import { toAdmonitionOpening, toAlertKind } from './alert-words.ts';
import { type Arguments, getArgument } from './arguments.ts';
import {
  getLine,
  getPrefix,
  isRigid,
  toBlockEdit,
  toCodeEdit,
  toEdit,
  toRemoval,
} from './blocks.ts';
import { normaliseName, toEmbed } from './embeds.ts';
import { toBoldLine, toFenceMark } from './markdown.ts';
import type { Span } from './spans.ts';

/** A shortcode, a tag or a component, as a text calls it. */
export interface Call {
  name: string;
  args: Arguments;
  /** Its notation, or the opening half of it. */
  open: Span;
  /** The closing half, when it holds text. */
  close?: Span;
  /** How notes speak of it: `The shortcode {{< chart >}}`. */
  label: string;
}

/** Turns a call into what it means to readers; what means nothing here stays visible. */
export function toCallEdits(text: string, call: Call): Edit[] {
  const { name, args, open, close, label } = call;
  if (close) {
    const edits = isVerbatim(name) ? toCodeBlock(text, call, close) : toWrapper(text, call, close);
    if (edits) return edits;
  }
  const embed = toEmbed(name, args);
  if (embed) {
    const note = embed.linked ? `${label} becomes a link.` : undefined;
    const { start, end } = getLine(text, open.start);
    const alone = text.slice(start, open.start).trim() + text.slice(open.end, end).trim() === '';
    const isBlock = !isRigid(text, open.start) && (alone || embed.block !== embed.inline);
    const edit =
      isBlock && !close
        ? toBlockEdit(text, open, embed.block, note)
        : toEdit(open, embed.inline, note);
    return close ? [edit, toRemoval(text, close)] : [edit];
  }
  const content = close
    ? undefined
    : getArgument(args, ['text', 'content', 'body', 'message'], toAlertKind(name) ? 0 : -1);
  if (content && toAlertKind(name))
    return [
      toBlockEdit(text, open, `${toAdmonitionOpening(name, args.named.title)}\n${content}\n:::`),
    ];
  if (!close)
    return [toCodeEdit(text, open, `${label} has no counterpart here; it is shown as code.`)];
  const note = `${label} has no counterpart here; the text within it is kept.`;
  const words = isRigid(text, open.start) ? '' : getWords(args).map(toBoldLine).join('\n\n');
  const opened = words ? toBlockEdit(text, open, words, note) : toRemoval(text, open, note);
  return [opened, toRemoval(text, close)];
}

/** Arguments that readers would have read. */
const getWords = ({ positional, named }: Arguments) =>
  [
    ...positional.filter((value) => /\S\s+\S/.test(value)),
    ...Object.keys(named).flatMap((name) =>
      /^(?:title|label|heading|header|caption|description|summary)$/i.test(name)
        ? [named[name] ?? '']
        : [],
    ),
  ].filter((value) => /\p{L}/u.test(value));

const verbatim = /^(?:highlight|code|codeblock|mermaid|diagram)$/;

/** Whether what a call holds is code, in which no notation is read. */
export const isVerbatim = (name: string) => verbatim.test(normaliseName(name));

function toCodeBlock(text: string, { name, args, open }: Call, close: Span): Edit[] {
  const code = text.slice(open.end, close.start);
  const isDiagram = /^(?:mermaid|diagram)$/.test(normaliseName(name));
  const language = isDiagram ? 'mermaid' : (getArgument(args, ['lang', 'language'], 0) ?? '');
  if (!code.includes('\n') && getLine(text, open.start).start !== open.start)
    return [toEdit({ start: open.start, end: close.end }, inlineCode(code))];
  const mark = toFenceMark(code);
  const line = getLine(text, open.start);
  const prefix = getPrefix(text.slice(line.start, open.start));
  const before = text.slice(line.start + prefix.length, open.start).trim() ? `\n${prefix}` : '';
  const after = getLine(text, close.end);
  const tail = text.slice(close.end, after.end).trim() ? `\n${prefix}` : '';
  const opening = `${before}${mark}${language.replace(/[^\w#+.-]/g, '')}`;
  return [
    toEdit(open, startsOnNewLine.test(code) ? opening : `${opening}\n${prefix}`),
    ...toDeeperLines(text, { start: open.end, end: close.start }, prefix),
    toEdit(close, endsItsLine.test(code) ? `${mark}${tail}` : `\n${prefix}${mark}${tail}`),
  ];
}

// Marks of Liquid's around the code vanish.
const startsOnNewLine = /^(?:[ \t]|\{%-?\s*raw\s*-?%\})*\n/;
const endsItsLine = /\n[ \t>]*(?:\{%-?\s*endraw\s*-?%\}[ \t]*)?$/;

const inlineCode = (code: string) => `\`${code.trim()}\``;

/** Code that stands further left than the list item it belongs to would end the item. */
function toDeeperLines(text: string, { start, end }: Span, prefix: string): Edit[] {
  const lines = [...text.slice(start, end).matchAll(/(?<=\n)(?=.*\S)/g)].map(
    ({ index }) => start + index,
  );
  if (lines.every((offset) => text.startsWith(prefix, offset))) return [];
  return lines.map((offset) => toEdit({ start: offset, end: offset }, prefix));
}

const bare =
  /^(?:tabs|tabpane|codetabs|tabgroup|div|section|center|columns?|rows?|cols?|rawhtml|html|raw|md|markdown|markdownify|wrap|wrapper|steps|fragment|contents?|lead)$/;
const folding = /^(?:details|expand|collapse|collapsible|spoiler|accordion|toggle)$/;
const boxes = /^(?:notice|callout|alert|admonition|message|messagebox|box|infobox|aside|hint)$/;

/** What the two halves of a call become around the text between them. */
function toWrapper(
  text: string,
  { name, args, open, label }: Call,
  close: Span,
): Edit[] | undefined {
  const key = normaliseName(name);
  const get = (names: string[], position?: number) => getArgument(args, names, position);
  const href = get(['href', 'url', 'link', 'to', 'relref'], 0);
  if (/^(?:button|btn|link|buttonlink|linkbutton|a)$/.test(key) && href)
    return [toEdit(open, '['), toEdit(close, `](${href})`)];
  if (isRigid(text, open.start)) return undefined;
  const wrap = (before: string, after: string, note?: string) => [
    before ? toBlockEdit(text, open, before, note) : toRemoval(text, open, note),
    after ? toBlockEdit(text, close, after) : toRemoval(text, close),
  ];
  if (bare.test(key)) {
    const isTabs = /tab/.test(key);
    return wrap(
      '',
      '',
      isTabs ? `${label} has no counterpart here; its tabs follow each other.` : undefined,
    );
  }
  if (/^(?:tab|tabitem|step)$/.test(key)) {
    const title = get(['label', 'title', 'name', 'header', 'value', 'tabName'], 0);
    return wrap(title ? toBoldLine(title) : '', '');
  }
  if (folding.test(key))
    return wrap(
      `<details>\n<summary>${get(['summary', 'title', 'label', 'header'], 0) ?? 'Details'}</summary>`,
      '</details>',
    );
  if (/^(?:quote|blockquote|pullquote|epigraph)$/.test(key)) {
    const author = get(['author', 'by', 'cite', 'source'], 0);
    return wrap(':::quote', `${author ? `— ${author}\n` : ''}:::`);
  }
  if (boxes.test(key) && !(key === 'hint' && args.positional.length === 0 && !args.named.type)) {
    const word = get(['type', 'kind', 'level', 'variant', 'style', 'color'], 0) ?? 'note';
    return wrap(
      toAdmonitionOpening(
        toAlertKind(word) ? word : 'note',
        get(['title', 'heading'], 1) ?? (toAlertKind(word) ? undefined : titleCase(word)),
      ),
      ':::',
    );
  }
  if (toAlertKind(key)) return wrap(toAdmonitionOpening(key, get(['title'], 0)), ':::');
  return undefined;
}

const titleCase = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase());
