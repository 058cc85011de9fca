import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { ContentFiles } from './fresh-hub.ts';

/** Why `content/` should not be replaced, as a sentence with the way out; nothing when it may be. */
export function readRefusal(root: string): string | undefined {
  if (!existsSync(join(root, 'content'))) return undefined;
  if (isInGit(root) && readUncommitted(root) !== '') {
    return 'content/ has changes that are not committed. Commit them first, or add --force: they are then kept beside.';
  }
  if (!isSample(root)) {
    return 'content/ is not the sample any more: site.yaml has no "sample: true". Add --force to start afresh anyway: what is there is then kept beside.';
  }
  return undefined;
}

/** Where the former content is: in a folder beside, in a commit, or nowhere because there was none. */
export type Kept = { backup: string } | { commit: string } | undefined;

/**
 * Puts files in the place of `content/`, all or none. What was there stays in a folder beside it,
 * unless Git has every byte of it.
 */
export function replaceContent(root: string, files: ContentFiles): Kept {
  const content = join(root, 'content');
  const commit =
    isInGit(root) && readUncommitted(root) === ''
      ? git(root, 'rev-parse', '--short', 'HEAD')
      : undefined;
  const temporary = mkdtempSync(join(root, 'content.new-'));
  const fresh = join(temporary, 'content');
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), text);
    }
    if (!existsSync(content)) {
      renameSync(fresh, content);
      return undefined;
    }
    const backup = chooseBackup(root);
    renameSync(content, join(root, backup));
    try {
      renameSync(fresh, content);
    } catch (error) {
      renameSync(join(root, backup), content);
      throw error;
    }
    if (commit === undefined) return { backup };
    rmSync(join(root, backup), { recursive: true });
    return { commit };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function isSample(root: string): boolean {
  try {
    const settings: unknown = parse(readFileSync(join(root, 'content', 'site.yaml'), 'utf8'));
    return (
      typeof settings === 'object' &&
      settings !== null &&
      'sample' in settings &&
      settings.sample === true
    );
  } catch {
    return false;
  }
}

function chooseBackup(root: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'content.sample-backup' : `content.sample-backup-${count}`;
    if (!existsSync(join(root, name))) return name;
  }
}

/** True when `content/` is in a commit of a repository whose top this folder is. */
function isInGit(root: string): boolean {
  try {
    return (
      git(root, 'rev-parse', '--show-prefix') === '' &&
      git(root, 'ls-tree', 'HEAD', 'content') !== ''
    );
  } catch {
    return false;
  }
}

/** Ignored files count as well: Git does not have them. */
function readUncommitted(root: string): string {
  return git(root, 'status', '--porcelain', '--ignored', '--untracked-files=all', '--', 'content');
}

function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
