import { codeSpans, type Edit, type Step } from '../edit.ts';
import { toAlertKind } from './alert-words.ts';
import { getPrefix, toEdit } from './blocks.ts';
import { containerPattern, isWithin, scanCode } from './code.ts';
import { toBoldLine } from './markdown.ts';

interface Admonition {
  word: string;
  title: string;
  id: string;
  colons: number;
  first: number;
  /** Index of the line that closes it, or else of the line after its last. */
  last: number;
  closed: boolean;
}

/** A line on its way out, which knows the line it came from. */
interface Row {
  text: string;
  source: number;
}

/**
 * `:::note Title` … `:::` of Docusaurus, VuePress and markdown-it as GitHub's alerts, nested and
 * within lists and quotations. Other steps write their boxes in this notation: it runs last.
 */
export const admonitions: Step = (text) => {
  if (!text.includes(':::')) return [];
  const lines = text.split('\n');
  const found = findAdmonitions(lines, toLiteralLines(text, lines));
  if (found.length === 0 || found.length > most) return [];
  const byFirst = new Map(found.map((admonition) => [admonition.first, admonition]));
  const rows = lines.map((line, source) => ({ text: line, source }));
  return toLineEdits(lines, toAlerts(rows, byFirst), byFirst);
};

/** Which lines lie in code. */
function toLiteralLines(text: string, lines: string[]): boolean[] {
  const code = [...codeSpans(text), ...scanCode(text)];
  let offset = 0;
  return lines.map((line) => {
    const end = offset + line.length;
    offset = end + 1;
    return isWithin({ start: end - line.trimStart().length, end }, code);
  });
}

/** A text with more is no text: boxes within boxes take time that grows with their square. */
const most = 500;

