import type { Element } from 'hast';
import { pictureSource } from '#core/picture.ts';
import { element } from './components.ts';
import type { RenderContext } from './render.ts';

/** An `img` as the `picture` of its variants; without a known picture only its words remain. */
export function toPictureElement(image: Element, { pictures, base }: RenderContext): Element {
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
