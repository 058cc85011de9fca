import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project with one command and one package, and an npm that does what `npm` says. */
function createProject(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'run-'));
  folders.push(root);
  const all = {
    'scripts/say-it.ts': `const text: string = process.argv.slice(2).join('+');
      console.log('said ' + text);
      process.exit(text === 'bad' ? 7 : 0);`,
    'package-lock.json': toLock('1.0.0'),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  cpSync(join(import.meta.dirname, 'run.mjs'), join(root, 'scripts/run.mjs'));
  return root;
}

const toLock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'hub' },
      'node_modules/a': { version },
      'node_modules/elsewhere': { version, optional: true },
    },
  });

const installed = (version: string) => ({
  'node_modules/.package-lock.json': JSON.stringify({
    packages: { 'node_modules/a': { version } },
  }),
});

function run(root: string, ...args: string[]) {
  const env = { ...process.env, npm_execpath: join(root, 'npm/npm-cli.js') };
  const script = join(root, 'scripts/run.mjs');
  const done = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  return { code: done.status, text: done.stdout + done.stderr };
}

test('a command runs with its arguments, and its exit code is passed on', () => {
  const root = createProject(installed('1.0.0'));
  expect(run(root, 'say-it', 'a b', 'c')).toEqual({ code: 0, text: 'said a b+c\n' });
  expect(run(root, 'say-it', 'bad').code).toBe(7);
});

test('an unknown command is a sentence that names the known ones', () => {
  const root = createProject(installed('1.0.0'));
  const text = 'There is no command "shout". There are: say-it.\n';
  expect(run(root, 'shout')).toEqual({ code: 1, text });
  expect(run(root, '../say-it').code).toBe(1);
  expect(run(root).text).toBe('Name one: say-it.\n');
});

test.each([
  ['nothing is', {}],
  ['another version is', installed('0.9.0')],
])('when %s installed, npm ci runs first', (_, files) => {
  const npm = `if (process.argv[2] !== 'ci') process.exit(1);`;
  const root = createProject({ ...files, 'npm/npm-cli.js': npm });
  const { code, text } = run(root, 'say-it', 'hello');
  expect(text).toMatch(/^Installing .*\nInstalled in \d+ s\.\n\nsaid hello\n$/);
  expect(code).toBe(0);
});

test('when npm ci fails, its reason and one sentence say so, and nothing starts', () => {
  const npm = `console.error('npm error network' + '\\nnpm error manual'.repeat(99)); process.exit(4);`;
  const { code, text } = run(createProject({ 'npm/npm-cli.js': npm }), 'say-it');
  expect(code).toBe(1);
  expect(text).toContain('npm error network');
  expect(text).toContain('npm ci failed, so nothing was started.');
  expect(text).not.toContain('said');
  expect(text.split('\n').length).toBeLessThan(20);
});
