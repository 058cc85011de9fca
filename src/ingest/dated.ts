import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Entry } from '#core/entry.ts';
import { type Commit, versionsByFile } from './history.ts';

/** Values that a field had, newest first, and the ISO 8601 instant since when. */
type States = NonNullable<Entry['states']>;

/** A file whose field is dated. */
export interface DatedFile {
  /** Path below the content folder, as in {@link Commit}. */
  file: string;
  field: string;
  /** What it is now, on the disk. */
  value: string;
}

/**
 * Reads in Git since when each file's field has its value, and what it was before. Renames are
 * followed; a change that is not committed yet counts from `now`.
 *
 * @param folder the content folder
 * @param now ISO day of the build
 */
export async function readStates(
  folder: string,
  commits: readonly Commit[],
  files: readonly DatedFile[],
  now: string,
): Promise<Map<string, States>> {
  const versions = versionsByFile(commits);
  const present = (file: string) => `HEAD:./${file}`;
  const wanted = files.flatMap(({ file }) => [
    present(file),
    ...(versions.get(file) ?? []).map(({ hash, path }) => `${hash}:./${path}`),
  ]);
  const texts = await readObjects(folder, wanted);
  return new Map(
    files.map(({ file, field, value }) => {
      const told = (versions.get(file) ?? []).flatMap(({ hash, at, path }) => {
        const found = readField(texts.get(`${hash}:./${path}`) ?? '', field);
        return found === undefined ? [] : [{ value: found, at }];
      });
      const isCommitted = readField(texts.get(present(file)) ?? '', field) === value;
      // A branch that was merged later may have older versions: the one that gave the value counts.
      const given = isCommitted ? told.findIndex((version) => version.value === value) : -1;
      const known = given > 0 ? told.slice(given) : told;
      // Newest first; what has not changed since an older version is as old as that one.
      const states = known.filter((version, index) => version.value !== known[index + 1]?.value);
      if (states[0]?.value === value) return [file, states];
      // Given by no version: by a merge itself, or not yet committed.
      const at = isCommitted ? told[0]?.at : undefined;
      return [file, [{ value, at: at ?? `${now}T00:00:00.000Z` }, ...states]];
    }),
  );
}

/** A field of one word in a front matter. */
function readField(file: string, field: string): string | undefined {
  const [, header = ''] = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---/.exec(file) ?? [];
  return new RegExp(`^${field}:[ \\t]*["']?([\\w-]+)`, 'm').exec(header)?.[1];
}

/** Texts of Git objects by their names, from one process; names that Git does not know are left out. */
async function readObjects(folder: string, names: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (names.length === 0) return found;
  const git = spawn('git', ['-C', folder, 'cat-file', '--batch'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  git.stdin.on('error', () => {});
  git.stdin.end(`${names.join('\n')}\n`);
  git.stdout.setEncoding('latin1');
  const output = Buffer.from(await text(git.stdout), 'latin1');
  let at = 0;
  for (const name of names) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const size = / blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    found.set(name, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
