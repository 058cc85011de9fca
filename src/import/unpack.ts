import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Kind } from '#core/kind.ts';
import { type Archive, type ArchivedFile, digestStream } from './archive.ts';
import type { ImportProgress } from './import.ts';
import { type Manifest, type ManifestFile, manifestPath } from './manifest.ts';

/** Where an archive has what belongs into a content folder. */
export const contentFolder = 'content/';

/** What a file of `content/` is to a hub; undefined when a hub has no place for it. */
export function roleOf(file: string, kinds: Record<string, Kind>) {
  if (file === 'site.yaml') return 'settings';
  if (file === 'snapshots/discussions.json') return 'snapshot';
  if (isLicence(file)) return 'licence';
  const [folder = '', ...rest] = file.split('/');
  if (/\.(png|jpe?g|gif|webp|avif|mp4|webm|vtt|pdf)$/i.test(file))
    return rest.length === 0 || Object.hasOwn(kinds, folder) ? 'attached' : undefined;
  const isEntry =
    Object.hasOwn(kinds, folder) &&
    /\.mdx?$/i.test(file) &&
    !/^(_|README\.md$)/.test(rest.at(-1) ?? '_');
  return isEntry ? 'entry' : undefined;
}

/** True for the name of a file that says under which terms the content may be used. */
export const isLicence = (file: string) => /^(LICEN[CS]E|COPYING|NOTICE)(\.txt)?$/.test(file);

/** Unpacks what the manifest vouches for, below `scratch`; the paths, below the content folder. */
export async function unpackArchive(
  { files }: Archive,
  manifest: Manifest,
  { kinds, scratch }: { kinds: Record<string, Kind>; scratch: string },
  refuse: (file: string, message: string) => void,
  onProgress: ImportProgress,
): Promise<string[]> {
  const listed = new Set([manifestPath, ...manifest.files.map((file) => file.path)]);
  for (const file of files.keys())
    if (!listed.has(file)) refuse(file, 'The manifest of the archive does not know it.');
  const verified: string[] = [];
  for (const [index, expected] of manifest.files.entries()) {
    const inside = expected.path.startsWith(contentFolder);
    const file = expected.path.slice(contentFolder.length);
    const role = inside ? roleOf(file, kinds) : undefined;
    const target = role ? path.join(scratch, file) : undefined;
    const refusal = await extract(files.get(expected.path), expected, target);
    if (refusal) refuse(expected.path, refusal);
    else if (role) verified.push(file);
    else if (inside) refuse(expected.path, 'The hub has no place for it.');
    onProgress('read', index + 1, manifest.files.length);
  }
  return verified;
}

/** Why a file is not what the manifest says; undefined when it is. */
async function extract(
  file: ArchivedFile | undefined,
  expected: ManifestFile,
  target: string | undefined,
): Promise<string | undefined> {
  if (!file) return 'It is missing in the archive.';
  try {
    if (target) await mkdir(path.dirname(target), { recursive: true });
    const { size, sha256 } = await digestStream(await file.open(), target);
    if (size === expected.size && sha256 === expected.sha256) return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
  }
  if (target) await rm(target, { force: true });
  return 'It is damaged: it is not what the manifest of the archive says. Get the archive again.';
}
