import type { Picture } from './entry.ts';
import { withBase } from './urls.ts';

/**
 * Addresses of a picture's variants in one format.
 *
 * @returns `src` is the variant nearest 960 pixels, for clients that know no `srcset`
 */
export function pictureSource(picture: Picture, base: string, format: 'avif' | 'webp') {
  const urlOf = (width: number) => withBase(base, `/_images/${picture.name}-${width}.${format}`);
  const middle = picture.widths.find((width) => width >= 960) ?? picture.width;
  return {
    src: urlOf(middle),
    srcset: picture.widths.map((width) => `${urlOf(width)} ${width}w`).join(', '),
  };
}
