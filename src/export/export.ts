import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Kind } from '#core/kind.ts';
import type { Problem } from '#core/problem.ts';
import { digestStream, openArchive } from '#import/archive.ts';
import { createPathJudge } from '#import/archive-path.ts';
import { archiveFormat, archiveVersion, type Manifest, manifestPath } from '#import/manifest.ts';
import { readHub } from '#ingest/hub.ts';
import { listBuiltData } from './built-data.ts';
import { type PackedFile, packFiles } from './pack.ts';
import { toReadme } from './readme.ts';
import { stageContent, type StagedContent } from './stage-content.ts';

/** What to export, and where to. */
export interface ExportOptions {
  /** Absolute path of the content folder. */
  content: string;
  /** Absolute path of the hub as it was built from that folder. */
  built: string;
  /** Absolute path of the archive. */
  out: string;
  /** ISO day. */
  asOf: string;
}

/** Told about each phase: `done` of `total` files. */
export type ExportProgress = (
  phase: 'collect' | 'pack' | 'verify',
  done: number,
  total: number,
) => void;

/** What came of an export. */
export interface ExportReport {
  /** Authors' errors; with any, nothing was written. */
  problems: Problem[];
  files: number;
  bytes: number;
  adapted: Manifest['adapted'];
  omitted: Manifest['omitted'];
}

/**
 * Writes the whole public community as one archive. The archive is read back before it takes its
 * place: an export that fails or is killed leaves what was there.
 *
 * @throws {Error} with a sentence when the export cannot be made
 */
export async function exportHub(
  options: ExportOptions,
  kinds: Record<string, Kind>,
  onProgress: ExportProgress = () => {},
): Promise<ExportReport> {
  const { content, built, out, asOf } = options;
  if (existsSync(out) && statSync(out).isDirectory())
    throw new Error(`${out} is a folder. Name the file to write, like community.zip.`);
  const hub = await readHub(content, kinds);
  const { problems, settings } = hub;
  if (problems.length > 0 || !settings)
    return { problems, files: 0, bytes: 0, adapted: [], omitted: [] };

  const data = await listBuiltData(built, hub, kinds);
  const work = `${out}.staging`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    const staged = await stageContent(hub, {
      content,
      folder: path.join(work, 'content'),
      kinds,
      onProgress: (done, total) => onProgress('collect', done, total),
    });
    const about = {
      format: archiveFormat,
      version: archiveVersion,
      name: settings.name,
      url: settings.url,
      asOf,
      counts: staged.counts,
      adapted: toSentences(staged.adapted),
      omitted: toSentences(staged.omitted),
    } as const;
    const readme = toReadme(about, settings.repo, countWords(staged, kinds));
    const files = await collectFiles(work, staged, built, data, readme);
    await writeArchive(work, files, about, out, onProgress);
    const { size } = await stat(out);
    const { adapted, omitted } = about;
    return { problems, files: files.length + 1, bytes: size, adapted, omitted };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Packs and verifies an archive, and puts it in place. */
async function writeArchive(
  work: string,
  files: PackedFile[],
  about: Omit<Manifest, 'files'>,
  out: string,
  onProgress: ExportProgress,
): Promise<void> {
  const unfinished = path.join(work, 'archive.zip');
  const manifest = await writeManifest(work, files, about);
  await packFiles(unfinished, sortByPath([...files, manifest]), about.asOf, (done, total) =>
    onProgress('pack', done, total),
  );
  await verifyArchive(unfinished, manifest.listed, onProgress);
  await rename(unfinished, out);
}

/** `3 members` */
const countWords = ({ counts }: StagedContent, kinds: Record<string, Kind>) =>
  Object.values(kinds).flatMap(({ name, label }) => {
    const count = counts[name] ?? 0;
    return count === 0 ? [] : [`${count} ${(count === 1 ? label.one : label.many).toLowerCase()}`];
  });

const toSentences = (found: StagedContent['adapted']) =>
  sortByPath([...found].map(([file, changes]) => ({ path: `content/${file}`, changes })));

const sortByPath = <Named extends { path: string }>(named: Named[]) =>
  named.sort((a, b) => (a.path < b.path ? -1 : 1));

/** Everything but the manifest: content, what programs read, and the words for a stranger. */
async function collectFiles(
  work: string,
  staged: StagedContent,
  built: string,
  data: string[],
  readme: string,
): Promise<PackedFile[]> {
  await writeFile(path.join(work, 'README.md'), readme);
  const places = new Map([
    ['README.md', work],
    ...data.map((file) => [file, built] as const),
    ...staged.files.map((file) => [`content/${file}`, work] as const),
  ]);
  const judge = createPathJudge();
  return Promise.all(
    [...places].map(async ([file, folder]) => {
      const refusal = judge(file);
      if (refusal) throw new Error(`${file} cannot be in an archive. ${refusal}`);
      const absolute = path.join(folder, file);
      return { path: file, file: absolute, size: (await stat(absolute)).size };
    }),
  );
}

async function writeManifest(work: string, files: PackedFile[], about: Omit<Manifest, 'files'>) {
  const listed: Manifest['files'] = [];
  for (const { path: name, file } of sortByPath(files))
    listed.push({ path: name, ...(await digestStream(createReadStream(file))) });
  const { format, version, name, url, asOf, counts, ...differences } = about;
  const manifest: Manifest = {
    format,
    version,
    name,
    url,
    asOf,
    counts,
    files: listed,
    ...differences,
  };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const file = path.join(work, manifestPath);
  await writeFile(file, text);
  return { path: manifestPath, file, size: Buffer.byteLength(text), listed };
}

/** @throws {Error} when the archive is not one that an import would take whole */
async function verifyArchive(file: string, listed: Manifest['files'], onProgress: ExportProgress) {
  const archive = await openArchive(file);
  try {
    for (const [index, { path: name, size, sha256 }] of listed.entries()) {
      const found = archive.files.get(name);
      const digest = found && (await digestStream(await found.open()));
      if (digest?.size !== size || digest.sha256 !== sha256)
        throw new Error(`${name} was changed during the export. Try again.`);
      onProgress('verify', index + 1, listed.length);
    }
  } finally {
    archive.close();
  }
}
