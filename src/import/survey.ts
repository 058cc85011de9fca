import path from 'node:path';
import { z } from 'zod';
import type { Kind } from '#core/kind.ts';
import { didYouMean } from '#core/problem.ts';
import { historyByFile, readCommits } from '#ingest/history.ts';
import { type FoundFile, listFiles, readForeignText } from './files.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { ImportOptions, ImportProgress } from './import.ts';
import type { ImportMap } from './map.ts';
import { createPeople, readPeople } from './people.ts';
import { type Planned, planFile, type Planning } from './plan.ts';
import type { SourceFile } from './reader.ts';
import { chooseReader, readers } from './readers/registry.ts';
import type { FileReport } from './report.ts';
import { avoidOthers, settlePlans } from './settle-plans.ts';
import { readSite } from './site.ts';
import type { Existing } from './surroundings.ts';
import { createTopics, readTags } from './topics.ts';

/** What is known of a folder before anything in it is converted. */
export interface Survey {
  planning: Planning;
  plans: Planned[];
  /** What speaks for the reader that was chosen; nothing when it was given. */
  reasons: string[];
  /** Files that cannot be brought, by their path. */
  refused: Map<string, FileReport>;
}

/** Lists the files of a folder, recognises the site, and plans each entry, so that all can link to all. */
export async function surveyFolder(
  { from, into, kind, map, url, reader: name, members }: ImportOptions,
  kinds: Record<string, Kind>,
  existing: Existing,
  onProgress: ImportProgress,
): Promise<Survey> {
  const refused = new Map<string, FileReport>();
  const found = await listFiles(from, into);
  const files = found.flatMap(({ file, refusal }) => {
    const reason = refusal ?? (map.files[file] === false ? 'The map leaves it out.' : undefined);
    if (reason) refused.set(file, toRefusal(file, reason));
    return reason ? [] : [file];
  });
  checkMap(map, found, existing, from);
  const { site, evidence } = await readSite(from, files, map.site ?? url);
  const chosen = chooseReader(evidence);
  const reader = readers.find((other) => other.name === name) ?? chosen.reader;
  const folders = [from, site.root, path.dirname(from)];
  const planning: Planning = {
    kind,
    own: fieldNames(kinds[kind] as Kind),
    site,
    reader,
    map,
    knownPeople: await readPeople(folders),
    people: createPeople(existing.members, map, members),
    topics: createTopics(await readTags(folders), existing.topics, map),
    firstDays: await readFirstDays(from),
  };
  const plans: Planned[] = [];
  for (const [index, file] of files.entries()) {
    const source = await readSourceFile(from, file);
    if ('refusal' in source) refused.set(file, toRefusal(file, source.refusal));
    else plans.push(planFile(source, planning));
    onProgress('read', index + 1, files.length);
  }
  await avoidOthers(into, kind, plans);
  settlePlans(kind, plans, planning.topics.seen);
  return { planning, plans, reasons: reader === chosen.reader ? chosen.reasons : [], refused };
}

/** What a map names must be there: a typing error must not publish what it should leave out. */
function checkMap(map: ImportMap, found: FoundFile[], { members }: Existing, from: string): void {
  const names = found.map(({ file }) => file);
  if (names.length === 0) throw new Error(`There is no Markdown in ${from}.`);
  for (const file of Object.keys(map.files))
    if (!names.includes(file))
      throw new Error(
        `The map names ${file}, which is not below --from.${didYouMean(file, names)}`,
      );
  const ids = members.map(({ id }) => id);
  for (const [name, rule] of Object.entries(map.authors))
    if (typeof rule === 'string' && !ids.includes(rule))
      throw new Error(
        `The map makes "${name}" the member "${rule}", who is not in the hub.${didYouMean(rule, ids)}`,
      );
}

/** A file that cannot be brought, with the reason. */
export const toRefusal = (file: string, message: string): FileReport => ({
  file,
  status: 'refused',
  mapped: {},
  dropped: [],
  notes: [{ line: 0, message }],
});

/** Reads a file of the other site whole, or says why that cannot be. */
export async function readSourceFile(
  from: string,
  file: string,
): Promise<SourceFile | { refusal: string }> {
  try {
    const read = await readForeignText(path.join(from, file));
    if ('refusal' in read) return read;
    const { note, ...split } = splitFrontMatter(read.text);
    const notes = [read.note, note].filter(Boolean).join(' ');
    return { file, modified: read.modified, ...split, ...(notes ? { note: notes } : {}) };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
}

/** Names of the front matter fields a kind has. */
function fieldNames({ schema }: Kind): string[] {
  const text = () => z.string();
  const fields = schema({ reference: text, key: text, image: text, media: text });
  return 'shape' in fields ? Object.keys(fields.shape as object) : [];
}

/** Days of first commits, for files whose own text has no date. */
async function readFirstDays(from: string): Promise<Map<string, string>> {
  const commits = await readCommits(from);
  const histories = historyByFile(commits ?? [], () => undefined);
  return new Map(
    [...histories].map(([file, changes]) => [file, changes.at(-1)?.at.slice(0, 10) ?? '']),
  );
}
