import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Kind } from '#core/kind.ts';
import type { Problem } from '#core/problem.ts';
import { readHub } from '#ingest/hub.ts';
import { readSettings, readSnapshot } from '#ingest/site.ts';
import { openArchive, readManifest } from './archive.ts';
import type { ImportProgress } from './import.ts';
import type { FileReport, ImportReport } from './report.ts';
import { attachedMedia, shownPictures } from './attached-files.ts';
import { openStage, publishFile, settleStage, type Stage } from './stage.ts';
import { contentFolder, roleOf, unpackArchive } from './unpack.ts';

/** Which archive to bring back, and where. */
export interface RestoreOptions {
  /** Path of an archive, or of a folder it was unpacked to. Nothing in it is changed. */
  from: string;
  /** Absolute path of a content folder; made when there is none. */
  into: string;
}

/**
 * Brings an archive of `npm run export` back into a hub. Every file is compared with the manifest
 * and judged by the hub's own check before one of them is written; nothing there is overwritten.
 *
 * @throws {Error} with a sentence when it is no archive, or a hostile one; a file that cannot be brought is in the report
 */
export async function restoreArchive(
  { from, into }: RestoreOptions,
  kinds: Record<string, Kind>,
  onProgress: ImportProgress = () => {},
): Promise<ImportReport> {
  const archive = await openArchive(from);
  await mkdir(path.dirname(into), { recursive: true });
  const scratch = await mkdtemp(path.join(path.dirname(into), `.import-${process.pid}-`));
  try {
    const manifest = await readManifest(archive);
    const reports = createReports();
    const verified = await unpackArchive(
      archive,
      manifest,
      { kinds, scratch },
      reports.refuse,
      onProgress,
    );
    const stage = await openStage(into, new Set(verified));
    try {
      const staged = await moveToStage(verified, scratch, { into, stage, kinds, reports });
      onProgress('check', 0, 1);
      const approved = await judge(staged, stage, kinds, reports);
      onProgress('check', 1, 1);
      await publish(approved, stage, into, reports, onProgress);
    } finally {
      await rm(stage.folder, { recursive: true, force: true });
    }
    return {
      from,
      into,
      kind: 'archive',
      reader: `an archive of ${manifest.name}, as it was on ${manifest.asOf}`,
      reasons: [],
      files: reports.all(),
      created: [],
    };
  } finally {
    archive.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

type Reports = ReturnType<typeof createReports>;

/** What is said about the files of an archive. */
function createReports() {
  const reports = new Map<string, FileReport>();
  const of = (file: string): FileReport => {
    const known = reports.get(file);
    if (known) return known;
    const report: FileReport = { file, status: 'brought', mapped: {}, dropped: [], notes: [] };
    reports.set(file, report);
    return report;
  };
  const note = (file: string, message: string) => of(file).notes.push({ line: 0, message });
  return {
    note,
    refuse: (file: string, message: string) => {
      of(file).status = 'refused';
      note(file, message);
    },
    settle: (file: string, status: FileReport['status']) => {
      of(file).status = status;
    },
    all: () => [...reports.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

const inArchive = (file: string) => contentFolder + file;

/** Puts unpacked files among those the hub has; returns those that found a place. */
async function moveToStage(
  files: string[],
  scratch: string,
  { stage, into, kinds, reports }: Surroundings,
): Promise<string[]> {
  const moved: string[] = [];
  for (const file of files) {
    const target = path.join(stage.folder, file);
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await rename(path.join(scratch, file), target);
    } catch {
      reports.refuse(inArchive(file), 'The hub has a file or a folder in its way.');
      continue;
    }
    const message = await judgeSite(file, stage.folder);
    if (message) {
      reports.refuse(inArchive(file), message);
      await rm(target);
      await copyFile(path.join(into, file), target).catch(() => {});
      continue;
    }
    if (roleOf(file, kinds) === 'entry') stage.entries.add(file);
    moved.push(file);
  }
  return moved;
}

interface Surroundings {
  into: string;
  stage: Stage;
  kinds: Record<string, Kind>;
  reports: Reports;
}

/** What is wrong with settings or a snapshot, which no entry answers for. */
async function judgeSite(file: string, content: string): Promise<string | undefined> {
  const problems: Problem[] = [];
  const report = (found: Problem[]) => problems.push(...found);
  if (file === 'site.yaml') await readSettings(content, report);
  if (file === 'snapshots/discussions.json') await readSnapshot(content, report);
  const [problem] = problems;
  return problem && `${problem.field ? `${problem.field}: ` : ''}${problem.message}`;
}

/** Lets the hub's check decide; the files that may be written, attached ones before those who name them. */
async function judge(
  staged: string[],
  stage: Stage,
  kinds: Record<string, Kind>,
  reports: Reports,
): Promise<string[]> {
  await settleStage(stage, kinds, (file, message, refused) =>
    refused ? reports.refuse(inArchive(file), message) : reports.note(inArchive(file), message),
  );
  const { sources } = await readHub(stage.folder, kinds);
  const shown = new Set(
    sources
      .filter(({ file }) => stage.entries.has(file) || stage.settled.get(file) === 'unchanged')
      .flatMap((source) => [...shownPictures(source), ...attachedMedia(source)])
      .map(({ file }) => path.relative(stage.folder, file).replaceAll(path.sep, '/')),
  );
  const attached = staged.filter((file) => roleOf(file, kinds) === 'attached');
  for (const file of attached)
    if (!shown.has(file)) reports.refuse(inArchive(file), 'No entry that was brought shows it.');
  const others = staged.filter(
    (file) => !['attached', 'entry'].includes(roleOf(file, kinds) ?? ''),
  );
  return [...others, ...attached.filter((file) => shown.has(file)), ...[...stage.entries].sort()];
}

async function publish(
  files: string[],
  stage: Stage,
  into: string,
  reports: Reports,
  onProgress: ImportProgress,
): Promise<void> {
  const settle = (file: string, status: FileReport['status']) => {
    reports.settle(inArchive(file), status);
    if (status === 'kept')
      reports.note(inArchive(file), `The hub has another ${file}: it was kept as it is.`);
  };
  for (const [file, status] of stage.settled) settle(file, status);
  for (const [index, file] of files.entries()) {
    settle(file, await publishFile(stage.folder, into, file));
    onProgress('write', index + 1, files.length);
  }
}
