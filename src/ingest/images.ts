import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Picture } from '#core/entry.ts';
import { judgeFile, judgePlace } from './attachment.ts';
import { keepCached, readCached, writeWhole } from './cache.ts';
import { hashOf, shownPath } from './source.ts';

/** Widths the layout asks for; none is larger than the source. */
const pictureWidths = [160, 480, 960, 1440];

const maxBytes = 12_000_000;
/** What WebP can hold. */
const maxSide = 16_383;
const limits = { limitInputPixels: 4e7, failOn: 'error', pages: 1 } as const;
const encoders = { avif: { quality: 52, effort: 1 }, webp: { quality: 76 } } as const;
/** Changes when the recipe does. */
const recipe = hashOf(JSON.stringify([pictureWidths, encoders])).slice(0, 8);

const signatures: Record<string, (bytes: Uint8Array) => boolean> = {
  '.png': (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]),
  '.jpg': (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  '.jpeg': (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  '.gif': (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38]),
  '.webp': (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
  '.avif': (bytes) => text(bytes, 4, 12) === 'ftypavif' || text(bytes, 4, 12) === 'ftypavis',
};

const startsWith = (bytes: Uint8Array, start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);
const text = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** What is wrong with a picture's file, as a sentence for its author; undefined when it may be used. */
export function judgePicture(content: string, file: string, address: string): string | undefined {
  const extension = path.extname(file).toLowerCase();
  const attachment = { file, address, what: 'picture', maxBytes, remedy: 'Scale it down.' };
  const misplaced = judgePlace(content, attachment);
  if (misplaced) return misplaced;
  if (extension === '.svg') return 'SVG pictures can carry code. Export it as PNG or WebP.';
  const isSigned = signatures[extension];
  if (!isSigned)
    return `"${address}" is not a picture the hub knows. Use .png, .jpg, .webp, .avif or .gif.`;
  const unusable = judgeFile(content, attachment);
  if (unusable) return unusable;
  if (!isSigned(readFileSync(file).subarray(0, 16)))
    return `"${address}" is not really a ${extension.slice(1).toUpperCase()} file. Save it again as one.`;
  return undefined;
}

/**
 * Makes a picture's variants, AVIF and WebP, without metadata, turned upright. Cached by content.
 *
 * @throws {Error} when the file cannot be decoded or has over 40 megapixels
 */
export async function renderPicture(cache: string, file: string): Promise<Picture> {
  const bytes = await readFile(file);
  const name = `${hashOf(bytes).slice(0, 20)}-${recipe}`;
  const recordFile = path.join(cache, 'pictures', `${name}.json`);
  const cached = await readCached(recordFile);
  if (cached) {
    const picture = JSON.parse(cached.toString()) as Picture;
    const kept = await Promise.all(
      pictureFiles(cache, picture).map((variant) => keepCached(variant.file)),
    );
    if (kept.every(Boolean)) return picture;
  }
  try {
    const picture = await encodeVariants(cache, name, bytes);
    await writeWhole(recordFile, JSON.stringify(picture));
    return picture;
  } catch (error) {
    throw new Error(`${shownPath(file)}:1:1  ${explainFailure(error as Error)}`, { cause: error });
  }
}

const explainFailure = ({ message }: Error) =>
  /pixel limit|too large/i.test(message)
    ? `This picture is too large: at most ${limits.limitInputPixels / 1e6} megapixels, and ${maxSide} on a side. Scale it down.`
    : 'This picture is damaged, or no picture at all. Save it again.';

async function encodeVariants(cache: string, name: string, bytes: Buffer): Promise<Picture> {
  const { autoOrient } = await sharp(bytes, limits).metadata();
  const largest = Math.min(autoOrient.width, pictureWidths.at(-1) ?? 0);
  const widths = [...pictureWidths.filter((width) => width < largest), largest];
  for (const width of widths) {
    const scaled = sharp(bytes, limits).autoOrient().resize({ width }).toColourspace('srgb');
    for (const [format, options] of Object.entries(encoders)) {
      const data = await scaled
        .clone()
        .toFormat(format as keyof typeof encoders, options)
        .toBuffer();
      await writeWhole(path.join(cache, 'pictures', `${name}-${width}.${format}`), data);
    }
  }
  const height = Math.max(1, Math.round((autoOrient.height * largest) / autoOrient.width));
  return { name, width: largest, height, widths };
}

/** Files of a picture's variants in the cache, with the names they are published under. */
export const pictureFiles = (cache: string, picture: Picture) =>
  picture.widths.flatMap((width) =>
    Object.keys(encoders).map((format) => {
      const name = `${picture.name}-${width}.${format}`;
      return { name, file: path.join(cache, 'pictures', name) };
    }),
  );
