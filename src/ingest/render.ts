import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Picture } from '#core/entry.ts';
import { classifyTarget, decodeEscapes } from '#core/urls.ts';
import { alertTitles, element, text, toAlert } from './components.ts';
import { highlight } from './highlight.ts';
import {
  elementsOf,
  isTooDeep,
  parseHtml,
  parseWhole,
  textOf,
  type TreeNode,
  walk,
} from './parse.ts';
import { placePictures } from './figures.ts';
import { parseMdx } from './mdx.ts';
import { countWords, plainText } from './plain-text.ts';
import { sanitizeTree } from './sanitize.ts';

/** A body as pages show it, and what is derived from it. */
export interface Rendered {
  html: string;
  headings: Heading[];
  words: number;
  /** Plain text of the whole body, for search. */
  text: string;
  /** Pictures it shows. */
  pictures: Picture[];
}

/** What a body's addresses mean in this hub. */
export interface RenderContext {
  /** Address as written -> where it leads; undefined for a page that is not public. */
  links: Record<string, string | undefined>;
  /** Address as written -> picture. */
  pictures: Record<string, Picture>;
  /** `/` or `/hub/`. Pictures lie below it. */
  base: string;
}

/** Renders a body: sanitises what the author wrote first, then takes the trusted steps. */
export async function renderBody(
  body: string,
  mdx: boolean,
  context: RenderContext,
): Promise<Rendered> {
  const tree = mdx ? parseMdx(body) : sanitizeTree(parseWhole(body));
  prefixIds(tree);
  replaceAlerts(tree);
  const headings = numberHeadings(tree);
  const plain = plainText(tree);
  linkTargets(tree, context);
  placePictures(tree, context);
  labelCheckboxes(tree);
  wrapTables(tree);
  await highlightCode(tree);
  return {
    html: toHtml(tree, { characterReferences: { useNamedReferences: false } }),
    headings,
    words: countWords(plain),
    text: plain,
    pictures: Object.values(context.pictures),
  };
}

/** Ids of a body's headings and notes, without rendering it. */
export function anchorsOf(body: string, mdx: boolean): Set<string> {
  const tree = mdx ? parseMdx(body) : sanitizeTree(parseWhole(body));
  prefixIds(tree);
  numberHeadings(tree);
  return new Set(
    elementsOf(tree).flatMap(({ properties }) => (properties.id ? [String(properties.id)] : [])),
  );
}

/** Comments of Discussions: sanitised like everything else, without pictures. */
export function renderComment(html: string): string {
  const whole = parseHtml(html);
  if (isTooDeep(whole)) return '';
  const tree = sanitizeTree(whole);
  for (const node of elementsOf(tree)) {
    delete node.properties.id;
    if (node.tagName === 'a' && classifyTarget(String(node.properties.href ?? '')).type === 'web')
      markExternal(node);
    else if (node.tagName === 'a') unlink(node);
    if (node.tagName === 'img')
      Object.assign(node, element('span', {}, [text(String(node.properties.alt ?? ''))]));
    if (/^h[1-6]$/.test(node.tagName)) node.tagName = 'p';
  }
  labelCheckboxes(tree);
  return toHtml(tree);
}

/** Authors' own ids cannot collide with the page's: all but the footnotes' get GitHub's prefix. */
function prefixIds(tree: Root) {
  const prefix = 'user-content-';
  for (const { properties } of elementsOf(tree)) {
    const id = properties.id;
    if (typeof id === 'string' && id !== 'footnote-label' && !id.startsWith(prefix))
      properties.id = prefix + id.replace(/\s+/g, '-');
  }
}

function replaceAlerts(tree: Root) {
  for (const node of elementsOf(tree)) {
    if (node.tagName !== 'blockquote') continue;
    const first = node.children.find((child): child is Element => child.type === 'element');
    const start = first?.tagName === 'p' ? first.children[0] : undefined;
    const match = start?.type === 'text' ? /^\[!([A-Z]+)\][ \t]*(?:\n|$)/.exec(start.value) : null;
    const kind = match?.[1]?.toLowerCase() ?? '';
    if (!first || start?.type !== 'text' || !match || !Object.hasOwn(alertTitles, kind)) continue;
    start.value = start.value.slice(match[0].length);
    const children =
      textOf(first).trim() === '' && elementsOf(first).length === 1
        ? node.children.filter((child) => child !== first)
        : node.children;
    Object.assign(node, toAlert(kind, children));
  }
}

