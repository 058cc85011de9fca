import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { stripAvif } from './strip-avif.ts';
import { stripGif } from './strip-gif.ts';
import { stripJpeg } from './strip-jpeg.ts';

const limits = { limitInputPixels: 4e7, failOn: 'error' } as const;

/**
 * A picture's file without what the camera or a program wrote into it: place, people, device,
 * comments, and whatever hangs on behind the picture. Nothing is encoded again, and the result is
 * decoded to see that it shows the same. Which side is up stays.
 *
 * @returns the bytes that came in when nothing had to go, and for a kind of file that is not known here
 * @throws {Error} when the file cannot be read to its end, or would not show the same
 */
export async function withoutMetadata(bytes: Buffer): Promise<Buffer> {
  const stripped = await strip(bytes);
  if (stripped.equals(bytes)) return bytes;
  const [before, after] = [await digestPixels(bytes), await digestPixels(stripped)];
  if (before !== after) throw new Error('The picture would not show the same.');
  return stripped;
}

async function strip(bytes: Buffer): Promise<Buffer> {
  const { orientation = 1, exif, xmp } = await sharp(bytes, limits).metadata();
  const upright = orientation > 1 ? exifOf(orientation) : undefined;
  if (bytes[0] === 0xff) return stripJpeg(bytes, upright);
  if (bytes[0] === 0x89) return stripPng(bytes, upright);
  if (bytes.toString('latin1', 0, 4) === 'GIF8') return stripGif(bytes);
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return stripWebp(bytes, upright);
  return bytes.toString('latin1', 4, 8) === 'ftyp' ? stripAvif(bytes, [exif, xmp]) : bytes;
}

/** What a reader sees: the pixels upright, and of moving pictures each frame and how long it stays. */
async function digestPixels(bytes: Buffer): Promise<string> {
  const { pages = 1, width, height, delay, loop } = await sharp(bytes, limits).metadata();
  // All frames of a long one are more than memory should hold.
  const animated = pages > 1 && pages * width * height <= limits.limitInputPixels;
  const picture = sharp(bytes, { ...limits, animated });
  const { data, info } = await (animated ? picture : picture.autoOrient())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const facts = [pages, delay, loop, info.width, info.height, info.channels];
  return createHash('sha256').update(JSON.stringify(facts)).update(data).digest('hex');
}

/** The smallest EXIF record that says which side is up. */
function exifOf(orientation: number): Buffer {
  const record = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  record.writeUInt16BE(orientation, 18);
  return record;
}

/** Optional chunks that change what is seen: colours, transparency, size, frames. */
const shownChunks = new Set(
  'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

function stripPng(bytes: Buffer, exif: Buffer | undefined): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) throw new Error('A chunk has no end.');
    // Without a capital a chunk is one that decoders can do without.
    if (/^[A-Z]/.test(type) || shownChunks.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IHDR' && exif) kept.push(pngChunk('eXIf', exif));
    if (type === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

function stripWebp(bytes: Buffer, exif: Buffer | undefined): Buffer {
  const kept: Buffer[] = [];
  const size = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= size;) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > size) throw new Error('A chunk has no end.');
    const type = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    // Flags of the header: 8 says that there is EXIF, 4 that there is XMP.
    if (type === 'VP8X') chunk[8] = ((chunk[8] ?? 0) & ~12) | (exif ? 8 : 0);
    if (webpChunks.has(type)) kept.push(chunk);
    at = end;
  }
  if (exif) {
    const head = Buffer.from('EXIF\0\0\0\0');
    head.writeUInt32LE(exif.length, 4);
    kept.push(head, exif);
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
