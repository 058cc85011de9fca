import type { Definition, Nodes } from 'mdast';
import { type Edit, nodesOf, parseMarkdown, spanOf, type Step } from './edit.ts';
import type { Resolved } from './links.ts';
import type { Brought } from './pictures.ts';
import { escapeMarkdown, nameOf, oneLine, shownAddress, toDestination, toTitle } from './words.ts';

/** What the addresses of one body mean in the hub. */
export interface Addresses {
  resolve: (address: string) => Resolved;
  pictures: ReadonlyMap<string, Brought>;
}

/** A picture as a text shows it, in line or by reference. */
interface Shown {
  node: Nodes;
  address: string;
  alt: string;
  title: string;
  /** The link around it. */
  link: Nodes | undefined;
}

/** Pictures of Markdown; one that cannot be shown becomes a link that says what it showed. */
export const markdownPictures =
  (addresses: Addresses): Step =>
  (text) => {
    const nodes = nodesOf(parseMarkdown(text));
    const definitions = definitionsOf(nodes.map(({ node }) => node));
    const used = new Set<Nodes | undefined>();
    const edits = nodes.flatMap(({ node, parents }): Edit[] => {
      const link = parents.find(({ type }) => type === 'link' || type === 'linkReference');
      const definition =
        node.type === 'imageReference' ? definitions.get(node.identifier) : undefined;
      if (definition) used.add(definition);
      if (node.type !== 'image' && !(node.type === 'imageReference' && definition)) return [];
      const { url: address, title } = node.type === 'image' ? node : (definition as Definition);
      return editPicture(
        { node, address, alt: node.alt ?? '', title: title ?? '', link },
        addresses,
      );
    });
    for (const { node } of nodes)
      if (node.type === 'linkReference') used.delete(definitions.get(node.identifier));
    return [
      ...edits,
      ...[...used].flatMap((node) => (node ? [{ ...spanOf(node), text: '' }] : [])),
    ];
  };

/** Definitions of a text by their identifier; the first counts. */
export function definitionsOf(nodes: Nodes[]): Map<string, Definition> {
  const found = new Map<string, Definition>();
  for (const node of nodes)
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  return found;
}

function editPicture(use: Shown, { resolve, pictures }: Addresses): Edit[] {
  const { node, address, link } = use;
  const span = spanOf(node);
  const picture = pictures.get(address) ?? { reason: 'There is no such file.' };
  const alt = oneLine(use.alt) || oneLine(use.title) || nameOf(address);
  const title = oneLine(use.title);
  if ('to' in picture) {
    const guess = oneLine(use.alt) === '' ? `A picture had no words: "${alt}" is a guess.` : '';
    const note = [picture.note, guess].filter(Boolean).join(' ');
    const image = `![${escapeMarkdown(alt)}](${picture.to}${toTitle(title)})`;
    return [{ ...span, text: image, ...(note ? { note, about: address } : {}) }];
  }
  const { to } = resolve(address);
  const target = to?.startsWith('./') ? undefined : to;
  const note = `A picture became a link or its words. ${picture.reason}`;
  const about = address.slice(0, 300);
  const caption = title && title !== alt ? ` *${escapeMarkdown(title)}*` : '';
  const words = escapeMarkdown(alt);
  if (link) {
    const after = target ? ` ([picture](${toDestination(target)}))` : '';
    const { end } = spanOf(link);
    return [
      { ...span, text: words, note, about },
      { start: end, end, text: after + caption },
    ];
  }
  const shown = shownAddress(address);
  const instead = target
    ? `[${words}](${toDestination(target)})`
    : `${words} (picture not found${shown && `: ${shown}`})`;
  return [{ ...span, text: instead + caption, note, about }];
}
