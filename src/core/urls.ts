/** True for an absolute http(s) address without credentials. */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || /[\s\\<>"]/.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '' && url.hostname.includes('.');
}

/** How a link or image address in a body is meant. */
export type Target =
  | { type: 'web' }
  | { type: 'anchor'; anchor: string }
  | { type: 'site'; path: string }
  | { type: 'relative'; path: string; anchor: string }
  | { type: 'refused'; reason: string };

const localHost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?([/?#]|$)/i;

/** Sorts an author's address. Anything that is not plainly safe is `refused`, with the reason. */
export function classifyTarget(address: string): Target {
  const text = address.trim();
  if (text === '') return { type: 'refused', reason: 'The address is empty.' };
  // Browsers drop tabs and line breaks, so that "/<tab>/host" would lead to another host.
  if (/\p{Cc}/u.test(text))
    return {
      type: 'refused',
      reason:
        'The address has a tab, a line break or another invisible character in it. Remove it.',
    };
  if (text.startsWith('#')) return { type: 'anchor', anchor: text.slice(1) };
  if (/^https?:\/\//i.test(text)) {
    return isWebUrl(text) || localHost.test(text)
      ? { type: 'web' }
      : { type: 'refused', reason: explainWebUrl(text) };
  }
  if (/^mailto:/i.test(text)) {
    return {
      type: 'refused',
      reason: 'E-mail addresses are not published. Link to a page or a discussion instead.',
    };
  }
  if (/^[a-z][a-z\d+.\-\s]*:/i.test(text)) {
    return {
      type: 'refused',
      reason: `Links start with https://; "${text.split(':')[0]}:" is not allowed.`,
    };
  }
  if (/^[/\\]{2}|\\/.test(text)) {
    return {
      type: 'refused',
      reason: `Write the full address: https:${text.replaceAll('\\', '/')}`,
    };
  }
  if (text.startsWith('/')) return { type: 'site', path: text };
  const [path = '', anchor = ''] = text.split('#', 2);
  return { type: 'relative', path: decodeEscapes(path) ?? path, anchor };
}

const explainWebUrl = (text: string) =>
  URL.parse(text)?.username || URL.parse(text)?.password
    ? 'A web address has no user name or password in it.'
    : `"${text}" is not a complete web address.`;

/** Undoes %-escapes; undefined when they do not make text. */
export function decodeEscapes(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** True for a path that leads where it seems to: no `.` or `..`, backslash or control character, escaped or not. */
export function isPlainPath(path: string): boolean {
  const decoded = decodeEscapes(path);
  return decoded !== undefined && !/(^|\/)\.{1,2}(\/|$)|\/\/|[\\\p{Cc}]/u.test(decoded);
}

/** Joins the hub's base (`/` or `/hub/`) and a root-relative path. */
export const withBase = (base: string, path: string) => base.replace(/\/$/, '') + path;

/** Where the text of a page is as Markdown: `/posts/hello.md` for `/posts/hello/`. */
export const markdownPath = (href: string) => href.replace(/\/$/, '.md');
