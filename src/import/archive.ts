import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { createPathJudge } from './archive-path.ts';
import { archiveFormat, type Manifest, manifestPath, parseManifest } from './manifest.ts';
import { filesBelow } from './stage.ts';

/** A file of an archive, not yet read. */
export interface ArchivedFile {
  size: number;
  open: () => Promise<Readable>;
}

/** An archive, packed or unpacked. */
export interface Archive {
  from: string;
  /** By path, with `/`. */
  files: Map<string, ArchivedFile>;
  close: () => void;
}

/** What an archive may be at most; beyond it nothing is unpacked. */
export interface ArchiveLimits {
  files: number;
  /** Bytes of one file, and of all. */
  fileBytes: number;
  totalBytes: number;
  /** How many times its packed size a file may have. */
  ratio: number;
}

const usualLimits: ArchiveLimits = {
  files: 100_000,
  fileBytes: 64_000_000,
  totalBytes: 8_000_000_000,
  ratio: 200,
};
/** Below this a file can be as repetitive as it likes. */
const harmlessBytes = 1_000_000;

/**
 * True for a file, and for a folder that has the manifest of an archive: what {@link openArchive} reads.
 *
 * @throws {Error} with a sentence for a single text
 */
export async function isArchive(from: string): Promise<boolean> {
  if ((await stat(from)).isFile()) {
    if (/\.(md|mdx|markdown|txt)$/i.test(from))
      throw new Error(`${from} is a single file. Name the folder it is in.`);
    return true;
  }
  const text = await readFile(path.join(from, manifestPath), 'utf8').catch(() => '');
  return text.includes(`"${archiveFormat}"`);
}

/**
 * Opens an archive that `npm run export` wrote, or a folder it was unpacked to. Looks at every name
 * and size before anything is read.
 *
 * @throws {Error} with a sentence when it is none, or one that only somebody hostile would make
 */
export async function openArchive(from: string, limits = usualLimits): Promise<Archive> {
  const info = await stat(from);
  return info.isFile() ? openZip(from, info.size, limits) : openFolder(from, limits);
}

/** @throws {Error} when the archive has no manifest that can be read */
export async function readManifest({ from, files }: Archive): Promise<Manifest> {
  const file = files.get(manifestPath);
  if (!file) throw new Error(`${from} is no archive of a hub: it has no manifest.json.`);
  const text = await readAll(file).catch(() => {
    throw new Error(`The manifest.json of ${from} is damaged. Get the archive again.`);
  });
  return parseManifest(text, from);
}

async function readAll(file: ArchivedFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.open()) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

/** Size and hex sha256 of what a stream gives, which is written to `target` where there is one. */
export async function digestStream(
  stream: Readable,
  target?: string,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const sink = target
    ? createWriteStream(target, { flags: 'wx' })
    : new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        hash.update(chunk);
        yield chunk;
      }
    },
    sink,
  );
  return { size, sha256: hash.digest('hex') };
}

/** Adds files to an archive under the limits; a refusal ends the reading. */
function createCollector(from: string, limits: ArchiveLimits) {
  const files = new Map<string, ArchivedFile>();
  const judge = createPathJudge();
  let total = 0;
  const refuse = (file: string, reason: string) => {
    const name = file.replace(/\p{Cc}/gu, '?');
    throw new Error(`${from} was refused, and nothing of it was written. ${name}: ${reason}`);
  };
  const add = (file: string, { size, open }: ArchivedFile) => {
    const reason = judge(file);
    if (reason) refuse(file, reason);
    total += size;
    if (size > limits.fileBytes) refuse(file, 'It is too large.');
    if (total > limits.totalBytes) refuse(file, 'With it the archive is too large.');
    if (files.size >= limits.files) refuse(file, 'With it there are too many files.');
    files.set(file, { size, open });
  };
  return { files, add, refuse };
}

async function openZip(from: string, bytes: number, limits: ArchiveLimits): Promise<Archive> {
  const explain = (error: unknown) =>
    new Error(
      `${from} is no archive of a hub, or damaged: ${(error as Error).message.replace(/\.$/, '')}.`,
      { cause: error },
    );
  let zip: ZipFile;
  try {
    zip = await openPromise(from, { autoClose: false, strictFileNames: true });
  } catch (error) {
    throw explain(error);
  }
  try {
    const { files, add, refuse } = createCollector(from, limits);
    let packed = 0;
    for await (const entry of readEntries(zip, explain)) {
      const { fileName, uncompressedSize: size, compressedSize } = entry;
      const reason = judgeEntry(entry, limits);
      if (reason) refuse(fileName, reason);
      packed += compressedSize;
      // Files that share packed bytes are how a small archive becomes an enormous one.
      if (packed > bytes) refuse(fileName, 'It overlaps with another file.');
      if (fileName.endsWith('/')) continue;
      add(fileName, { size, open: () => zip.openReadStreamPromise(entry) });
    }
    return { from, files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function* readEntries(zip: ZipFile, explain: (error: unknown) => Error) {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch((error: unknown) => {
      throw explain(error);
    });
    if (next.done) return;
    yield next.value;
  }
}

function judgeEntry(entry: Entry, { ratio }: ArchiveLimits): string | undefined {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  if (entry.isEncrypted()) return 'It is encrypted.';
  const type = (entry.externalFileAttributes >>> 16) & 0o170_000;
  if (type === 0o120_000) return 'It is a link.';
  if (![0, 0o100_000, 0o040_000].includes(type)) return 'It is neither a file nor a folder.';
  if (compressionMethod !== 0 && compressionMethod !== 8)
    return 'It is packed in a way that is not known here.';
  return uncompressedSize > harmlessBytes && uncompressedSize > compressedSize * ratio
    ? 'It is packed far too tightly to be text or a picture.'
    : undefined;
}

/** Beside an archive somebody unpacked may lie anything: only the archive's own folders are looked at. */
async function openFolder(from: string, limits: ArchiveLimits): Promise<Archive> {
  const { files, add, refuse } = createCollector(from, limits);
  const below = async (folder: string) =>
    (await filesBelow(path.join(from, folder))).map((file) => `${folder}/${file}`);
  const names = [manifestPath, 'README.md', 'feeds.opml'].filter((name) =>
    existsSync(path.join(from, name)),
  );
  for (const file of [...names, ...(await below('api')), ...(await below('content'))]) {
    const absolute = path.join(from, file);
    const info = await lstat(absolute);
    if (!info.isFile()) refuse(file, 'It is a link.');
    add(file, { size: info.size, open: async () => createReadStream(absolute) });
  }
  return { from, files, close: () => {} };
}
