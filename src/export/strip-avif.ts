/** Boxes that pictures are in; any other holds what a program noted, or nothing. */
const needed = new Set(['ftyp', 'meta', 'mdat', 'moov']);

/**
 * An AVIF whose records and foreign boxes are overwritten where they stand: everything in such a
 * file is found by its offset.
 *
 * @param records data that must not stay, as the decoder found them
 * @throws {Error} when a record is not in one piece, or a box is longer than the file
 */
export function stripAvif(bytes: Buffer, records: (Buffer | undefined)[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const record of records) {
    if (!record) continue;
    const data = record.toString('latin1', 0, 6) === 'Exif\0\0' ? record.subarray(6) : record;
    if (data.length === 0) continue;
    const at = copy.indexOf(data);
    if (at === -1) throw new Error('A record is not in one piece.');
    for (let copyAt = at; copyAt !== -1; copyAt = copy.indexOf(data, copyAt + data.length))
      copy.fill(0, copyAt, copyAt + data.length);
  }
  for (let at = 0; at + 8 <= copy.length;) {
    const end = endOfBox(copy, at);
    if (end > copy.length) throw new Error('A box has no end.');
    if (!needed.has(copy.toString('latin1', at + 4, at + 8))) {
      copy.write('free', at + 4, 'latin1');
      copy.fill(0, at + (copy.readUInt32BE(at) === 1 ? 16 : 8), end);
    }
    at = end;
  }
  return copy;
}

/** A length of 1 says that the real one follows, a length of 0 that the box is the last. */
function endOfBox(bytes: Buffer, at: number): number {
  const length = bytes.readUInt32BE(at);
  if (length === 0) return bytes.length;
  const size = length === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : length;
  if (size < 8) throw new Error('A box has no length.');
  return at + size;
}
