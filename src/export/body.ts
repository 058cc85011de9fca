import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { applyEdits, type Edit, nodesOf, parseMarkdown, spanOf, toBody } from '#import/edit.ts';
import { unlink } from '#import/link-step.ts';
import { definitionsOf } from '#import/picture-step.ts';
import { parseHtml, elementsOf } from '#ingest/parse.ts';

/** What must go from a body. */
export interface Unwanted {
  isTarget: (address: string) => boolean;
  isNamed: (comment: string) => boolean;
}

const linkNote = 'A link to something that is not public became text.';

/** A body without links to what is not public, whose words stay, and without comments that name it. */
export function redactBody(
  body: string,
  mdx: boolean,
  { isTarget, isNamed }: Unwanted,
): { text: string; changes: string[] } {
  const tree = mdx ? (mdxToMdast(body) as unknown as Root) : parseMarkdown(body);
  const nodes = nodesOf(tree).map(({ node }) => node);
  const definitions = definitionsOf(nodes);
  const edits = nodes.flatMap((node): Edit[] => {
    if (node.type === 'link') return isTarget(node.url) ? noted(unlink(node, '#')) : [];
    // A definition that nothing uses names its address all the same.
    if (node.type === 'definition')
      return isTarget(node.url) ? noted([{ ...spanOf(node), text: '' }]) : [];
    if (node.type === 'linkReference') {
      const { url } = definitions.get(node.identifier) ?? {};
      return url !== undefined && isTarget(url) ? noted(unlink(node, '#')) : [];
    }
    return node.type === 'html' ? editHtml(node.value, spanOf(node).start, isTarget, isNamed) : [];
  });
  const { text, notes } = applyEdits(toBody(body), edits);
  return { text, changes: [...new Set(notes.map(({ message }) => message))] };
}

const noted = (edits: Edit[]) => edits.map((edit) => ({ ...edit, note: linkNote }));

const anchorOrComment = /<!--[\s\S]*?-->|<a\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi;

function editHtml(
  html: string,
  offset: number,
  isTarget: Unwanted['isTarget'],
  isNamed: Unwanted['isNamed'],
): Edit[] {
  return [...html.matchAll(anchorOrComment)].flatMap(({ 0: found, index }): Edit[] => {
    const span = { start: offset + index, end: offset + index + found.length };
    if (found.startsWith('<!--'))
      return isNamed(found)
        ? [
            {
              ...span,
              text: '',
              note: 'A comment that names something that is not public was taken out.',
            },
          ]
        : [];
    const href = elementsOf(parseHtml(found))[0]?.properties.href;
    return typeof href === 'string' && isTarget(href)
      ? [{ ...span, text: '<a>', note: linkNote }]
      : [];
  });
}
