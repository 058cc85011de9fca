import type { Element, Root } from 'hast';
import type { Picture } from '#core/entry.ts';
import { pictureSource } from '#core/picture.ts';
import { element, text } from './components.ts';
import { type TreeNode, walk } from './parse.ts';

/** What an image's address means: its picture, and where pictures lie. */
interface Pictures {
  pictures: Record<string, Picture>;
  /** `/` or `/hub/`. */
  base: string;
}

/** A picture alone in its paragraph becomes a figure; its title, or a line in italics, the caption. */
export function placePictures(tree: Root, context: Pictures) {
  walk(tree, (node) => {
    if (!('children' in node) || (node.type === 'element' && node.tagName === 'picture')) return;
    node.children?.forEach((child, index, siblings) => {
      if (child.type !== 'element') return;
      if (child.tagName === 'img') {
        siblings[index] = toPictureElement(child, context);
      } else if (child.tagName === 'p') {
        const figure = toFigure(child, siblings[index + 2] as TreeNode | undefined);
        if (!figure) return;
        siblings[index] = figure.element;
        if (figure.usesNext) siblings.splice(index + 1, 2);
      }
    });
  });
}

function toFigure(
  paragraph: Element,
  next?: TreeNode,
): { element: Element; usesNext: boolean } | undefined {
  const [image, ...rest] = paragraph.children.filter(
    (child) => !(child.type === 'text' && child.value.trim() === ''),
  );
  if (image?.type !== 'element' || image.tagName !== 'img' || rest.length > 1) return undefined;
  const own = rest[0];
  if (own && !isEmphasis(own)) return undefined;
  const title = image.properties.title;
  const nextCaption =
    !own &&
    title === undefined &&
    next?.type === 'element' &&
    next.tagName === 'p' &&
    next.children.length === 1 &&
    next.children[0] &&
    isEmphasis(next.children[0])
      ? next.children[0]
      : undefined;
  const caption = own ?? nextCaption;
  const captionChildren =
    caption?.type === 'element' ? caption.children : typeof title === 'string' ? [text(title)] : [];
  delete image.properties.title;
  return {
    element: element('figure', {}, [
      image,
      ...(captionChildren.length > 0 ? [element('figcaption', {}, captionChildren)] : []),
    ]),
    usesNext: nextCaption !== undefined,
  };
}

const isEmphasis = (node: TreeNode) => node.type === 'element' && node.tagName === 'em';

/** An `img` as the `picture` of its variants; without a known picture only its words remain. */
function toPictureElement(image: Element, { pictures, base }: Pictures): Element {
  const picture = pictures[String(image.properties.src)];
  const alt = String(image.properties.alt ?? '');
  if (!picture) return element('span', {}, [{ type: 'text', value: alt }]);
  const sizes = '(min-width: 46rem) 42rem, 100vw';
  return element('picture', {}, [
    element('source', {
      type: 'image/avif',
      srcSet: pictureSource(picture, base, 'avif').srcset,
      sizes,
    }),
    element('img', {
      src: pictureSource(picture, base, 'webp').src,
      srcSet: pictureSource(picture, base, 'webp').srcset,
      sizes,
      alt,
      width: picture.width,
      height: picture.height,
      loading: 'lazy',
      decoding: 'async',
    }),
  ]);
}
