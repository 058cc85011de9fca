import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './source.ts';

const day = 86_400_000;
/** What no build has used for this long is deleted. */
const keepFor = 14 * day;

/** Reads a cached value, or undefined. Using it keeps it from being pruned. */
export const readCached = async (file: string): Promise<Buffer | undefined> =>
  (await keepCached(file)) ? readFile(file) : undefined;

/** Keeps a cached value from being pruned without reading it; false when there is none. */
export async function keepCached(file: string): Promise<boolean> {
  try {
    const info = await stat(file);
    if (Date.now() - info.mtimeMs > day) await utimes(file, new Date(), new Date());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Writes a file whole or not at all: a killed build leaves no half of one. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}.tmp`;
  await writeFile(unfinished, data);
  await rename(unfinished, file);
}

/** Deletes what no build has used for two weeks. */
export async function pruneCache(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of files) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const info = await stat(file);
    if (Date.now() - info.mtimeMs > keepFor) await rm(file, { force: true });
  }
}

/** Hash of the code and the libraries that render bodies and draw maps: a part of each of their keys. */
export async function readRendererVersion(root = process.cwd()): Promise<string> {
  const folders = ['src/core', 'src/ingest'].map((folder) => path.join(root, folder));
  const files = (await Promise.all(folders.map(listCode))).flat();
  const parts = await Promise.all(
    [...files, path.join(root, 'package-lock.json')].map((file) => readFile(file)),
  );
  return hashOf(parts.map((part) => hashOf(part)).join());
}

const listCode = async (folder: string) =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
