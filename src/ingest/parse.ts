import type { Element, ElementContent, Root, RootContent } from 'hast';
import { htmlToHast, markdownToHast, mdxToHast } from 'satteri';

/** Where something stands in its file. */
export interface Place {
  line: number;
  column: number;
}

/** MDX that does not parse. */
export class MdxSyntaxError extends Error {
  readonly place: Place;

  constructor(reason: string, place: Place) {
    super(reason);
    this.place = place;
  }
}

/** Parses a body with positions. Raw HTML stays as `raw` nodes. */
export function parseBody(body: string, mdx: boolean): Root {
  if (!mdx) return markdownToHast(body) as Root;
  try {
    return mdxToHast(body) as Root;
  } catch (error) {
    const [, line = '1', column = '1', reason = ''] =
      /^(\d+):(\d+)(?:-\d+:\d+)?: ([\s\S]*?)(?: \(mdx[\w:-]*\))?$/.exec((error as Error).message) ??
      [];
    throw new MdxSyntaxError(
      (reason || (error as Error).message).replace(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, ''),
      { line: Number(line), column: Number(column) },
    );
  }
}

/** Parses a Markdown body whose raw HTML becomes elements, so that nothing escapes the sanitiser. */
export const parseWhole = (body: string) =>
  markdownToHast(body, { features: { rawHtml: true } }) as Root;

/** Parses a piece of HTML. */
export const parseHtml = (html: string) => htmlToHast(html, { fragment: true }) as Root;

/** A JSX element or expression that MDX left in the tree. */
export interface MdxNode {
  type:
    | 'mdxJsxFlowElement'
    | 'mdxJsxTextElement'
    | 'mdxFlowExpression'
    | 'mdxTextExpression'
    | 'mdxjsEsm';
  name?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
  children?: TreeNode[];
  position?: { start: Place };
}

/** Any node of a parsed body. */
export type TreeNode = Root | RootContent | ElementContent | MdxNode;

const maxDepth = 200;

/** A body nested more deeply than any text is: only somebody hostile writes it. */
export class NestingError extends Error {
  constructor() {
    super(
      `This text is nested too deeply: at most ${maxDepth} quotes, lists or elements in each other.`,
    );
  }
}

/**
 * Visits a tree depth first, parents before children.
 *
 * @throws {NestingError} rather than run out of stack
 */
export function walk(
  node: TreeNode,
  visit: (node: TreeNode, parent?: TreeNode) => void,
  parent?: TreeNode,
  depth = 0,
): void {
  if (depth > maxDepth) throw new NestingError();
  visit(node, parent);
  for (const child of 'children' in node ? (node.children ?? []) : [])
    walk(child as TreeNode, visit, node, depth + 1);
}

/** Whether {@link walk} would refuse a tree. */
export function isTooDeep(tree: TreeNode): boolean {
  try {
    walk(tree, () => {});
    return false;
  } catch (error) {
    if (error instanceof NestingError) return true;
    throw error;
  }
}

/** Elements of a tree, in document order. */
export function elementsOf(tree: TreeNode): Element[] {
  const found: Element[] = [];
  walk(tree, (node) => {
    if (node.type === 'element') found.push(node);
  });
  return found;
}

/** Text of a tree as a reader sees it. */
export function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node
    ? (node.children ?? []).map((child) => textOf(child as TreeNode)).join('')
    : '';
}
