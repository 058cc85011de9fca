/** Names under which programs write where a video was recorded, in MP4 and in WebM. */
const positionNames = ['\xa9xyz', 'loci', 'com.apple.quicktime.location', 'LOCATION', 'GPSCoord'];

/** Boxes that hold sound and pictures, where any bytes may stand. */
const streams = new Set(['mdat', 'free', 'skip', 'wide']);

/** Whether a video's own notes say where it was recorded. */
export function findVideoPosition(bytes: Buffer): boolean {
  const notes = bytes.toString('latin1', 4, 8) === 'ftyp' ? notesOfMp4(bytes) : notesOfWebm(bytes);
  return notes.some((note) => positionNames.some((name) => note.includes(name, 0, 'latin1')));
}

/** Every top-level box but those that hold the streams (ISO/IEC 14496-12, 4.2). */
function notesOfMp4(bytes: Buffer): Buffer[] {
  const notes: Buffer[] = [];
  for (let start = 0; start + 8 <= bytes.length;) {
    const short = bytes.readUInt32BE(start);
    const size =
      short === 1 && start + 16 <= bytes.length
        ? Number(bytes.readBigUInt64BE(start + 8))
        : short === 0
          ? bytes.length - start
          : short;
    if (size < 8) break;
    const name = bytes.toString('latin1', start + 4, start + 8);
    if (!streams.has(name)) notes.push(bytes.subarray(start, start + size));
    start += size;
  }
  return notes;
}

/** What stands before the first cluster, and the tags wherever they are (Matroska's element ids). */
function notesOfWebm(bytes: Buffer): Buffer[] {
  const cluster = bytes.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]));
  const tags = bytes.lastIndexOf(Buffer.from([0x12, 0x54, 0xc3, 0x67]));
  return [
    bytes.subarray(0, cluster < 0 ? bytes.length : cluster),
    ...(tags >= 0 ? [bytes.subarray(tags, tags + 65_536)] : []),
  ];
}
