import { copyFile, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shownPath } from '#ingest/source.ts';
import { withoutMetadata } from './picture-metadata.ts';

const makeFolder = (file: string) => mkdir(path.dirname(file), { recursive: true });

/** Stages a file of the hub as it is: as a link to it, or as a copy where links cannot be. */
export async function linkStaged(from: string, to: string): Promise<void> {
  await makeFolder(to);
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') await copyFile(from, to);
  });
}

/** Stages a file that differs from the hub's. */
export async function writeStaged(to: string, data: string | Uint8Array): Promise<void> {
  await makeFolder(to);
  // What stands there may be a link to a file of the hub, which writing would change.
  await rm(to, { force: true });
  await writeFile(to, data);
}

/**
 * Stages a picture as the site shows it, without its metadata; true when it had any.
 *
 * @throws {Error} with a sentence on a picture that cannot be freed of it without harm
 */
export async function stagePicture(from: string, to: string): Promise<boolean> {
  const bytes = await readFile(from);
  const stripped = await withoutMetadata(bytes).catch(() => {
    throw new Error(
      `${shownPath(from)}:1:1  This picture is damaged, or made so that what a camera wrote into it cannot be taken out. Save it again in a picture program.`,
    );
  });
  if (stripped === bytes) await linkStaged(from, to);
  else await writeStaged(to, stripped);
  return stripped !== bytes;
}