const opening =
  /^(:{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\[(.*)\])?[ \t]*(?:\{([^{}]*)\})?[ \t]*(.*)$/;

function findAdmonitions(lines: string[], literal: boolean[]): Admonition[] {
  const found: Admonition[] = [];
  const open: Admonition[] = [];
  lines.forEach((line, index) => {
    const content = line.replace(containerPattern, '');
    if (literal[index] || !content.startsWith(':::')) return;
    const [, colons = '', word = '', label = '', attributes = '', rest = ''] =
      opening.exec(content) ?? [];
    if (word) {
      const admonition = {
        word: word.toLowerCase(),
        title: [label, rest].filter(Boolean).join(' ').trim(),
        id: /#([\w-]+)/.exec(attributes)?.[1] ?? '',
        colons: colons.length,
        first: index,
        last: endOfContainer(lines, index),
        closed: false,
      };
      found.push(admonition);
      open.push(admonition);
    } else if (/^:+\s*$/.test(content)) {
      const count = content.trim().length;
      const closed =
        open.findLast((other) => other.colons === count) ??
        open.findLast((other) => other.colons < count);
      if (!closed) return;
      for (const inner of open.splice(open.indexOf(closed)))
        inner.last = inner === closed ? index : Math.min(inner.last, index);
      closed.closed = true;
    }
  });
  return found;
}

/** Where a list item or quotation ends that holds a line. */
function endOfContainer(lines: string[], first: number): number {
  const prefix = getPrefix(lines[first] ?? '');
  const end = lines.findIndex(
    (line, index) => index > first && line.trim() !== '' && !getPrefix(line).startsWith(prefix),
  );
  return end === -1 ? lines.length : end;
}

/** Each row outside admonitions as it is, and each admonition as the rows of an alert. */
function toAlerts(rows: Row[], byFirst: Map<number, Admonition>): Row[] {
  const result: Row[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as Row;
    const admonition = byFirst.get(row.source);
    if (!admonition) {
      result.push(row);
      continue;
    }
    const prefix = getPrefix(row.text);
    const count = rows.slice(index + 1).findIndex(({ source }) => source >= admonition.last);
    const end = count === -1 ? rows.length : index + 1 + count;
    const inner = rows
      .slice(index + 1, end)
      .map(({ text, source }) => ({ text: withoutPrefix(text, prefix), source }));
    const marker = containerPattern.exec(row.text)?.[0] ?? '';
    if (/^[ \t]*>/.test(result.at(-1)?.text ?? '') && !prefix.includes('>'))
      result.push({ text: '', source: row.source });
    const block = toBlock(admonition, trimRows(toAlerts(inner, byFirst)));
    block.forEach(({ text, source }, position) => {
      result.push({ text: `${position === 0 ? marker : prefix}${text}`.trimEnd(), source });
    });
    const next = rows[admonition.closed ? end + 1 : end];
    if (next && next.text.trim() !== '')
      result.push({
        text: prefix.trimEnd(),
        source: admonition.closed ? admonition.last : (result.at(-1)?.source ?? row.source),
      });
    index = admonition.closed ? end : end - 1;
  }
  return result;
}

function withoutPrefix(text: string, prefix: string): string {
  if (text.startsWith(prefix)) return text.slice(prefix.length);
  const own = /^[ \t>]*/.exec(text)?.[0].length ?? 0;
  return text.slice(Math.min(own, prefix.length));
}

function trimRows(rows: Row[]): Row[] {
  const isFilled = ({ text }: Row) => text.trim() !== '';
  return rows.slice(rows.findIndex(isFilled), rows.findLastIndex(isFilled) + 1);
}

const bare = /^(?:tabs|code-group|code-tabs|v-pre|raw|center|left|right|div)$/;

function toBlock({ word, title, id, first }: Admonition, inner: Row[]): Row[] {
  const at = (text: string): Row => ({ text, source: first });
  const anchor = id ? [at(`<a id="${id}"></a>`), at('')] : [];
  if (bare.test(word))
    return [...anchor, ...(title ? [at(toBoldLine(title)), at('')] : []), ...inner];
  if (word === 'details') {
    const end = { text: '</details>', source: inner.at(-1)?.source ?? first };
    const summary = at(`<summary>${title || 'Details'}</summary>`);
    return [...anchor, at('<details>'), summary, at(''), ...inner, { ...end, text: '' }, end];
  }
  const kind = toAlertKind(word);
  const isQuote = /^(?:quote|cite)$/.test(word);
  const name = word.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const heading = kind || isQuote ? title : [name, title].filter(Boolean).join(': ');
  const shown = heading && heading.toUpperCase() !== kind ? [at(toBoldLine(heading))] : [];
  const content = [...shown, ...(shown.length > 0 && inner.length > 0 ? [at('')] : []), ...inner];
  const label = isQuote
    ? []
    : [at(`[!${kind ?? 'NOTE'}]`), ...(startsPlainly(content) ? [] : [at('')])];
  const quoted = [...label, ...content].map(({ text, source }) => ({ text: `> ${text}`, source }));
  return [...anchor, ...quoted];
}

/** Whether the alert's marker and the first line may share a paragraph, as GitHub's docs write it. */
const startsPlainly = ([first, second]: Row[]) =>
  !first ||
  (/^(?:\*\*[^*\s]|[^\s\d#>+*|<`~=:![\\_-])/.test(first.text) &&
    !/^[\s>]*[-=:|][-=:|\s]*$/.test(second?.text ?? ''));

/** A line that became others is replaced; a line of which nothing remains goes with its end. */
function toLineEdits(lines: string[], rows: Row[], byFirst: Map<number, Admonition>): Edit[] {
  const bySource = Map.groupBy(rows, ({ source }) => source);
  const { length } = lines.join('\n');
  let start = 0;
  return lines.flatMap((line, source) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    const texts = bySource.get(source)?.map(({ text }) => text);
    // With the end of the line before, so that the next line keeps its number.
    if (!texts && source > (rows[0]?.source ?? 0))
      return [toEdit({ ...span, start: span.start - 1 }, '')];
    if (!texts) return [toEdit({ ...span, end: Math.min(start, length) }, '')];
    if (texts.length === 1 && texts[0] === line) return [];
    const opened = byFirst.get(source);
    return [toEdit(span, texts.join('\n'), opened && toNote(opened))];
  });
}

function toNote({ word, closed }: Admonition): string | undefined {
  if (!closed)
    return `The box “:::${word}” is never closed; it reaches to the end of what it stands in.`;
  if (toAlertKind(word) || bare.test(word) || /^(?:details|quote|cite)$/.test(word))
    return undefined;
  return `There is no box “${word}” here; it becomes a note of that name.`;
}
