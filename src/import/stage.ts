import { constants } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Kind } from '#core/kind.ts';
import type { Problem } from '#core/problem.ts';
import { readHub } from '#ingest/hub.ts';
import { shownPath } from '#ingest/source.ts';
import { mendEntry, readAliases } from './mend.ts';

/** A copy of a content folder in which new entries are judged before anything is changed. */
export interface Stage {
  /** Absolute path of the copy. */
  folder: string;
  /** Adds a file of the import. */
  write: (file: string, text: string) => Promise<void>;
  /** Absolute path of the content folder itself. */
  into: string;
  /** Paths of the entries that the import adds, below the content folder. */
  entries: Set<string>;
  /** Entries that the hub has already: of the same bytes, or with other words, which stay. */
  settled: Map<string, 'unchanged' | 'kept'>;
}

/**
 * Makes a stage beside the content folder, with a copy of what the hub has already.
 *
 * @param planned paths that the import will write: the hub's own files of those names are left out
 */
export async function openStage(into: string, planned: ReadonlySet<string>): Promise<Stage> {
  const beside = path.dirname(into);
  await mkdir(beside, { recursive: true });
  await removeAbandoned(beside);
  const folder = await mkdtemp(path.join(beside, `.import-${process.pid}-`));
  for (const file of await filesBelow(into)) {
    if (planned.has(file)) continue;
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    // Never a second name of the hub's own file: what is written to the one would be in the other.
    await copyFile(path.join(into, file), target, constants.COPYFILE_FICLONE);
  }
  const entries = new Set<string>();
  return {
    folder,
    into,
    entries,
    settled: new Map(),
    write: async (file, text) => {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
      entries.add(file);
    },
  };
}

/** Removes the stages of imports that were killed: their process is gone. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = /^\.import-(\d+)-/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid)))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Plain files below a folder, with `/`, sorted; none when there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    whenMissing([]),
  );
  return found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .sort();
}

/** A value in the place of what is not there. What is there and cannot be read is an error. */
const whenMissing =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };

const rounds = 8;

/** Called with an entry's path and a sentence for each thing mended, or why it is refused. */
export type Tell = (file: string, message: string, refused: boolean) => void;

/**
 * Lets the hub's own check judge the new entries, and mends what it refuses: a link that leads
 * nowhere becomes text, a field it does not take goes. An entry that cannot be mended is taken out,
 * and one that the hub has already gives way to it before the last judgement.
 */
export async function settleStage(
  stage: Stage,
  kinds: Record<string, Kind>,
  tell: Tell,
): Promise<void> {
  const prefix = `${shownPath(stage.folder)}/`;
  const tellPlainly: Tell = (file, message, refused) =>
    tell(file, message.replaceAll(prefix, ''), refused);
  do await mendStage(stage, kinds, tellPlainly);
  while (await giveWay(stage));
}

/** Puts the hub's own entries back in the place of new ones of the same name; true when any differs. */
async function giveWay({ folder, into, entries, settled }: Stage): Promise<boolean> {
  let differs = false;
  for (const file of [...entries]) {
    const theirs = await readFile(path.join(into, file)).catch(whenMissing(undefined));
    if (!theirs) continue;
    const isSame = theirs.equals(await readFile(path.join(folder, file)));
    settled.set(file, isSame ? 'unchanged' : 'kept');
    entries.delete(file);
    if (isSame) continue;
    differs = true;
    await writeFile(path.join(folder, file), theirs);
  }
  return differs;
}

async function mendStage(
  { folder, entries }: Stage,
  kinds: Record<string, Kind>,
  tell: Tell,
): Promise<void> {
  const names = new Map([...entries].map((file) => [shownPath(path.join(folder, file)), file]));
  for (let round = 1; ; round += 1) {
    const { problems } = await readHub(folder, kinds);
    const byFile = Map.groupBy(problems, (problem) => blame(problem, names));
    byFile.delete(undefined);
    if (byFile.size === 0) return;
    for (const [file, found] of byFile) {
      if (file === undefined) continue;
      const absolute = path.join(folder, file);
      const text = await readFile(absolute, 'utf8');
      const own = found.map((problem) => toOwnProblem(problem, names, text));
      const mended = round < rounds ? mendEntry(text, own) : undefined;
      if (mended) {
        await writeFile(absolute, mended.text);
        for (const message of mended.messages) tell(file, message, false);
      } else {
        await rm(absolute);
        entries.delete(file);
        names.delete(shownPath(absolute));
        const [problem] = own;
        const field = problem?.field ? `${problem.field}: ` : '';
        tell(file, `Not brought. ${field}${problem?.message}`, true);
      }
    }
  }
}

/** The new entry that a problem is about. An older one has it only when a new one took its address. */
const blame = ({ file, message }: Problem, names: ReadonlyMap<string, string>) =>
  names.get(file) ?? [...names].find(([shown]) => message.includes(`taken by ${shown}.`))?.[1];

/** A problem of an older entry as one of the new entry that claims the same address. */
function toOwnProblem(problem: Problem, names: ReadonlyMap<string, string>, text: string): Problem {
  if (names.has(problem.file)) return problem;
  const address = /^The (?:alias|address) (\S+)/.exec(problem.message)?.[1];
  const index = readAliases(text).indexOf(address);
  return {
    ...problem,
    field: index === -1 ? 'slug' : `aliases.${index}`,
    message: address
      ? `In this hub ${address} leads to ${path.basename(problem.file)} already.`
      : `This hub has an entry of the same id: ${path.basename(problem.file)}.`,
  };
}

/**
 * Puts a staged file in the hub, whole or not at all, unless one of that name is there.
 *
 * @returns what was found there
 */
export async function publishFile(
  stage: string,
  into: string,
  file: string,
): Promise<'brought' | 'unchanged' | 'kept'> {
  const [from, to] = [path.join(stage, file), path.join(into, file)];
  await mkdir(path.dirname(to), { recursive: true });
  try {
    // A second name is there at once and whole, and never takes the place of a file; the first one
    // goes with the stage. A disk without second names copies.
    await link(from, to).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw error;
      return copyFile(from, to, constants.COPYFILE_EXCL);
    });
    return 'brought';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const [ours, theirs] = await Promise.all([readFile(from), readFile(to)]);
    return ours.equals(theirs) ? 'unchanged' : 'kept';
  }
}
