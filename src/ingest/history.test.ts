import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRepository, temporaryFolder } from '../../tests/lib/temporary-repository.ts';
import { historyByFile, matchMember, readCommits } from './history.ts';

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
