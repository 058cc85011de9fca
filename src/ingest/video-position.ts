/** Names under which cameras and programs write where a video was recorded, in MP4 and in WebM. */
const positionNames = [
  '\xa9xyz',
  'loci',
  'com.apple.quicktime.location',
  'LOCATION',
  'GPSCoord',
  'GPSLatitude',
  // Tracks of cameras that note their way: GoPro's, and those of Android.
  'gpmd',
  'camm',
].map((name) => Buffer.from(name, 'latin1'));

/** More boxes than this no camera makes. */
const maxBoxes = 10_000;

/** Whether a video's own notes say where it was recorded. */
export const findVideoPosition = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' ? isInMp4(bytes) : isInWebm(bytes);

const hasPosition = (note: Buffer) => positionNames.some((name) => note.includes(name));

/** Looks at every top-level box but the one of sound and pictures, where any bytes may stand (ISO/IEC 14496-12, 4.2). */
function isInMp4(bytes: Buffer): boolean {
  let start = 0;
  for (let boxes = 0; start + 8 <= bytes.length && boxes < maxBoxes; boxes += 1) {
    const short = bytes.readUInt32BE(start);
    const size =
      short === 1 && start + 16 <= bytes.length
        ? Number(bytes.readBigUInt64BE(start + 8))
        : short === 0
          ? bytes.length - start
          : short;
    if (size < 8) break;
    const name = bytes.toString('latin1', start + 4, start + 8);
    if (name !== 'mdat' && hasPosition(bytes.subarray(start, start + size))) return true;
    start += size;
  }
  // What is no box any more is looked at as a whole.
  return start < bytes.length && hasPosition(bytes.subarray(start));
}

/** Looks at what stands before the first cluster, and at the tags wherever they are (Matroska's element ids). */
function isInWebm(bytes: Buffer): boolean {
  const cluster = bytes.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]));
  const tags = bytes.lastIndexOf(Buffer.from([0x12, 0x54, 0xc3, 0x67]));
  return (
    hasPosition(bytes.subarray(0, cluster < 0 ? bytes.length : cluster)) ||
    (tags >= 0 && hasPosition(bytes.subarray(tags, tags + 65_536)))
  );
}
