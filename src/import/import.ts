import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import type { Kind } from '#core/kind.ts';
import { convertFile } from './convert.ts';
import { isInside } from './files.ts';
import { createLinks } from './links.ts';
import type { ImportMap } from './map.ts';
import type { FileReport, ImportReport } from './report.ts';
import { createIncludes } from './site.ts';
import { filesBelow, openStage, publishFile, settleStage, type Stage } from './stage.ts';
import { readExisting, writeAround } from './surroundings.ts';
import { readSourceFile, type Survey, surveyFolder, toRefusal } from './survey.ts';

/** What to bring, and where. */
export interface ImportOptions {
  /** Absolute path of the folder that is read. Nothing in it is changed. */
  from: string;
  /** Absolute path of a content folder; made when there is none. */
  into: string;
  kind: string;
  map: ImportMap;
  /** Where the old site was read. */
  url?: string;
  /** Name of the reader; by default the one with the most evidence. */
  reader?: string;
  /** Authors become members, not guests. */
  members: boolean;
}

/** Told about each phase: `done` of `total` files. */
export type ImportProgress = (
  phase: 'read' | 'convert' | 'check' | 'write',
  done: number,
  total: number,
) => void;

/**
 * Brings a folder of Markdown into a hub. Nothing that is there is overwritten, and nothing is
 * written before the hub's own check has passed every entry.
 *
 * @throws {Error} with a sentence when the import cannot begin; a file that cannot be brought is in the report
 */
export async function importFolder(
  options: ImportOptions,
  kinds: Record<string, Kind>,
  onProgress: ImportProgress = () => {},
): Promise<ImportReport> {
  const { from, into, kind } = options;
  if (isInside(into, from))
    throw new Error('What --from names is in the hub already. Name a folder outside of it.');
  const existing = await readExisting(into);
  const survey = await surveyFolder(options, kinds, existing, onProgress);
  const { planning, plans, reasons, refused } = survey;
  const stage = await openStage(into, new Set(plans.map(({ slug }) => `${kind}/${slug}.md`)));
  try {
    const reports = new Map([...refused, ...(await convertAll(survey, stage, onProgress))]);
    const used = new Set(plans.flatMap((plan) => plan.topics));
    const created = await writeAround(stage, planning, existing, used);
    const byEntry = new Map([...reports.values()].map((report) => [report.entry, report]));
    onProgress('check', 0, 1);
    await settleStage(stage, kinds, (file, message, isRefused) => {
      const report = byEntry.get(file);
      report?.notes.push({ line: 0, message });
      if (report && isRefused) report.status = 'refused';
    });
    onProgress('check', 1, 1);
    await publish(stage, kind, byEntry, onProgress);
    return {
      from,
      into,
      kind,
      reader: planning.reader.label,
      reasons,
      files: [...reports.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
      created: created.filter((file) => stage.entries.has(file) || file === 'site.yaml'),
    };
  } finally {
    await rm(stage.folder, { recursive: true, force: true });
  }
}

/** Converts each planned file into the stage; what became of it, by its path. */
async function convertAll(
  { planning, plans }: Survey,
  stage: Stage,
  onProgress: ImportProgress,
): Promise<Map<string, FileReport>> {
  const { kind, site } = planning;
  const resolve = createLinks(plans, site);
  const include = createIncludes(site);
  const limit = pLimit(availableParallelism());
  let done = 0;
  const convert = async (plan: Survey['plans'][number]): Promise<FileReport> => {
    const { file, slug } = plan;
    const source = await readSourceFile(site.from, file);
    if ('refusal' in source) return toRefusal(file, source.refusal);
    const pictureFolder = path.join(stage.folder, kind, slug);
    const conversion = { ...planning, resolve, pictureFolder, include };
    const { text, report } = await convertFile(source, plan, conversion);
    const entry = `${kind}/${slug}.md`;
    await stage.write(entry, text);
    return { file, status: 'brought', entry, ...report };
  };
  // Whatever is wrong with one file, the others are brought.
  const convertSafely = async (plan: Survey['plans'][number]) => {
    const report = await convert(plan).catch((error: Error) =>
      toRefusal(plan.file, `The file cannot be converted. ${error.message}`),
    );
    done += 1;
    onProgress('convert', done, plans.length);
    return report;
  };
  const reports = await Promise.all(plans.map((plan) => limit(() => convertSafely(plan))));
  return new Map(reports.map((report) => [report.file, report]));
}

/** Copies what passed into the hub: pictures first, then the entries that show them. */
async function publish(
  { folder, into, entries, settled }: Stage,
  kind: string,
  byEntry: Map<string | undefined, FileReport>,
  onProgress: ImportProgress,
): Promise<void> {
  const note = (file: string, message: string) =>
    byEntry.get(file)?.notes.push({ line: 0, message });
  for (const [file, status] of settled) {
    const report = byEntry.get(file);
    if (report) report.status = status;
    if (status === 'kept')
      note(file, `The hub has ${file} with other words: it was kept as it is.`);
  }
  if (!existsSync(path.join(into, 'site.yaml'))) await publishFile(folder, into, 'site.yaml');
  const files = [...entries].sort();
  for (const [index, file] of files.entries()) {
    const beside = file.replace(/\.md$/, '');
    const pictures = file.startsWith(`${kind}/`) ? await filesBelow(path.join(folder, beside)) : [];
    for (const picture of pictures)
      if ((await publishFile(folder, into, `${beside}/${picture}`)) === 'kept')
        note(file, `The hub has another picture ${beside}/${picture}: the entry shows that one.`);
    await publishFile(folder, into, file);
    onProgress('write', index + 1, files.length);
  }
}
