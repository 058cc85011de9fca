import type { Nodes } from 'mdast';
import { parse } from 'yaml';
import type { Problem } from '#core/problem.ts';
import { toEntryFile } from '#ingest/entry-file.ts';
import { applyEdits, type Edit, nodesOf, parseMarkdown, spanOf, toBody } from './edit.ts';
import { attributeOf, escapeHtml, withHref } from './html-text.ts';
import { unlink } from './link-step.ts';
import { definitionsOf } from './picture-step.ts';
import { escapeMarkdown } from './words.ts';

/** An entry after its problems were mended, with a sentence for each. */
export interface Mended {
  text: string;
  messages: string[];
}

/** Aliases of an entry that an import wrote. */
export function readAliases(text: string): unknown[] {
  const { fields } = split(text) ?? {};
  return Array.isArray(fields?.aliases) ? fields.aliases : [];
}

/** Takes out of an entry's text what the hub's check refuses; undefined when that is not enough. */
export function mendEntry(text: string, problems: readonly Problem[]): Mended | undefined {
  const parts = split(text);
  if (!parts) return undefined;
  const { fields, body, firstLine } = parts;
  const edits: Edit[] = [];
  const messages: string[] = [];
  const removed = new Set<string>();
  // From the last element of a list to the first, so that those before keep their place.
  for (const problem of problems.toReversed()) {
    if (problem.field !== undefined) {
      const place = problem.field.split('.').slice(0, 2).join('.');
      if (!removed.has(place) && !removeField(fields, place, removed)) return undefined;
      removed.add(place);
      messages.push(`${problem.field} was left out. ${problem.message}`);
    } else {
      const found = editsAt(body, problem.line - firstLine + 1, problem.column);
      if (found.length === 0) return undefined;
      edits.push(...found);
      messages.push(`A link or picture became text. ${problem.message}`);
    }
  }
  return {
    text: toEntryFile(withDays(fields), applyEdits(toBody(body), edits).text),
    messages: messages.toReversed(),
  };
}

function split(text: string) {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(text);
  return (
    match && {
      fields: parse(match[1] ?? '', { schema: 'core' }) as Record<string, unknown>,
      body: text.slice(match[0].length),
      firstLine: match[0].split('\n').length,
    }
  );
}

// Days as dates are written without quotes.
const withDays = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && /date|joined/i.test(name)
        ? new Date(value)
        : value,
    ]),
  );

/** Removes a field, or an element of a list; false when it was not there to be removed. */
function removeField(
  fields: Record<string, unknown>,
  place: string,
  removed: ReadonlySet<string>,
): boolean {
  const [name = '', index] = place.split('.');
  if (removed.has(name)) return true;
  const list = fields[name];
  if (Array.isArray(list) && index !== undefined && /^\d+$/.test(index) && list.length > 1) {
    list.splice(Number(index), 1);
    return true;
  }
  const had =
    Object.hasOwn(fields, name) || [...removed].some((path) => path.startsWith(`${name}.`));
  delete fields[name];
  return had;
}

/** What takes the link or picture at a place away, and leaves its words. */
function editsAt(body: string, line: number, column: number): Edit[] {
  const nodes = nodesOf(parseMarkdown(body));
  const at = nodes.filter(({ node: { position } }) => position && contains(position, line, column));
  const found = at.findLast(({ node }) =>
    /^(link|linkReference|image|imageReference|html)$/.test(node.type),
  );
  const node = found?.node;
  if (!node) return [];
  if (node.type === 'link') return unlink(node, node.url);
  if (node.type === 'linkReference')
    return unlink(
      node,
      definitionsOf(nodes.map((all) => all.node)).get(node.identifier)?.url ?? '',
    );
  if (node.type === 'html')
    return [
      {
        ...spanOf(node),
        text: node.value
          .replace(/<a(?=\s)(?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) => withHref(tag))
          .replace(/<img(?=[\s/])(?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) =>
            escapeHtml(attributeOf(tag, 'alt')),
          ),
      },
    ];
  const { alt } = node as Extract<Nodes, { type: 'image' }>;
  return [{ ...spanOf(node), text: escapeMarkdown(alt ?? '') }];
}

const contains = ({ start, end }: NonNullable<Nodes['position']>, line: number, column: number) =>
  (start.line < line || (start.line === line && start.column <= column)) &&
  (end.line > line || (end.line === line && end.column > column));
