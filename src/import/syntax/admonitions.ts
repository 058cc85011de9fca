import type { Edit, Step } from '../edit.ts';
import { type Admonition, deepest, findAdmonitions } from './admonition-lines.ts';
import { toAlertKind } from './alert-words.ts';
import { getPrefix, toEdit } from './blocks.ts';
import { containerPattern } from './code.ts';
import { toBoldLine } from './markdown.ts';

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
  const found = findAdmonitions(text, lines);
  if (found.length === 0) return [];
  const byFirst = new Map(found.map((admonition) => [admonition.first, admonition]));
  const shown = new Map([...byFirst].filter(([, { tooDeep }]) => !tooDeep));
  const rows = lines.map((line, source) => ({ text: line, source }));
  return toLineEdits(lines, toAlerts(rows, shown), byFirst);
};

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
    let end = index + 1;
    while (end < rows.length && (rows[end]?.source ?? 0) < admonition.last) end += 1;
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
    const opened = byFirst.get(source);
    if (texts.length === 1 && texts[0] === line && !opened?.tooDeep) return [];
    return [toEdit(span, texts.join('\n'), opened && toNote(opened))];
  });
}

function toNote({ word, closed, tooDeep }: Admonition): string | undefined {
  if (tooDeep) return `Boxes within more than ${deepest} others stay as they are written.`;
  if (!closed)
    return `The box “:::${word}” is never closed; it reaches to the end of what it stands in.`;
  if (toAlertKind(word) || bare.test(word) || /^(?:details|quote|cite)$/.test(word))
    return undefined;
  return `There is no box “${word}” here; it becomes a note of that name.`;
}
