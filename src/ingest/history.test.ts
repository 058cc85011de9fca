import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { historyByFile, matchMember, readCommits } from './history.ts';

interface Repository {
  folder: string;
  content: string;
  write: (file: string, text: string) => void;
  /** Commits everything; returns the hash. */
  commit: (day: string, email?: string) => string;
  git: (...words: string[]) => string;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A repository with its content in a folder of it, as hubs have. */
function createRepository(): Repository {
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

const readHistories = async (
  content: string,
  memberOf: (email: string) => string | undefined = () => undefined,
) => historyByFile((await readCommits(content)) ?? [], memberOf);

const long = (text: string) => `${text}\n`.repeat(20);

test('a file has its changes, newest first, in UTC', async () => {
  const { write, commit, content } = createRepository();
  write('content/posts/a.md', 'one');
  const first = commit('2026-01-01');
  write('content/posts/b.md', 'other');
  commit('2026-01-02');
  write('content/posts/a.md', 'two');
  const last = commit('2026-01-03');
  const histories = await readHistories(content);
  expect(histories.get('posts/a.md')).toEqual([
    { commit: last, at: '2026-01-03T10:00:00.000Z' },
    { commit: first, at: '2026-01-01T10:00:00.000Z' },
  ]);
  expect(histories.get('posts/b.md')).toHaveLength(1);
});

test('what lies beside the content folder is not read', async () => {
  const { write, commit, content } = createRepository();
  write('content/posts/a.md', 'one');
  write('src/a.ts', 'one');
  commit('2026-01-01');
  write('src/a.ts', 'two');
  commit('2026-01-02');
  const histories = await readHistories(content);
  expect([...histories.keys()]).toEqual(['posts/a.md']);
  expect(histories.get('posts/a.md')).toHaveLength(1);
});

test('a file keeps its history through two renames, into a folder too', async () => {
  const { write, commit, content } = createRepository();
  write('content/posts/a.md', long('one'));
  commit('2026-01-01');
  renameSync(path.join(content, 'posts/a.md'), path.join(content, 'posts/b.md'));
  commit('2026-01-02');
  mkdirSync(path.join(content, 'posts/c'));
  renameSync(path.join(content, 'posts/b.md'), path.join(content, 'posts/c/index.md'));
  write('content/posts/c/index.md', `${long('one')}more`);
  commit('2026-01-03');
  const histories = await readHistories(content);
  expect([...histories.keys()]).toEqual(['posts/c/index.md']);
  expect(histories.get('posts/c/index.md')?.map(({ at }) => at.slice(0, 10))).toEqual([
    '2026-01-03',
    '2026-01-02',
    '2026-01-01',
  ]);
});

test('a new file under an old name has a history of its own', async () => {
  const { write, commit, content } = createRepository();
  write('content/posts/a.md', long('one'));
  commit('2026-01-01');
  renameSync(path.join(content, 'posts/a.md'), path.join(content, 'posts/b.md'));
  commit('2026-01-02');
  write('content/posts/a.md', long('quite another'));
  commit('2026-01-03');
  const histories = await readHistories(content);
  expect(histories.get('posts/a.md')?.map(({ at }) => at.slice(0, 10))).toEqual(['2026-01-03']);
  expect(histories.get('posts/b.md')?.map(({ at }) => at.slice(0, 10))).toEqual([
    '2026-01-02',
    '2026-01-01',
  ]);
});

test('names with spaces, quotes and other letters are read as they are', async () => {
  const { write, commit, content } = createRepository();
  write('content/posts/żółw "x" y.md', 'one');
  commit('2026-01-01');
  expect([...(await readHistories(content)).keys()]).toEqual(['posts/żółw "x" y.md']);
});

test("a member's commit is theirs by account number, and by name; an address is never matched", async () => {
  const { write, commit, content } = createRepository();
  const memberOf = matchMember([
    { id: 'ada', github: { login: 'Ada-Sample', id: 101 } },
    { id: 'bo', github: { login: 'bo' } },
    { id: 'cy' },
  ]);
  const expected: [string, string | undefined][] = [
    ['101+ada-sample@users.noreply.github.com', 'ada'],
    ['101+name-before@users.noreply.github.com', 'ada'],
    ['ada-sample@users.noreply.github.com', 'ada'],
    ['999+ada-sample@users.noreply.github.com', undefined],
    ['7+BO@users.noreply.github.com', 'bo'],
    ['bo@users.noreply.github.com', 'bo'],
    ['cy@users.noreply.github.com', undefined],
    ['ada-sample@example.com', undefined],
    ['ada@users.noreply.github.com.evil.example', undefined],
    ['x@bo@users.noreply.github.com', undefined],
    ['bo@users.noreply.github.com ', 'bo'],
  ];
  for (const [email] of expected) {
    write('content/a.md', email);
    commit('2026-01-01', email);
  }
  const changes = (await readHistories(content, memberOf)).get('a.md') ?? [];
  expect(changes.map(({ member }) => member).reverse()).toEqual(
    expected.map(([, member]) => member),
  );
  expect(JSON.stringify(changes)).not.toContain('@');
});

test('commits that only reformat are left out', async () => {
  const { write, commit, content } = createRepository();
  write('content/a.md', 'one');
  commit('2026-01-01');
  write('content/a.md', 'ONE');
  const reformat = commit('2026-01-02');
  write('.git-blame-ignore-revs', `# Reformatted\n${reformat}\n`);
  commit('2026-01-03');
  expect((await readHistories(content)).get('a.md')?.map(({ at }) => at.slice(0, 10))).toEqual([
    '2026-01-01',
  ]);
});

test('a merge is nobody’s change', async () => {
  const { write, commit, content, git } = createRepository();
  write('content/a.md', 'one');
  commit('2026-01-01');
  git('checkout', '--quiet', '-b', 'side');
  write('content/b.md', 'two');
  commit('2026-01-02');
  git('checkout', '--quiet', 'main');
  write('content/a.md', 'three');
  commit('2026-01-03');
  git(
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    'merge',
    '--quiet',
    '--no-ff',
    '--no-edit',
    'side',
  );
  expect(await readCommits(content)).toHaveLength(3);
});

test('without Git there is no history', async () => {
  expect(await readCommits(temporaryFolder())).toBeUndefined();
});

test('in a repository without commits there is no history', async () => {
  const { write, content } = createRepository();
  write('content/a.md', 'one');
  expect(await readCommits(content)).toBeUndefined();
});

test('a shallow clone has no history, rather than a wrong one', async () => {
  const { write, commit, folder } = createRepository();
  write('content/a.md', 'one');
  commit('2026-01-01');
  write('content/a.md', 'two');
  commit('2026-01-02');
  const clone = path.join(temporaryFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${folder}`, clone], {
    stdio: 'pipe',
  });
  expect(await readCommits(path.join(clone, 'content'))).toBeUndefined();
});

test('settings of the person who builds change nothing', async () => {
  const { write, commit, content, git } = createRepository();
  write('content/a.md', long('one'));
  commit('2026-01-01');
  renameSync(path.join(content, 'a.md'), path.join(content, 'b.md'));
  commit('2026-01-02');
  const before = await readCommits(content);
  for (const [name, value] of [
    ['color.ui', 'always'],
    ['diff.renames', 'false'],
    ['log.showSignature', 'true'],
    ['log.date', 'relative'],
    ['diff.noprefix', 'true'],
    ['core.quotepath', 'true'],
    ['log.follow', 'true'],
    ['format.pretty', 'oneline'],
    ['log.decorate', 'full'],
  ] as const) {
    git('config', name, value);
  }
  expect(await readCommits(content)).toEqual(before);
});
