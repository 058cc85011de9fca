import type { Step } from './edit.ts';

const at = '(?:@|%40|&#0*64;|&#x0*40;|&commat;)';
const host = String.raw`((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24})`;
/** Neither a handle (`@ada@social.org`) nor what stands before the host of a URL. */
const notBefore = String.raw`(?<![\p{L}\p{N}])(?<!(?:^|[^\p{L}\p{N}])@[\w.+-]{0,64})(?<!:\/\/[^\s@/]{0,100})`;
const notAfter = String.raw`(?![\p{L}\p{N}])`;
const address = new RegExp(
  `(?:mailto:)?${notBefore}([\\p{L}\\p{N}][\\p{L}\\p{N}_.+-]{0,63})${at}${host}${notAfter}`,
  'giu',
);
/** Ends of files, which look like a country: `icon@2x.png`, `next@latest.js`. */
const fileEnding =
  /\.(png|jpe?g|gif|svg|webp|avif|[cm]?[jt]sx?|css|json|md|html?|zip|gz|tgz|dmg|exe)$/i;
/** Reserved for examples, or not a mailbox: GitHub's noreply addresses. */
const harmless =
  /(^|\.)(example\.(com|org|net)|example|test|invalid|users\.noreply\.github\.com)$/i;

/** What stands where an e-mail address stood. */
export const redaction = '(e-mail address removed)';

/** E-mail addresses, wherever they stand: in words, code and comments. */
export const emails: Step = (text) =>
  [...text.matchAll(address)].flatMap(({ index, 0: whole, 1: name, 2: host = '' }) => {
    if (fileEnding.test(host) || harmless.test(host)) return [];
    // The account of a server, as `scp` and `git` write it, is no mailbox.
    const after = text.slice(index + whole.length, index + whole.length + 2);
    if (/^:[/~]/.test(after) || (name === 'git' && /^[:/]/.test(after))) return [];
    const bracketed = text[index - 1] === '<' && text[index + whole.length] === '>';
    const inUrl = /:\/\/\S*$/.test(text.slice(Math.max(0, index - 500), index));
    return [
      {
        start: bracketed ? index - 1 : index,
        end: index + whole.length + (bracketed ? 1 : 0),
        text: inUrl ? 'removed' : redaction,
        note: 'An e-mail address was taken out.',
      },
    ];
  });

/** A text of the front matter without e-mail addresses. */
export const withoutEmails = (text: string) =>
  emails(text, { fields: {}, include: () => undefined })
    .toReversed()
    .reduce((left, edit) => left.slice(0, edit.start) + edit.text + left.slice(edit.end), text);

/** Plain data without e-mail addresses in any of its texts. */
export function redactFields(value: unknown): unknown {
  if (typeof value === 'string') return withoutEmails(value);
  if (Array.isArray(value)) return value.map(redactFields);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, redactFields(inner)]),
  );
}
