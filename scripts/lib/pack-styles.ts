/** Reads a built file by its root-relative address; undefined when there is none. */
export type ReadBuilt = (address: string) => Promise<Buffer | undefined>;

/** The `data:` address of a file's content. */
export const toDataUri = (type: string, content: Buffer) =>
  `data:${type};base64,${content.toString('base64')}`;

const fontFace = /@font-face\s*\{[^}]*\}/g;

/**
 * A stylesheet that fetches nothing: each web font is in it if a character of the text is in the
 * font, and left to the fallback otherwise.
 *
 * @param text whose letters are wanted; empty for no web font at all
 */
export async function packStyles(css: string, text: string, read: ReadBuilt): Promise<string> {
  const codes = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const faces = [...css.matchAll(fontFace)].map(([face]) => packFace(face, codes, read));
  const packed = await Promise.all(faces);
  return (
    css
      .replace(fontFace, () => packed.shift() ?? '')
      .replace(/url\((?!["']?(?:data:|#))[^)]*\)/g, 'none')
      // A style element ends at the first of these, in a string too.
      .replaceAll('</', '<\\/')
  );
}

async function packFace(face: string, codes: Set<number>, read: ReadBuilt): Promise<string> {
  const address = /url\(["']?([^"')]+)/.exec(face)?.[1];
  if (address === undefined) return face;
  const ranges = rangesOf(face);
  const isWanted = [...codes].some((code) =>
    ranges.some(([first, last]) => code >= first && code <= last),
  );
  const font = isWanted ? await read(address) : undefined;
  return font ? face.replace(/url\([^)]*\)/, `url(${toDataUri('font/woff2', font)})`) : '';
}

/** Code points of `unicode-range`: `U+20-7E`, `U+4??`; everything where a face has none. */
function rangesOf(face: string): [number, number][] {
  const list = /unicode-range:([^;}]+)/i.exec(face)?.[1] ?? 'U+0-10FFFF';
  return [...list.matchAll(/U\+([\da-f?]+)(?:-([\da-f]+))?/gi)].map(([, first = '', last]) => [
    Number.parseInt(first.replaceAll('?', '0'), 16),
    Number.parseInt(last ?? first.replaceAll('?', 'F'), 16),
  ]);
}
