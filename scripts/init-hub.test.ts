import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toFreshContent } from './lib/fresh-hub.ts';
import { replaceContent } from './lib/replace-content.ts';

const project = join(import.meta.dirname, '..');
const acme = { name: 'Acme Commons', repo: 'acme/commons', asOf: '2026-11-22' };
const args = ['--name', acme.name, '--repo', acme.repo, '--as-of', acme.asOf, '--yes'];
const folders: string[] = [];
// Inside a Git hook these name the repository of the hook.
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX)$/.test(name),
  ),
);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A clone in miniature: the command, what it imports, and a sample with one post. */
function createClone({ git = true, sample = true } = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'init-'));
  folders.push(root);
  for (const path of ['package.json', 'scripts', 'src/core', 'src/ingest', '.gitignore']) {
    cpSync(join(project, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  mkdirSync(join(root, 'content/posts'), { recursive: true });
  writeFileSync(join(root, 'content/site.yaml'), `name: Sample\nsample: ${sample}\n`);
  writeFileSync(join(root, 'content/posts/old.md'), 'precious\n');
  if (git) {
    runGit(root, 'init', '--quiet');
    commit(root);
  }
  return root;
}

function commit(root: string): void {
  runGit(root, 'add', 'content', '.gitignore');
  const person = [
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  runGit(root, ...person, 'commit', '--quiet', '--no-verify', '--message', 'Content');
}

function runGit(root: string, ...parts: string[]): string {
  return execFileSync('git', parts, { cwd: root, env, encoding: 'utf8' });
}

function init(root: string, ...more: string[]) {
  const script = join(root, 'scripts/init-hub.ts');
  const done = spawnSync(process.execPath, [script, ...args, ...more], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { code: done.status, text: done.stdout + done.stderr };
}

const readContent = (root: string, path: string) =>
  readFileSync(join(root, 'content', path), 'utf8');
const strayFolders = (root: string) =>
  readdirSync(root).filter((name) => name.startsWith('content.'));

test('a sample in Git gives way to a fresh hub, and Git still has it', () => {
  const root = createClone();
  const { code, text } = init(root);
  expect(text).toContain('This hub is now Acme Commons.');
  expect(code).toBe(0);
  expect(readdirSync(join(root, 'content')).sort()).toEqual([
    'members',
    'posts',
    'site.yaml',
    'topics',
  ]);
  expect(existsSync(join(root, 'content/posts/old.md'))).toBe(false);
  expect(strayFolders(root)).toEqual([]);
  expect(runGit(root, 'show', 'HEAD:content/posts/old.md')).toBe('precious\n');
});

test('without Git the sample is kept beside', () => {
  const root = createClone({ git: false });
  expect(init(root).code).toBe(0);
  expect(readFileSync(join(root, 'content.sample-backup/posts/old.md'), 'utf8')).toBe('precious\n');
  expect(init(root, '--force').code).toBe(0);
  expect(strayFolders(root)).toEqual(['content.sample-backup', 'content.sample-backup-2']);
});

test('changes that are not committed stop it, and --force keeps them beside', () => {
  const root = createClone();
  writeFileSync(join(root, 'content/posts/new.md'), 'mine\n');
  const refused = init(root);
  expect(refused.code).toBe(1);
  expect(refused.text).toContain('not committed');
  expect(refused.text).not.toContain('    at ');
  expect(readContent(root, 'posts/new.md')).toBe('mine\n');
  expect(init(root, '--force').code).toBe(0);
  expect(readFileSync(join(root, 'content.sample-backup/posts/new.md'), 'utf8')).toBe('mine\n');
});

test('a file that Git ignores is not lost either', () => {
  const root = createClone();
  writeFileSync(join(root, 'content/posts/notes.log'), 'mine\n');
  expect(init(root).code).toBe(1);
  expect(readContent(root, 'posts/notes.log')).toBe('mine\n');
});

test('content that is not the sample stops it', () => {
  const root = createClone({ sample: false });
  const { code, text } = init(root);
  expect(code).toBe(1);
  expect(text).toContain('not the sample any more');
  expect(readContent(root, 'posts/old.md')).toBe('precious\n');
});

test('a folder inside another repository counts as one without Git', () => {
  const outer = createClone();
  const inner = join(outer, 'inner');
  cpSync(join(outer, 'content'), join(inner, 'content'), { recursive: true });
  expect(replaceContent(inner, { 'site.yaml': 'name: Inner\n' })).toEqual({
    backup: 'content.sample-backup',
  });
});

test('when writing fails, what was there stays', () => {
  const root = createClone();
  expect(() => replaceContent(root, { posts: 'a file', 'posts/a.md': 'in a file' })).toThrow();
  expect(readContent(root, 'posts/old.md')).toBe('precious\n');
  expect(strayFolders(root)).toEqual([]);
});

test('a wrong name, repository, address or day is a sentence, and changes nothing', () => {
  const sentence = (hub: Partial<Parameters<typeof toFreshContent>[0]>) => () =>
    toFreshContent({ ...acme, ...hub });
  expect(sentence({ name: ' ' })).toThrow('--name:');
  expect(sentence({ name: 'A'.repeat(41) })).toThrow('at most 40 characters');
  expect(sentence({ repo: 'https://github.com/acme/commons' })).toThrow('is not a repository');
  expect(sentence({ repo: 'acme' })).toThrow('acme/commons');
  expect(sentence({ repo: '-acme/..' })).toThrow('is not a repository');
  expect(sentence({ url: 'javascript:alert(1)' })).toThrow('--url:');
  expect(sentence({ asOf: 'tomorrow' })).toThrow('year-month-day');
  expect(sentence({ asOf: '2026-02-30' })).toThrow('year-month-day');
});

test.each(['yes', '2026-01-01', '12:30', 'Ana\'s "hub": #1', '- list', '{a: 1}', '--- x', '@home'])(
  'the name %s survives YAML',
  (name) => {
    const files = toFreshContent({ ...acme, name });
    expect(parse(files['site.yaml'] ?? '').name).toBe(name);
    const [, matter = ''] = (files['posts/welcome.md'] ?? '').split(/^---$/m);
    expect(parse(matter)).toMatchObject({ title: `Welcome to ${name}`, date: '2026-11-22' });
  },
);

test('the address defaults to GitHub Pages', () => {
  const url = (repo: string) => parse(toFreshContent({ ...acme, repo })['site.yaml'] ?? '').url;
  expect(url('Acme/commons')).toBe('https://acme.github.io/commons');
  expect(url('acme/acme.github.io')).toBe('https://acme.github.io');
});

test('the fresh settings read well', () => {
  expect(toFreshContent(acme)['site.yaml']).toMatchInlineSnapshot(`
    "# What makes this hub yours. Every page reads it.
    name: Acme Commons
    tagline: A place for what we make, learn and share
    about: Acme Commons is where we share what we make and learn. Change this text in content/site.yaml.
    url: https://acme.github.io/commons
    repo: acme/commons
    branch: main
    language: en
    contact: https://github.com/acme/commons/discussions
    nav:
      - label: Feed
        href: /community/
      - label: Topics
        href: /topics/
      - label: Members
        href: /members/
      - label: Teams
        href: /teams/

    # Conversations under each page live in the Discussions of your repository. To switch them on:
    # turn Discussions on in the settings of the repository, install the giscus app, let
    # https://giscus.app tell you the ids, and remove the marks in front of these lines.
    # giscus:
    #   repo: acme/commons
    #   repoId: R_…
    #   category: Announcements
    #   categoryId: DIC_…
    "
  `);
});
