import type { ElementContent, Root } from 'hast';
import { components, element } from './components.ts';
import { type MdxNode, parseBody, type TreeNode } from './parse.ts';
import { componentElement, sanitizeTree } from './sanitize.ts';

/** MDX without a compiler: registered components become elements, nothing is ever evaluated. */
export function parseMdx(body: string): Root {
  const uses: Record<string, string>[] = [];
  const names: string[] = [];
  const tree = parseBody(body, true);
  const replace = (node: TreeNode): TreeNode[] => {
    if (node.type.startsWith('mdx')) {
      const { name, attributes = [], children = [] } = node as MdxNode;
      if (!name || !Object.hasOwn(components, name)) return [];
      names.push(name);
      uses.push(
        Object.fromEntries(
          attributes.flatMap((attribute) =>
            typeof attribute.value === 'string' ? [[attribute.name, attribute.value]] : [],
          ),
        ),
      );
      return [
        element(
          componentElement,
          { dataIndex: String(uses.length - 1) },
          children.flatMap((child) => replace(child)) as ElementContent[],
        ),
      ];
    }
    if (node.type === 'raw') return [];
    return 'children' in node
      ? [
          {
            ...node,
            children: node.children?.flatMap((child) => replace(child as TreeNode)),
          } as TreeNode,
        ]
      : [node];
  };
  const safe = sanitizeTree(
    { type: 'root', children: tree.children.flatMap((child) => replace(child)) } as Root,
    true,
  );
  const expand = (node: TreeNode): TreeNode[] => {
    if (!('children' in node)) return [node];
    const children = (node.children ?? []).flatMap((child) =>
      expand(child as TreeNode),
    ) as ElementContent[];
    if (node.type !== 'element' || node.tagName !== componentElement)
      return [{ ...node, children } as TreeNode];
    const index = Number(node.properties.dataIndex);
    return components[names[index] ?? '']?.render(uses[index] ?? {}, children) ?? children;
  };
  return { type: 'root', children: safe.children.flatMap((child) => expand(child)) } as Root;
}
