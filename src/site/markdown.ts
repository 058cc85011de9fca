import type { Element, ElementContent, Root } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Html, Nodes, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { alertTitles, element, text } from '#ingest/components.ts';
import { elementsOf, parseHtml, textOf } from '#ingest/parse.ts';

/**
 * Markdown of a rendered body: what was sanitised away, comments included, is not in it. Addresses
 * are absolute; the hub's own forms (alerts, captions, footnotes) are written as GitHub reads them.
 *
 * @param page absolute address of the page that shows the body
 */
export function htmlToMarkdown(html: string, page: string): string {
  const tree = parseHtml(html);
  restoreSource(tree);
  tree.children.unshift(element('base', { href: page }));
  const handlers = { div, section, figcaption, sub: keepTag, sup, input, summary, p, code, a };
  const markdown = toMdast(tree, { handlers, document: true });
  return toMarkdown(markdown as Nodes, {
    bullet: '-',
    rule: '-',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

/** Code is one text again, and its language and the sides of columns stand where others have them. */
function restoreSource(tree: Root) {
  for (const { tagName, properties, children } of elementsOf(tree)) {
    const [code] = children;
    if (tagName === 'pre' && code?.type === 'element') {
      code.children = [text(textOf(code))];
      if (properties.dataLanguage)
        code.properties.className = [`language-${String(properties.dataLanguage)}`];
    }
    if (properties.dataAlign) properties.align = String(properties.dataAlign);
  }
}

const hasClass = ({ properties }: Element, name: string) =>
  Array.isArray(properties.className) && properties.className.includes(name);

const flowOf = (state: State, node: Element) => state.toFlow(state.all(node)) as BlockContent[];

const raw = (value: string): Html => ({ type: 'html', value });

/** A place to link to is no link: its words stay. */
const a: Handle = (state, node) =>
  node.properties.href ? defaultHandlers.a(state, node) : state.all(node);

/** `> [!NOTE]` for an alert; a title that is not the kind's own stands in bold. */
const div: Handle = (state, node) => {
  const kind = Object.keys(alertTitles).find((name) => hasClass(node, `alert-${name}`));
  if (!kind) return flowOf(state, node);
  const [title, ...rest] = node.children;
  const words = title ? textOf(title) : '';
  const [first, ...others] = state.toFlow(state.all({ ...node, children: rest })) as BlockContent[];
  const marker: PhrasingContent[] = [
    raw(`[!${kind.toUpperCase()}]`),
    ...(words === alertTitles[kind]
      ? []
      : ([
          raw('\n'),
          { type: 'strong', children: [{ type: 'text', value: words }] },
        ] satisfies PhrasingContent[])),
  ];
  const children: BlockContent[] =
    first?.type === 'paragraph' && words === alertTitles[kind]
      ? [{ ...first, children: [...marker, raw('\n'), ...first.children] }, ...others]
      : [{ type: 'paragraph', children: marker }, ...(first ? [first, ...others] : [])];
  return { type: 'blockquote', children };
};

/** Footnotes become their definitions, without the way back. */
const section: Handle = (state, node) => {
  if (node.properties.dataFootnotes === undefined) return flowOf(state, node);
  return elementsOf(node)
    .filter(({ tagName, properties }) => tagName === 'li' && properties.id)
    .map((note): RootContent => ({
      type: 'footnoteDefinition',
      identifier: noteName(String(note.properties.id)),
      children: flowOf(state, withoutBackReferences(note)),
    }));
};

const noteName = (id: string) => id.replace(/^.*?fn-/, '').toLowerCase();

function withoutBackReferences(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    return child.properties.dataFootnoteBackref === undefined ? [withoutBackReferences(child)] : [];
  });
  return { ...node, children };
}

/** The number of a footnote, or something raised, which plain text would turn into other words. */
const sup: Handle = (state, node, parent) => {
  const [link] = node.children;
  if (link?.type !== 'element' || link.properties.dataFootnoteRef === undefined)
    return keepTag(state, node, parent);
  const identifier = noteName(String(link.properties.href));
  return { type: 'footnoteReference', identifier, label: identifier };
};

const keepTag: Handle = (state, node) =>
  [raw(`<${node.tagName}>`), ...state.all(node), raw(`</${node.tagName}>`)] as PhrasingContent[];

/** A caption is a line in italics below its picture, as authors write it. */
const figcaption: Handle = (state, node) => ({
  type: 'paragraph',
  children: [{ type: 'emphasis', children: state.all(node) as PhrasingContent[] }],
});

/** Boxes of tasks are read with their list items; elsewhere they say nothing. */
const input: Handle = () => undefined;

/** What opens a folded part is its title. */
const summary: Handle = (state, node) => ({
  type: 'paragraph',
  children: [{ type: 'strong', children: state.all(node) as PhrasingContent[] }],
});

/** Who said a quotation. */
const p: Handle = (state, node) => {
  const children = state.all(node) as PhrasingContent[];
  if (hasClass(node, 'pull-quote-by')) children.unshift({ type: 'text', value: '— ' });
  return children.length > 0 ? { type: 'paragraph', children } : undefined;
};

/** Code that holds nothing cannot be written. */
const code: Handle = (state, node) =>
  textOf(node).trim() === '' ? undefined : defaultHandlers.code?.(state, node);
