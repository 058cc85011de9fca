import type { Definition, Link, Nodes } from 'mdast';
import { type Edit, nodesOf, parseMarkdown, spanOf, type Step } from './edit.ts';
import { classifyTarget } from '#core/urls.ts';
import type { ResolveAddress, Resolved } from './links.ts';
import { definitionsOf } from './picture-step.ts';
import { escapeMarkdown, shownAddress, toDestination, toTitle } from './words.ts';

type Resolve = (address: string) => ReturnType<ResolveAddress>;

/** Links of Markdown, in line and by reference; where one leads nowhere its words stay. */
export const markdownLinks =
  (resolve: Resolve): Step =>
  (text) => {
    const nodes = nodesOf(parseMarkdown(text)).map(({ node }) => node);
    const definitions = definitionsOf(nodes);
    return nodes.flatMap((node): Edit[] => {
      if (node.type === 'link') return editLink(node, resolve(node.url), text);
      if (node.type === 'definition') return editDefinition(node, resolve(node.url), text);
      if (node.type !== 'linkReference') return [];
      const definition = definitions.get(node.identifier);
      const { to, reason } = definition ? resolve(definition.url) : {};
      return definition && to === undefined ? unlink(node, definition.url, reason) : [];
    });
  };

function editLink(node: Link, { to, reason }: Resolved, text: string): Edit[] {
  const { url, title, children } = node;
  const span = spanOf(node);
  if (to === url) return [];
  // A bare address has no brackets: its words are the address itself.
  if (!text.startsWith('[', span.start)) {
    if (/^mailto:/i.test(url) || (to !== undefined && /^https?:/.test(to))) return [];
    return to === undefined
      ? [
          {
            ...span,
            text: shownAddress(url),
            note: `A link became text. ${reason ?? ''}`,
            about: url,
          },
        ]
      : [{ ...span, text: `[${escapeMarkdown(url)}](${to})` }];
  }
  if (to === undefined) return unlink(node, url, reason);
  const last = children.at(-1);
  return last
    ? [{ start: spanOf(last).end, end: span.end, text: `](${toDestination(to)}${toTitle(title)})` }]
    : [{ ...span, text: `[${escapeMarkdown(url)}](${toDestination(to)})` }];
}

function editDefinition(node: Definition, { to }: Resolved, text: string): Edit[] {
  const { start, end } = spanOf(node);
  if (to === node.url) return [];
  if (to === undefined) return [{ start, end, text: '' }];
  const [label = ''] = /^\[(?:\\[\s\S]|[^\\\]])*\]:/.exec(text.slice(start, end)) ?? [];
  return [{ start, end, text: `${label} ${toDestination(to)}${toTitle(node.title)}` }];
}

/**
 * Bare addresses that GitHub's Markdown would make a link of, and the hub would refuse: examples of
 * mailboxes, servers' accounts, addresses with a password. They are shown as code.
 */
export const bareAddresses: Step = (text) =>
  nodesOf(parseMarkdown(text)).flatMap(({ node }): Edit[] => {
    if (node.type !== 'link' || classifyTarget(node.url).type !== 'refused') return [];
    const { start, end } = spanOf(node);
    const words = text.slice(start, end).replace(/^<|>$/g, '');
    return words.startsWith('[') ? [] : [{ start, end, text: shownAddress(words) }];
  });

/** Takes a link away and leaves its words, with its address in code where that can help somebody. */
export function unlink(node: Nodes, address: string, reason = ''): Edit[] {
  const { start, end } = spanOf(node);
  const children = 'children' in node ? node.children : [];
  const [first, last] = [children[0], children.at(-1)];
  const isMail = /^mailto:/i.test(address);
  const note = isMail ? 'An e-mail address was taken out.' : `A link became text. ${reason}`.trim();
  const shown = isMail ? '' : shownAddress(address);
  const tail = shown ? ` (${shown})` : '';
  const told = { note, ...(isMail ? {} : { about: address }) };
  if (!first || !last) return [{ start, end, text: tail.trim(), ...told }];
  return [
    { start, end: spanOf(first).start, text: '', ...told },
    { start: spanOf(last).end, end, text: tail },
  ];
}
