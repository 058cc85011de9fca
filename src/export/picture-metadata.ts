import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/**
 * A picture's file without what the camera or a program wrote into it: place, people, device,
 * comments, and whatever hangs on behind the picture. Nothing is encoded again: the picture itself
 * is the same bytes. Which side is up stays.
 *
 * @returns the bytes that came in when nothing had to go, and for a kind of file that is not known here
 */
export async function withoutMetadata(bytes: Buffer): Promise<Buffer> {
  const strip = bytes[0] === 0xff ? stripJpeg : bytes[0] === 0x89 ? stripPng : undefined;
  const isWebp = bytes.toString('latin1', 8, 12) === 'WEBP';
  const isAvif = bytes.toString('latin1', 4, 8) === 'ftyp';
  if (!strip && !isWebp && !isAvif) return bytes;
  const { orientation = 1, exif, xmp } = await sharp(bytes).metadata();
  if (isAvif) return blank(bytes, [exif, xmp]);
  const stripped = (strip ?? stripWebp)(bytes, orientation > 1 ? exifOf(orientation) : undefined);
  return stripped.equals(bytes) ? bytes : stripped;
}

/** The smallest EXIF record that says which side is up. */
function exifOf(orientation: number): Buffer {
  const record = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  record.writeUInt16BE(orientation, 18);
  return record;
}

/** Keeps what decoding needs: frames, tables and scans, JFIF, the colour profile, and Adobe's note on colours. */
function stripJpeg(bytes: Buffer, exif: Buffer | undefined): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let added = exif && Buffer.concat([jpegHead(exif.length + 6), Buffer.from('Exif\0\0'), exif]);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) break;
    const head = at + 2 + bytes.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(bytes, head) : head;
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    const isColourProfile = bytes.toString('latin1', at + 4, at + 15) === 'ICC_PROFILE';
    const isNeeded = [0xe0, 0xee].includes(marker) || (marker === 0xe2 && isColourProfile);
    if (added && marker !== 0xe0) {
      kept.push(added);
      added = undefined;
    }
    if ((!isApplication && marker !== 0xfe) || isNeeded) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])]);
}

const jpegHead = (length: number) =>
  Buffer.from([0xff, 0xe1, (length + 2) >> 8, (length + 2) & 255]);

/** In a scan a marker is a 0xff that neither 0 nor a restart follows. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function stripPng(bytes: Buffer, exif: Buffer | undefined): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].includes(type))
      kept.push(bytes.subarray(at, end));
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

function stripWebp(bytes: Buffer, exif: Buffer | undefined): Buffer {
  const kept: Buffer[] = [];
  const size = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= size;) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    const type = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    // Flags of the header: 8 says that there is EXIF, 4 that there is XMP.
    if (type === 'VP8X') chunk[8] = ((chunk[8] ?? 0) & ~12) | (exif ? 8 : 0);
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk);
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

/** Overwrites records where they stand: everything in an AVIF file is found by its offset. */
function blank(bytes: Buffer, records: (Buffer | undefined)[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const record of records) {
    if (!record) continue;
    const data = record.toString('latin1', 0, 6) === 'Exif\0\0' ? record.subarray(6) : record;
    const at = data.length > 0 ? copy.indexOf(data) : -1;
    if (at !== -1) copy.fill(0, at, at + data.length);
  }
  return copy.equals(bytes) ? bytes : copy;
}
