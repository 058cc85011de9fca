import { type Edit, nodesOf, parseMarkdown, spanOf, type Step } from './edit.ts';
import { replaceEmbedded } from './embedded.ts';
import { attributeOf, escapeHtml, quoteHtml, withHref } from './html-text.ts';
import type { Addresses } from './picture-step.ts';
import { nameOf } from './words.ts';

const tagPattern =
  /<(\/?)([a-zA-Z][\w:.-]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/(?!>))*)\s*\/?>/g;

/** Elements that may stand in a body as they are; the hub makes them inert. */
const kept = new Set(
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
);
/** Blocks that mean nothing here: what stands in them must not become indented code. */
const blocks = new Set(
  'address article aside body center dir fieldset footer form header hgroup html main nav noscript section'.split(
    ' ',
  ),
);
/** Elements that go while their words stay. */
const unwrapped = new Set(
  'acronym area base big button font head input label legend link map meta object option param picture select slot source textarea track'.split(
    ' ',
  ),
);
/** What runs or embeds: a link to it stays. */
const embedded = new Set(['iframe', 'embed', 'video', 'audio', 'script', 'frame']);

/** What is open where a tag stands. */
interface Open {
  /** The block that holds the tags; nothing stays open from one block to the next. */
  block: unknown;
  /** Inside a link. */
  link: boolean;
  /** Links to pictures that were left out, to be shown after the link they stood in. */
  pictures: string[];
}

/** Raw HTML: pictures and links as in Markdown, embedded things as links, unknown tags as text. */
export const rawHtml =
  (addresses: Addresses): Step =>
  (text) => {
    const nodes = nodesOf(parseMarkdown(text)).filter(({ node }) => node.type === 'html');
    const wholes = wholeElements(
      text,
      nodes.map(({ node }) => spanOf(node)),
    );
    const edits = wholes.map(({ name, ...span }): Edit => ({
      ...span,
      ...replaceEmbedded(name, text.slice(span.start, span.end), addresses),
    }));
    let open: Open = { block: undefined, link: false, pictures: [] };
    for (const { node, parents } of nodes) {
      const block = parents[1] ?? node;
      if (open.block !== block) open = { block, link: false, pictures: [] };
      if (parents.some(({ type }) => /^link/.test(type))) open.link = true;
      for (const match of tagsIn(text, spanOf(node), wholes)) {
        const span = { start: match.index, end: match.index + match[0].length };
        edits.push(...editTag(match, span, addresses, open));
      }
    }
    return edits;
  };

interface Span {
  start: number;
  end: number;
}

/** Elements of which nothing but words can stay, from their first tag to their last. */
function wholeElements(text: string, html: Span[]): (Span & { name: string })[] {
  const found: (Span & { name: string })[] = [];
  const opening = /<!--[\s\S]*?-->|<(script|style|video|audio|iframe|svg|math|object)\b/gi;
  for (const { start, end } of html)
    for (const { index, 1: name } of text.slice(start, end).matchAll(opening)) {
      if (!name || start + index < (found.at(-1)?.end ?? 0)) continue;
      const closing = new RegExp(`</${name}\\s*>`, 'gi');
      closing.lastIndex = start + index;
      if (!closing.test(text)) continue;
      const last = closing.lastIndex;
      if (html.some((span) => span.start < last && last <= span.end))
        found.push({ start: start + index, end: last, name: name.toLowerCase() });
    }
  return found;
}

/** Tags of a stretch of HTML, but for those in comments and in elements that go as a whole. */
function tagsIn(text: string, { start, end }: Span, wholes: Span[]): RegExpExecArray[] {
  const html = text.slice(start, end);
  const comments = [...html.matchAll(/<!--[\s\S]*?-->/g)].map(({ index, 0: { length } }) => ({
    start: start + index,
    end: start + index + length,
  }));
  return [...html.matchAll(tagPattern)].flatMap((match) => {
    const index = start + match.index;
    return [...comments, ...wholes].some((span) => span.start <= index && index < span.end)
      ? []
      : [Object.assign(match, { index })];
  });
}

function editTag(
  [tag = '', closing = '', name = '']: RegExpExecArray,
  span: { start: number; end: number },
  addresses: Addresses,
  open: Open,
): Edit[] {
  const element = name.toLowerCase();
  if (embedded.has(element) || /^(style|svg|math)$/.test(element))
    return [
      closing ? { ...span, text: '' } : { ...span, ...replaceEmbedded(element, tag, addresses) },
    ];
  if (element === 'img' && !closing) return [{ ...span, ...replaceImage(tag, addresses, open) }];
  if (element === 'a') return editAnchor(tag, closing !== '', span, addresses, open);
  if (kept.has(element)) return [];
  if (blocks.has(element)) return [{ ...span, text: tag.replace(/^(<\/?)[\w:.-]+/, '$1div') }];
  if (unwrapped.has(element)) return [{ ...span, text: '' }];
  return [
    {
      ...span,
      text: tag.replace('<', '&lt;'),
      note: 'An unknown tag is shown as text.',
      about: tag.slice(0, 80),
    },
  ];
}

function replaceImage(
  tag: string,
  { resolve, pictures }: Addresses,
  open: Open,
): Omit<Edit, 'start' | 'end'> {
  const src = attributeOf(tag, 'src');
  const picture = pictures.get(src) ?? { reason: 'There is no such file.' };
  const alt =
    attributeOf(tag, 'alt').replace(/\s+/g, ' ').trim() || attributeOf(tag, 'title') || nameOf(src);
  if ('to' in picture)
    return {
      text: `<img src="${picture.to}" alt="${quoteHtml(alt)}">`,
      ...(picture.note ? { note: picture.note } : {}),
    };
  const shown = /^data:/i.test(src) ? '' : escapeHtml(src);
  const { to } = resolve(src);
  const isLink = to !== undefined && !to.startsWith('./');
  if (isLink && open.link) open.pictures.push(to);
  return {
    text:
      open.link && isLink
        ? escapeHtml(alt)
        : isLink
          ? `<a href="${quoteHtml(to)}">${escapeHtml(alt)}</a>`
          : `<span>${escapeHtml(alt)} (picture not found${shown && `: ${shown}`})</span>`,
    note: `A picture became a link or its words. ${picture.reason}`,
    about: src.slice(0, 300),
  };
}

function editAnchor(
  tag: string,
  closing: boolean,
  span: { start: number; end: number },
  { resolve }: Addresses,
  open: Open,
): Edit[] {
  open.link = !closing;
  if (closing) {
    const left = open.pictures.splice(0);
    const links = left.map((to) => ` (<a href="${quoteHtml(to)}">picture</a>)`).join('');
    return left.length > 0 ? [{ ...span, text: tag + links }] : [];
  }
  const href = attributeOf(tag, 'href');
  if (href === '') return [];
  const { to, reason } = resolve(href);
  if (to === href) return [];
  // Without an address the element stays, and its words with it: nobody can follow it.
  if (to === undefined) {
    const note = `A link became text. ${reason ?? ''}`.trim();
    return [{ ...span, text: withHref(tag), note, about: /^mailto:/i.test(href) ? '' : href }];
  }
  return [{ ...span, text: withHref(tag, to) }];
}
