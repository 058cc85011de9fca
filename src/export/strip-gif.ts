/**
 * A GIF with its frames and how often they are shown, without comments and what programs noted.
 *
 * @throws {Error} when a block ends behind the file, or is none that GIF has
 */
export function stripGif(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 13 + tableSize(bytes.readUInt8(10));
  kept.push(bytes.subarray(0, at));
  while (at < bytes.length && bytes[at] !== trailer) {
    const end = endOfBlock(bytes, at);
    kept.push(toNeeded(bytes.subarray(at, end)));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.from([trailer])]);
}

const trailer = 0x3b;
const extension = 0x21;
const frame = 0x2c;

const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** Bytes of the colour table that follows a descriptor with these flags. */
const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function endOfBlock(bytes: Buffer, start: number): number {
  const kind = bytes[start];
  if (kind === 0) return start + 1;
  if (kind === extension) return endOfData(bytes, start + 2);
  if (kind === frame) return endOfData(bytes, start + 11 + tableSize(bytes.readUInt8(start + 9)));
  throw new Error('A block is none that GIF has.');
}

/** Data come in pieces, each with its length before it; a piece of length 0 ends them. */
function endOfData(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes.readUInt8(at) !== 0) at += 1 + bytes.readUInt8(at);
  return at + 1;
}

/** What of a block stays: frames, how they follow each other, and the loop. */
function toNeeded(block: Buffer): Buffer {
  if (block[0] === frame) return block;
  if (block[1] === 0xf9) return block;
  const isLoop = loops.has(block.toString('latin1', 3, 14)) && block[14] === 3 && block[15] === 1;
  if (block[1] === 0xff && isLoop) return Buffer.concat([block.subarray(0, 18), Buffer.alloc(1)]);
  return Buffer.alloc(0);
}
