import path from 'node:path';
import { decodeEscapes, isPlainPath } from '#core/urls.ts';

/** An old path as an alias: escaped, with a final slash unless it names a file. Undefined when it cannot be one. */
export function toAlias(address: string, site?: string): string | undefined {
  const [pathname = ''] = withoutSite(address, site).toWellFormed().split(/[?#]/);
  if (!pathname.startsWith('/') || pathname.startsWith('//')) return undefined;
  const decoded = (decodeEscapes(pathname) ?? pathname).replace(/\/index\.html?$/, '/');
  const whole =
    /\.[a-z0-9]{1,5}$/i.test(decoded) || decoded.endsWith('/') ? decoded : `${decoded}/`;
  const escaped = encodeURI(whole).replace(
    /[^\w\-./~%]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return escaped !== '/' && isPlainPath(escaped) && /^\/(?![/\\])[\w\-./~%]+$/.test(escaped)
    ? escaped
    : undefined;
}

/** A full address of the site as a path of it; any other address as it is. */
export function withoutSite(address: string, site?: string): string {
  if (!site) return address;
  const own = URL.parse(site);
  const url = URL.parse(address);
  const host = (name: string) => name.replace(/^www\./, '');
  return own && url && /^https?:$/.test(url.protocol) && host(url.host) === host(own.host)
    ? url.pathname + url.search + url.hash
    : address;
}

/** An old address that a file names, from the root, or from where the file's own address is. */
export const fromAddress = (address: string, own: string | undefined) =>
  /^(\/|https?:)/.test(address) ? address : path.posix.join('/', own ?? '', '..', address);

/** One form for two spellings of a path: without extension, index and final slash, in lower case. */
export const toPathKey = (address: string) =>
  (decodeEscapes(address) ?? address)
    .split(/[?#]/)[0]
    ?.toLowerCase()
    .replace(/((^|\/)index)?(\.(html?|md|mdx|markdown|mkd))?\/?$/, '')
    .replace(/^\/*/, '/') ?? '/';
