import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Change } from '#core/entry.ts';

const run = promisify(execFile);

/** A change as Git tells it; the address never leaves this module's callers. */
export interface Commit {
  hash: string;
  at: string;
  /** Author's address, only ever compared with members' accounts. */
  email: string;
  /** Paths it touched, newest name first where it renamed: `[now, before]`. */
  files: { path: string; before?: string }[];
}

/**
 * Every commit that touched the folder, newest first, in one pass over the log. Undefined where
 * there is no history to trust: no Git, or a shallow clone.
 */
export async function readCommits(folder: string): Promise<Commit[] | undefined> {
  const git = async (...words: string[]) =>
    (await run('git', ['-C', folder, ...words], { maxBuffer: 1 << 30 })).stdout;
  try {
    if ((await git('rev-parse', '--is-shallow-repository')).trim() !== 'false') return undefined;
    const root = (await git('rev-parse', '--show-toplevel')).trim();
    const ignored = await readIgnoredCommits(root);
    const log = await git(
      '-c',
      'core.quotepath=off',
      '-c',
      'log.showSignature=false',
      'log',
      '--no-color',
      '--no-merges',
      '--relative',
      '--format=%x01%H%x02%cI%x02%ae',
      '--name-status',
      '-M',
      '-z',
      '--',
      '.',
    );
    return parseLog(log).filter(({ hash }) => !ignored.has(hash));
  } catch {
    return undefined;
  }
}

/** Commits that only reformat, listed in `.git-blame-ignore-revs`, are nobody's work on the content. */
async function readIgnoredCommits(root: string): Promise<Set<string>> {
  const list = await readFile(path.join(root, '.git-blame-ignore-revs'), 'utf8').catch(() => '');
  return new Set(list.match(/^[0-9a-f]{40}/gm) ?? []);
}

/** Reads the output of `git log -z --name-status` with the format above. */
function parseLog(log: string): Commit[] {
  return log
    .split('\x01')
    .slice(1)
    .map((block) => {
      const [head = '', ...names] = block.split('\0');
      const [hash = '', at = '', email = ''] = head.trim().split('\x02');
      const files: Commit['files'] = [];
      const words = names.map((name) => name.replace(/^\n/, '')).filter((name) => name !== '');
      for (let index = 0; index < words.length;) {
        const status = words[index] ?? '';
        if (/^[RC]/.test(status)) {
          files.push({ path: words[index + 2] ?? '', before: words[index + 1] ?? '' });
          index += 3;
        } else {
          files.push({ path: words[index + 1] ?? '' });
          index += 2;
        }
      }
      return { hash, at: new Date(at).toISOString(), email: email.trim(), files };
    });
}

/** A file as one commit left it, under the name it had then. */
export interface Version extends Pick<Commit, 'hash' | 'at' | 'email'> {
  path: string;
}

/** Versions of each file by its present path, renames followed, newest first. */
export function versionsByFile(commits: readonly Commit[]): Map<string, Version[]> {
  const present = new Map<string, string>();
  const versions = new Map<string, Version[]>();
  for (const { hash, at, email, files } of commits) {
    for (const { path, before } of files) {
      const now = present.get(path) ?? path;
      if (before !== undefined) present.set(before, now);
      const list = versions.get(now) ?? [];
      versions.set(now, list);
      list.push({ hash, at, email, path });
    }
  }
  return versions;
}

/** Changes of each file by its present path, newest first. */
export function historyByFile(
  commits: readonly Commit[],
  memberOf: (email: string) => string | undefined,
): Map<string, Change[]> {
  return new Map(
    [...versionsByFile(commits)].map(([file, versions]) => [
      file,
      versions.map(({ hash, at, email }) => {
        const member = memberOf(email);
        return { commit: hash, at, ...(member ? { member } : {}) };
      }),
    ]),
  );
}

/** Matches GitHub's noreply address, `123+login@users.noreply.github.com`, by account id, then by name. */
export function matchMember(
  members: { id: string; github?: { login: string; id?: number | undefined } | undefined }[],
) {
  const byAccount = new Map(
    members.flatMap(({ id, github }) => (github?.id ? [[String(github.id), id]] : [])),
  );
  const byLogin = new Map(
    members.flatMap(({ id, github }) =>
      github ? [[github.login.toLowerCase(), { id, account: github.id }]] : [],
    ),
  );
  return (email: string): string | undefined => {
    const match = /^(?:(\d+)\+)?([a-z\d-]+)@users\.noreply\.github\.com$/i.exec(email);
    if (!match) return undefined;
    const [, account, login = ''] = match;
    if (account && byAccount.has(account)) return byAccount.get(account);
    const named = byLogin.get(login.toLowerCase());
    return named && (!account || !named.account) ? named.id : undefined;
  };
}
