import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { formatDay } from '#core/dates.ts';
import { decodeEscapes } from '#core/urls.ts';
import { element, text } from '#ingest/components.ts';
import { elementsOf, textOf } from '#ingest/parse.ts';
import { packPictures } from './pack-pictures.ts';
import { packStyles, type ReadBuilt } from './pack-styles.ts';

/** A page to make a copy of, and where it comes from. */
export interface PageSource {
  html: string;
  title: string;
  /** `https://community.example.com` */
  origin: string;
  /** Root-relative address of the page. */
  href: string;
  /** ISO day of the build. */
  asOf: string;
  read: ReadBuilt;
}

/** Bytes that a copy stays below. */
export const copyLimit = 1_000_000;

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** Elements that run something, fetch something, or do nothing without a script. */
const inert = new Set(
  'audio button dialog embed iframe link meta noscript object script style template track video'.split(
    ' ',
  ),
);

const noteStyle =
  '.offline-note{background:var(--tint);color:var(--ink);font-size:var(--text-sm);padding:var(--space-2) var(--space-5);text-align:center;overflow-wrap:anywhere}';

/**
 * A built page as one HTML file that is whole without a network: nothing in it runs, and nothing
 * is fetched. What is marked `data-online` stays behind.
 */
export async function packPage(source: PageSource): Promise<string> {
  const whole = await pack(source, true);
  // Pictures gave way first. A text that long is read in the system's fonts.
  return Buffer.byteLength(whole) < copyLimit ? whole : pack(source, false);
}

async function pack(source: PageSource, withFonts: boolean): Promise<string> {
  const page = fromHtml(source.html);
  const body = find(page, 'body');
  const sheets = findSheets(page);
  removeUseless(body);
  leadOnline(body, source);
  body.children.unshift(toNote(source));
  const styles = await readStyles(sheets, withFonts ? textOf(body) : '', source.read);
  const html = find(page, 'html');
  html.children = [toHead(page, source, styles), body];
  const tree: Root = { type: 'root', children: [{ type: 'doctype' }, html] };
  // The addresses that give way to pictures leave some room to spare.
  const budget = copyLimit - Buffer.byteLength(toHtml(tree));
  await packPictures(tree, budget, source.read);
  return `${toHtml(tree)}\n`;
}

function find(tree: Root, name: string): Element {
  const found = elementsOf(tree).find(({ tagName }) => tagName === name);
  if (!found) throw new Error(`A page has no ${name}.`);
  return found;
}

/** What a reader without a network and without scripts has nothing from; nothing unhides the hidden. */
function removeUseless(parent: Element) {
  parent.children = parent.children.filter(
    (child) =>
      child.type !== 'comment' &&
      !(
        child.type === 'element' &&
        (inert.has(child.tagName) || child.properties.hidden || 'dataOnline' in child.properties)
      ),
  );
  for (const child of parent.children) if (child.type === 'element') removeUseless(child);
}

/** Links within the page stay within it; all others lead to the hub, wherever the copy lies. */
function leadOnline(body: Element, { origin, href }: PageSource) {
  const elements = elementsOf(body);
  const anchors = new Set(elements.map(({ properties }) => String(properties.id ?? '')));
  for (const { properties } of elements) {
    if (typeof properties.href !== 'string') continue;
    const url = new URL(properties.href, origin + href);
    const isWithin =
      url.origin + url.pathname === origin + href &&
      (url.hash === '' || anchors.has(decodeEscapes(url.hash.slice(1)) ?? ''));
    properties.href = isWithin ? url.hash || '#' : url.href;
    delete properties.download;
  }
}

function toNote({ title, asOf, origin, href }: PageSource): Element {
  const url = origin + href;
  return element('aside', { className: ['offline-note'], ariaLabel: 'Offline copy' }, [
    text('Offline copy of '),
    element('bdi', {}, [text(title)]),
    text(` as of ${formatDay(asOf)}. Online: `),
    element('a', { href: url }, [text(url)]),
  ]);
}

/** Addresses of a page's stylesheets in its order: those of cards stand in the body, before their list. */
const findSheets = (page: Root): string[] => [
  ...new Set(
    elementsOf(page)
      .filter(
        ({ tagName, properties }) => tagName === 'link' && String(properties.rel) === 'stylesheet',
      )
      .map(({ properties }) => String(properties.href)),
  ),
];

/** Stylesheets in the order of the page, then the note's own. */
async function readStyles(sheets: string[], words: string, read: ReadBuilt): Promise<string[]> {
  const styles = sheets.map(async (address) => {
    const css = await read(address);
    if (!css) throw new Error(`The stylesheet ${address} is missing.`);
    return packStyles(css.toString(), words, read);
  });
  return [...(await Promise.all(styles)), noteStyle];
}

function toHead(page: Root, { origin, href }: PageSource, styles: string[]): Element {
  const kept = elementsOf(find(page, 'head')).filter(
    ({ tagName, properties }) =>
      tagName === 'title' ||
      (tagName === 'meta' &&
        (properties.charSet ||
          /^(viewport|description|color-scheme)$/.test(String(properties.name)))),
  );
  return element('head', {}, [
    ...kept,
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('meta', { name: 'robots', content: 'noindex' }),
    element('link', { rel: ['canonical'], href: origin + href }),
    ...styles.map((css) => element('style', {}, [text(css)])),
  ]);
}
