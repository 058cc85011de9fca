/**
 * A JPEG with what decoding needs and no more: frames, tables and scans, JFIF, the colour profile,
 * and Adobe's note on colours. Bytes between segments go, as decoders pass over them.
 *
 * @param exif what to say of the picture instead
 * @throws {Error} when a segment is longer than the file, or there is no scan
 */
export function stripJpeg(bytes: Buffer, exif: Buffer | undefined): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let added = exif && toSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif]));
  let hasScan = false;
  for (let at = findMarker(bytes, 2); at !== -1;) {
    const marker = bytes[at] ?? 0;
    if (marker === 0xd9) break;
    if (isAlone(marker)) {
      at = findMarker(bytes, at + 1);
      continue;
    }
    const head = at + 1 + bytes.readUInt16BE(at + 1);
    if (head < at + 3 || head > bytes.length) throw new Error('A segment has no end.');
    const end = marker === 0xda ? endOfScan(bytes, head) : head;
    hasScan ||= marker === 0xda;
    if (added && marker !== 0xe0) {
      kept.push(added);
      added = undefined;
    }
    const data = toNeeded(marker, bytes.subarray(at + 3, head));
    if (data) kept.push(toSegment(marker, data), bytes.subarray(head, end));
    at = findMarker(bytes, end);
  }
  if (!hasScan) throw new Error('There is no picture in the file.');
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])]);
}

/** Where the next marker's own byte is: after any number of stray bytes and of 0xff. */
function findMarker(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at)) {
    while (bytes[at] === 0xff) at += 1;
    if (at >= bytes.length) return -1;
    if (bytes[at] !== 0) return at;
  }
  return -1;
}

/** Restarts and 1 have no data behind them. */
const isAlone = (marker: number) => marker === 1 || (marker >= 0xd0 && marker <= 0xd7);

/** What of a segment's data stays; undefined when the segment goes. */
function toNeeded(marker: number, data: Buffer): Buffer | undefined {
  const startsWith = (name: string) => data.toString('latin1', 0, name.length) === name;
  // A small picture in it may show what was cut off the large one.
  if (marker === 0xe0)
    return startsWith('JFIF\0') && data.length >= 14
      ? Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)])
      : undefined;
  if (marker === 0xe2) return startsWith('ICC_PROFILE\0') ? data : undefined;
  if (marker === 0xee) return startsWith('Adobe') ? data.subarray(0, 12) : undefined;
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe ? undefined : data;
}

function toSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** In a scan a marker is a 0xff that neither 0 nor a restart follows. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
