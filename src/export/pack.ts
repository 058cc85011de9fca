import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file on its way into an archive. */
export interface PackedFile {
  /** Path in the archive, with `/`. */
  path: string;
  /** Absolute path on the disk. */
  file: string;
  size: number;
}

/**
 * Writes a zip whose bytes follow from the files' names, bytes and the day alone. One file is open
 * at a time, and none is held in memory.
 *
 * @param day ISO day that every file gets for its time
 * @throws {Error} when a file cannot be read or has another size by now
 */
export async function packFiles(
  target: string,
  files: readonly PackedFile[],
  day: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  // A zip has local times without a zone: noon of the day is the same bytes in all of them.
  const mtime = new Date(year, month - 1, date, 12);
  let done = 0;
  for (const { path, file, size } of files) {
    const options = { mtime, mode: 0o100_644, size, forceDosTimestamp: true };
    zip.addReadStreamLazy(path, options, (give) => {
      const stream = createReadStream(file);
      stream.on('error', (error) => zip.emit('error', error));
      stream.on('close', () => {
        done += 1;
        onProgress(done, files.length);
      });
      give(undefined, stream);
    });
  }
  zip.end();
  await pipeline(output, createWriteStream(target));
}