/** Gives headings GitHub's ids and leaves level 1 to the page. */
function numberHeadings(tree: Root): Heading[] {
  const slugger = new GithubSlugger();
  const found = elementsOf(tree).filter(
    ({ tagName, properties }) => /^h[1-6]$/.test(tagName) && properties.id !== 'footnote-label',
  );
  const shift = found.some(({ tagName }) => tagName === 'h1') ? 1 : 0;
  return found.map((node) => {
    const depth = Math.min(6, Number(node.tagName[1]) + shift);
    const title = textOf(node).trim();
    const id = slugger.slug(title) || slugger.slug('section');
    node.tagName = `h${depth}`;
    node.properties = { ...node.properties, id };
    return { depth, id, text: title };
  });
}

function linkTargets(tree: Root, { links }: RenderContext) {
  const ids = new Set(
    elementsOf(tree).flatMap(({ properties }) => (properties.id ? [String(properties.id)] : [])),
  );
  for (const node of elementsOf(tree)) {
    if (node.tagName !== 'a' || typeof node.properties.href !== 'string') continue;
    const address = node.properties.href;
    if (address.startsWith('#')) {
      const anchor = address.slice(1);
      const id = decodeEscapes(anchor) ?? anchor;
      if (!ids.has(id) && ids.has(`user-content-${id}`))
        node.properties.href = `#user-content-${id}`;
      continue;
    }
    const target = Object.hasOwn(links, address)
      ? links[address]
      : classifyTarget(address).type === 'web'
        ? address
        : undefined;
    if (target === undefined) unlink(node);
    else node.properties.href = target;
    markExternal(node);
  }
}

const unlink = (node: Element) => Object.assign(node, { tagName: 'span', properties: {} });

function markExternal(node: Element) {
  if (/^https?:/i.test(String(node.properties.href ?? ''))) {
    Object.assign(node.properties, {
      rel: ['noopener', 'nofollow', 'ugc'],
      className: ['external'],
    });
  }
}

/** The boxes of task lists say their state; any other input is dropped. */
function labelCheckboxes(tree: Root) {
  walk(tree, (node) => {
    if (!('children' in node) || !node.children?.some(isInput)) return;
    const inTask = node.type === 'element' && /^(li|p)$/.test(node.tagName);
    node.children = node.children.filter((child) => inTask || !isInput(child)) as ElementContent[];
    for (const box of node.children) {
      if (isInput(box))
        box.properties = {
          ...box.properties,
          ariaLabel: box.properties.checked ? 'Done' : 'To do',
        };
    }
  });
}

const isInput = (node: TreeNode): node is Element =>
  node.type === 'element' && node.tagName === 'input';

/** Wide tables scroll inside their own box, which the keyboard can reach. */
function wrapTables(tree: Root) {
  const tables = elementsOf(tree).filter(({ tagName }) => tagName === 'table');
  tables.forEach((node, index) => {
    const table = { ...node };
    // Regions of one page need names of their own.
    const ariaLabel = tables.length === 1 ? 'Table' : `Table ${index + 1}`;
    const box = { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel };
    Object.assign(node, element('div', box, [table]));
  });
}

async function highlightCode(tree: Root) {
  for (const block of elementsOf(tree)) {
    const code = block.children[0];
    if (block.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') continue;
    const name = String((code.properties.className as string[] | undefined)?.[0] ?? '')
      .replace('language-', '')
      .toLowerCase();
    code.children = await highlight(textOf(code).replace(/\n$/, ''), name);
    code.properties = {};
    block.properties = { tabIndex: 0, ...(name ? { dataLanguage: name } : {}) };
  }
}
