import { elementsOf, parseHtml, textOf } from '#ingest/parse.ts';

/** Value of an attribute of a tag, or of the first element within it that has one; empty when none has. */
export function attributeOf(html: string, name: string): string {
  const values = elementsOf(parseHtml(html.replace(/^<frame\b/i, '<iframe'))).map(
    ({ properties }) => String(properties[name] ?? '').trim(),
  );
  return values.find(Boolean) ?? '';
}

const attribute = /\s+([^\s=>/"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/** A tag with another address, or none; all else in it stays. */
export const withHref = (tag: string, to?: string) =>
  tag.replace(attribute, (whole, name: string) =>
    name.toLowerCase() !== 'href' ? whole : to === undefined ? '' : ` href="${quoteHtml(to)}"`,
  );

/** Text of a piece of HTML on one line. */
export const htmlText = (html: string) =>
  textOf(
    parseHtml(html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>/g, ' ')),
  )
    .replace(/\s+/g, ' ')
    .trim();

/** Text as HTML that says just it. */
export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as the value of an attribute in double quotes. */
export const quoteHtml = (text: string) => escapeHtml(text).replaceAll('"', '&quot;');
