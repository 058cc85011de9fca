import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A Git repository that a test makes, and that goes with it. */
export interface Repository {
  folder: string;
  content: string;
  write: (file: string, text: string) => void;
  /** Commits everything; returns the hash. */
  commit: (day: string, email?: string) => string;
  git: (...words: string[]) => string;
}

/** A folder that is deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A repository with its content in a folder of it, as hubs have. */
export function createRepository(): Repository {
  const folder = temporaryFolder();
  const content = path.join(folder, 'content');
  const isolated = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
  const run = (words: string[], environment: NodeJS.ProcessEnv = {}) =>
    execFileSync('git', ['-C', folder, ...words], {
      encoding: 'utf8',
      env: { ...isolated, ...environment },
      stdio: 'pipe',
    }).trim();
  run(['init', '--quiet', '--initial-branch=main']);
  return {
    folder,
    content,
    write(file, text) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
    commit(day, email = 'ada@example.com') {
      const date = `${day}T12:00:00+02:00`;
      run(['add', '--all']);
      run(['commit', '--quiet', '--allow-empty', '--message', 'change'], {
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: email,
        GIT_COMMITTER_DATE: date,
      });
      return run(['rev-parse', 'HEAD']);
    },
    git: (...words) => run(words),
  };
}
