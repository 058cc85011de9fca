import { renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRepository, temporaryFolder } from '../../tests/lib/temporary-repository.ts';
import { readStates } from './dated.ts';
import { readCommits } from './history.ts';

const demo = (stage: string, text = 'Text.') =>
  `---\ntitle: A demo\nstage: ${stage}\n---\n\n${text}\n`;

/** States of one file, as `value day`, newest first. */
async function told(content: string, file: string, value: string) {
  const commits = (await readCommits(content)) ?? [];
  const states = await readStates(
    content,
    commits,
    [{ file, field: 'stage', value }],
    '2026-11-22',
  );
  return states.get(file)?.map(({ value, at }) => `${value} ${at.slice(0, 10)}`);
}

test('each value has the day of the commit that gave it, whatever else changed', async () => {
  const { write, commit, content } = createRepository();
  write('content/demos/a.md', demo('idea'));
  commit('2026-01-02');
  write('content/demos/a.md', demo('wip'));
  commit('2026-02-03');
  write('content/demos/a.md', demo('wip', 'More text, and an example: \n\nstage: dropped'));
  commit('2026-03-04');
  write('content/demos/a.md', demo('"shipped"', 'Done.'));
  commit('2026-04-05');
  expect(await told(content, 'demos/a.md', 'shipped')).toEqual([
    'shipped 2026-04-05',
    'wip 2026-02-03',
    'idea 2026-01-02',
  ]);
});

test('a file that was renamed keeps its days', async () => {
  const { write, commit, content } = createRepository();
  write('content/demos/old.md', demo('idea'));
  commit('2026-01-02');
  renameSync(path.join(content, 'demos/old.md'), path.join(content, 'demos/new.md'));
  commit('2026-02-03');
  write('content/demos/new.md', demo('beta'));
  commit('2026-03-04');
  expect(await told(content, 'demos/new.md', 'beta')).toEqual([
    'beta 2026-03-04',
    'idea 2026-01-02',
  ]);
});

test('a value that comes back has both its days', async () => {
  const { write, commit, content } = createRepository();
  for (const [day, stage] of [
    ['2026-01-02', 'beta'],
    ['2026-02-03', 'wip'],
    ['2026-03-04', 'beta'],
  ] as const) {
    write('content/demos/a.md', demo(stage));
    commit(day);
  }
  expect(await told(content, 'demos/a.md', 'beta')).toEqual([
    'beta 2026-03-04',
    'wip 2026-02-03',
    'beta 2026-01-02',
  ]);
});

test('a change that is not committed counts from today', async () => {
  const { write, commit, content } = createRepository();
  write('content/demos/a.md', demo('wip'));
  commit('2026-01-02');
  expect(await told(content, 'demos/a.md', 'shipped')).toEqual([
    'shipped 2026-11-22',
    'wip 2026-01-02',
  ]);
});

test('letters beyond ASCII do not shift what follows them', async () => {
  const { write, commit, content } = createRepository();
  write('content/demos/a.md', demo('idea', 'Zażółć gęślą jaźń 汤 🍲'));
  write('content/demos/b.md', demo('beta', 'Łódź'));
  commit('2026-01-02');
  expect(await told(content, 'demos/b.md', 'beta')).toEqual(['beta 2026-01-02']);
  const commits = (await readCommits(content)) ?? [];
  const files = ['a', 'b'].map((name) => ({
    file: `demos/${name}.md`,
    field: 'stage',
    value: name === 'a' ? 'idea' : 'beta',
  }));
  const states = await readStates(content, commits, files, '2026-11-22');
  expect([...states.values()].map(([state]) => state?.value)).toEqual(['idea', 'beta']);
});

test('without Git a value counts from today', async () => {
  const states = await readStates(
    temporaryFolder(),
    [],
    [{ file: 'demos/a.md', field: 'stage', value: 'wip' }],
    '2026-11-22',
  );
  expect(states.get('demos/a.md')).toEqual([{ value: 'wip', at: '2026-11-22T00:00:00.000Z' }]);
});

test('a stage that a merged branch gave has the day of its commit, whatever came to the other side since', async () => {
  const { write, commit, content, git } = createRepository();
  const demo = (title: string, stage: string) =>
    `---\ntitle: ${title}\nsummary: One\ndate: 2026-01-01\nauthors: [ada]\nstage: ${stage}\n---\n`;
  write('content/demos/a.md', demo('Tiepo', 'wip'));
  commit('2026-01-02');
  git('switch', '--quiet', '--create', 'ship');
  write('content/demos/a.md', demo('Tiepo', 'shipped'));
  commit('2026-02-03');
  git('switch', '--quiet', 'main');
  write('content/demos/a.md', demo('Typo', 'wip'));
  commit('2026-03-04');
  git(
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    'merge',
    '--quiet',
    '--no-edit',
    'ship',
  );
  expect(await told(content, 'demos/a.md', 'shipped')).toEqual([
    'shipped 2026-02-03',
    'wip 2026-01-02',
  ]);
});
