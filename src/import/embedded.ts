import type { Edit } from './edit.ts';
import { attributeOf, escapeHtml, htmlText, quoteHtml } from './html-text.ts';
import type { Addresses } from './picture-step.ts';

/** What stands in the place of something that runs or embeds: a link to it where there is one. */
export function replaceEmbedded(
  element: string,
  html: string,
  { resolve }: Addresses,
): Omit<Edit, 'start' | 'end'> {
  const source = attributeOf(html, 'src') || attributeOf(html, 'data') || attributeOf(html, 'href');
  const words = htmlText(html);
  if (/^(style|script)$/.test(element) && !/gist\.github/.test(source))
    return { text: '', note: `A ${element} was left out: nothing an author writes runs here.` };
  if (/^(svg|math)$/.test(element))
    return {
      text: `<em>${escapeHtml(words || (element === 'svg' ? '(a drawing stood here)' : '(a formula stood here)'))}</em>`,
      note: `An ${element} element was left out. Save it as a picture, and show that.`,
    };
  const address = source
    .replace(/\.js$/, '')
    .replace(/youtube(-nocookie)?\.com\/embed\/([\w-]+).*$/, 'youtube.com/watch?v=$2');
  const { to } = address ? resolve(address) : {};
  const title = attributeOf(html, 'title') || labelOf(element, to ?? address);
  const link = to
    ? `<a href="${quoteHtml(to)}">${escapeHtml(title)}</a>`
    : `<span>${escapeHtml(title)}${address ? ` (${escapeHtml(address)})` : ''}</span>`;
  // An element that is only opened here has its words after it.
  const rest = words ? ` ${escapeHtml(words)}` : /<\/\w+\s*>$/.test(html) ? '' : ' ';
  return { text: link + rest, note: `An embedded ${element} became a link.` };
}

function labelOf(element: string, address: string): string {
  const host = URL.parse(address)?.hostname.replace(/^www\./, '');
  const name = { video: 'Video', audio: 'Sound', script: 'Code' }[element] ?? 'Embedded page';
  const known = /youtu|vimeo/.test(host ?? '') ? 'Video' : name;
  return host ? `${known} at ${host}` : known;
}
