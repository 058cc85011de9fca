import type { Root } from 'hast';
import { textOf, walk } from './parse.ts';

/** A body as plain text, a line for each block. */
export function plainText(tree: Root): string {
  const blocks: string[] = [];
  walk(tree, (node, parent) => {
    if (
      node.type !== 'element' ||
      !/^(p|h[2-6]|li|td|th|pre|figcaption|summary|dt|dd)$/.test(node.tagName)
    )
      return;
    if (parent?.type === 'element' && /^(li|td)$/.test(parent.tagName) && node.tagName === 'p')
      return;
    blocks.push(textOf(node).replace(/\s+/g, ' ').trim());
  });
  return blocks.filter(Boolean).join('\n');
}

/** Words as a reader's eye takes them; scripts without spaces count two characters as one. */
export function countWords(plain: string): number {
  const dense =
    plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)
      ?.length ?? 0;
  const spaced = plain.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return dense > spaced ? Math.ceil(dense / 2) : spaced;
}
