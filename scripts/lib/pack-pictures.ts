import type { Element, ElementContent, Root } from 'hast';
import { type TreeNode, walk } from '#ingest/parse.ts';
import { type ReadBuilt, toDataUri } from './pack-styles.ts';

/** A picture of a page, with what it may become. */
interface Slot {
  siblings: ElementContent[];
  /** The `picture` or the `img` that stands alone. */
  node: Element;
  image: Element;
  /** As data, from the one wanted down to the smallest. */
  choices: string[];
}

/** Pixels that are enough for a screen to be held in a hand. */
const enough = 800;

/**
 * Puts each picture into its page, in a middle size. While all are more than `budget` allows, the
 * largest takes its next smaller size, and in the end leaves its words in its place.
 *
 * @param budget characters of all of them; none at all when it is negative
 */
export async function packPictures(tree: Root, budget: number, read: ReadBuilt): Promise<void> {
  const slots = await Promise.all(findImages(tree).map((found) => readChoices(found, read)));
  const sizeOf = ({ choices }: Slot) => choices[0]?.length ?? 0;
  let total = slots.reduce((sum, slot) => sum + sizeOf(slot), 0);
  while (total > Math.max(0, budget)) {
    const largest = slots.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
    total -= sizeOf(largest);
    largest.choices.shift();
    total += sizeOf(largest);
  }
  for (const slot of slots) place(slot);
}

function findImages(tree: Root): Omit<Slot, 'choices'>[] {
  const found: Omit<Slot, 'choices'>[] = [];
  walk(tree, (node, parent) => {
    if (!isElement(node, 'img', 'picture') || !parent || isElement(parent, 'picture')) return;
    const images = node.tagName === 'img' ? [node] : node.children;
    const image = images.find((child) => isElement(child, 'img')) as Element | undefined;
    if (image) found.push({ siblings: childrenOf(parent), node, image });
  });
  return found;
}

const isElement = (node: TreeNode, ...names: string[]): node is Element =>
  node.type === 'element' && names.includes(node.tagName);

const childrenOf = (parent: TreeNode) => (parent as { children: ElementContent[] }).children;

async function readChoices(found: Omit<Slot, 'choices'>, read: ReadBuilt): Promise<Slot> {
  const { node, image } = found;
  const src = String(image.properties.src ?? '');
  if (src.startsWith('data:')) return { ...found, choices: [src] };
  const source = node.children.find((child) => isElement(child, 'source')) as Element | undefined;
  const variants = variantsOf(source ?? image, src);
  const wanted = Math.min(enough, 2 * Number(image.properties.width ?? enough));
  const fitting = variants.filter(({ width }) => width <= wanted);
  const addresses = fitting.length > 0 ? fitting : variants.slice(-1);
  const choices = addresses.map(async ({ address }) => {
    const content = await read(address);
    return content ? [toDataUri(typeOf(address), content)] : [];
  });
  return { ...found, choices: (await Promise.all(choices)).flat() };
}

/** Largest first. */
function variantsOf({ properties }: Element, src: string) {
  const set = Array.isArray(properties.srcSet)
    ? properties.srcSet.map(String)
    : String(properties.srcSet ?? src).split(/,\s+/);
  return set
    .map((variant) => {
      const [address = '', width] = variant.trim().split(/\s+/);
      return { address, width: Number.parseInt(width ?? '0', 10) };
    })
    .sort((a, b) => b.width - a.width);
}

const typeOf = (address: string) => {
  const ending = address.slice(address.lastIndexOf('.') + 1);
  return `image/${{ jpg: 'jpeg', svg: 'svg+xml' }[ending] ?? ending}`;
};

function place({ siblings, node, image, choices }: Slot) {
  const { className, alt, width, height } = image.properties;
  const [src] = choices;
  const words: ElementContent[] = alt ? [{ type: 'text', value: String(alt) }] : [];
  if (src !== undefined) image.properties = { className, src, alt: alt ?? '', width, height };
  if (src === undefined) siblings.splice(siblings.indexOf(node), 1, ...words);
  else if (node !== image) node.children = [image];
}
