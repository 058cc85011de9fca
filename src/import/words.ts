import { decodeEscapes } from '#core/urls.ts';
import { toInlineCode } from './syntax/markdown.ts';

/** Words as one line without invisible characters. */
export const plainLine = (words: string) =>
  words
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .trim();

/** Words as one line of at most 300 characters. */
export const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, 300);

/** Words as Markdown that says just them. */
export const escapeMarkdown = (words: string) => words.replace(/[[\]\\`*_<|]|&(?=#?\w+;)/g, '\\$&');

/** A link's title behind its destination; nothing for none. */
export const toTitle = (title: string | null | undefined) =>
  title ? ` ${JSON.stringify(title.replace(/\s+/g, ' ').trim())}` : '';

/** An address in code, for readers; nothing for a place on the page, or for data in the place of one. */
export const shownAddress = (address: string) =>
  /^(#|data:|\s*$)/i.test(address) ? '' : toInlineCode(address.slice(0, 300));

/** An address as a link's destination. */
export const toDestination = (address: string) =>
  /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, '')}>` : address;

/** Words for a picture that has none, from its file: `./img/red-kettle_2.png` is `Red kettle 2`. */
export function nameOf(address: string): string {
  const name = (decodeEscapes(address) ?? address)
    .split(/[?#]/)[0]
    ?.split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w+$/, '')
    .replace(/[-_+\s]+/g, ' ')
    .trim();
  return name && /\p{L}{3}/u.test(name) && !/[\da-f]{8}/i.test(name)
    ? name.replace(/^./u, (letter) => letter.toUpperCase())
    : 'Picture';
}
