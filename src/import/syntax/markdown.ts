/** Inline code whatever it holds: the fence is longer than any run of backticks within. */
export function toInlineCode(source: string): string {
  const code = source.replace(/(?<!\s)\s*\n\s*/g, ' ').trim();
  const fence = '`'.repeat(longestRun(code, '`') + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** The mark that opens and closes a block of this code. */
export const toFenceMark = (code: string) => '`'.repeat(Math.max(3, longestRun(code, '`') + 1));

function longestRun(text: string, character: string): number {
  const runs = text.match(new RegExp(`${character}+`, 'g')) ?? [];
  return runs.reduce((longest, { length }) => Math.max(longest, length), 0);
}

/** A link; brackets in its label and blanks in its address do not end it early. */
export const toLink = (label: string, address: string) =>
  `[${escapeBrackets(label)}](${toAddress(address)})`;

/** An image; its title becomes the caption of a picture that stands alone. */
export function toImage(source: string, alt = '', title = ''): string {
  const quoted = title ? ` "${title.replace(/\s+/g, ' ').replaceAll('"', '\\"')}"` : '';
  return `![${escapeBrackets(alt.replace(/\s+/g, ' '))}](${toAddress(source)}${quoted})`;
}

/** A line in italics, which below a picture is its caption. */
export function toCaption(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (!line.includes('*')) return `*${line}*`;
  return line.includes('_') ? line : `_${line}_`;
}

/** A bold line of its own; left alone when its author already emphasises parts of it. */
export const toBoldLine = (text: string) => (/[*_]/.test(text) ? text : `**${text}**`);

const escapeBrackets = (label: string) => label.trim().replace(/(?<!\\)[[\]]/g, '\\$&');

const toAddress = (address: string) => {
  const whole = address.trim().replace(/\s/g, '%20').replace(/[<>]/g, encodeURIComponent);
  return /[()]/.test(whole) ? `<${whole}>` : whole;
};
