import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../scripts/verify/site.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-build-'));
  await cp('tests/fixtures/hub', path.join(folder, 'content'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(script: string, words: string[], environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`scripts/${script}.ts`, '--content', path.join(folder, 'content'), ...words],
    {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    },
  );
  return { status, output: stdout + stderr };
}
const build = (out: string, words: string[] = [], environment: NodeJS.ProcessEnv = {}) =>
  run(
    'build-site',
    ['--out', path.join(folder, out), '--as-of', '2026-11-22', ...words],
    environment,
  );

async function hashesOf(out: string): Promise<Record<string, string>> {
  const files = await listFiles(path.join(folder, out));
  const hashes = files.map(
    async (file) =>
      [
        file,
        createHash('sha256')
          .update(await readFile(path.join(folder, out, file)))
          .digest('hex'),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(hashes));
}

/** Builds take most of the time that tests take: what only reads or spoils one shares this. */
let whole: string | undefined;
function buildWhole(): string {
  if (whole === undefined)
    expect(build('deeper/whole', [], { TZ: 'America/Los_Angeles' }).status).toBe(0);
  whole = 'deeper/whole';
  return whole;
}

test(
  'what a kept cache gives after a change is what a build from nothing gives, byte for byte, in another folder and time zone',
  { timeout: 900_000 },
  async () => {
    const cold = ['--cache', path.join(folder, 'cold')];
    const inKiribati = { TZ: 'Pacific/Kiritimati', LANG: 'C' };
    // A text, what is said in a recording, and how far a demo is: on pages of their own and others'.
    const edits = [
      ['posts/log-barley.md', /\n$/, ' Once more.\n'],
      ['recordings/kitchen-all-hands/all-hands.vtt', 'zwiebelquartett', 'onion quartet'],
      ['demos/kettle-whistle.md', 'stage: wip', 'stage: shipped'],
    ] as const;
    const texts = new Map<string, string>();
    for (const [name, from, to] of edits) {
      const file = path.join(folder, 'content', name);
      const text = await readFile(file, 'utf8');
      texts.set(file, text);
      expect(text).toMatch(from);
      await writeFile(file, text.replace(from, to));
    }
    expect(build('one', cold, inKiribati).status).toBe(0);
    const before = await hashesOf('one');
    for (const [file, text] of texts) await writeFile(file, text);
    expect(build('one', cold, inKiribati).status).toBe(0);
    const [incremental, full] = [await hashesOf('one'), await hashesOf(buildWhole())];
    expect(Object.keys(full).length).toBeGreaterThan(100);
    expect(incremental).toEqual(full);
    expect(incremental).not.toEqual(before);
  },
);

test('a hub under a base path links to nothing outside it', { timeout: 600_000 }, async () => {
  expect(
    build('based', ['--site', 'https://fixture.example.com', '--base', '/our/hub/']).status,
  ).toBe(0);
  const { output, status } = run('verify-site', ['--out', path.join(folder, 'based')]);
  expect(output).toContain('no findings');
  expect(status).toBe(0);
  const home = await readFile(path.join(folder, 'based/index.html'), 'utf8');
  expect(home).toContain('<link rel="canonical" href="https://fixture.example.com/our/hub/"');
  expect(await readFile(path.join(folder, 'based/rss.xml'), 'utf8')).toContain(
    '<link>https://fixture.example.com/our/hub/posts/',
  );
});

test(
  'a build that fails says where and why, and leaves the last good one',
  { timeout: 600_000 },
  async () => {
    const kept = buildWhole();
    const before = await hashesOf(kept);
    const file = path.join(folder, 'content/posts/broken.md');
    await writeFile(file, '---\ntitle: Broken\ndate: yesterday\nauthors: [ada-sample]\n---\n');
    const { status, output } = build(kept);
    await rm(file);
    expect(status).toBe(1);
    expect(output).toMatch(
      /posts\/broken\.md:3:7 {2}date: Write the date as year-month-day, like 2026-11-22\./,
    );
    expect(output).not.toMatch(/\n\s+at /);
    expect(await hashesOf(kept)).toEqual(before);
  },
);

test('verify finds what a built hub lost', { timeout: 600_000 }, async () => {
  await cp(path.join(folder, buildWhole()), path.join(folder, 'damaged'), { recursive: true });
  const at = (name: string) => path.join(folder, 'damaged', name);
  await rm(at('og/posts/log-barley.jpg'));
  await rm(at('posts/log-beans/index.html'));
  await rm(at('posts/log-beans.md'));
  const shard = 'api/v1/posts/2026.json';
  await writeFile(
    at(shard),
    (await readFile(at(shard), 'utf8'))
      .replace('"key":"posts/two-hands-one-spoon"', '"key":"posts/not-yet-baked"')
      .replace('"format":"note"', '"format":"poem"'),
  );
  const list = 'topics/index.html';
  await writeFile(at(list), (await readFile(at(list), 'utf8')).replace('p-name u-url', ''));
  const page = 'posts/log-beets/index.html';
  await writeFile(
    at(page),
    (await readFile(at(page), 'utf8')).replace(
      '<main',
      '<p onclick="x()" style="color:red">CANARY-DRAFT</p><img src="https://tracker.example.com/a.gif"><main',
    ),
  );
  const { status, output } = run('verify-site', ['--out', path.join(folder, 'damaged')]);
  expect(status).toBe(1);
  expect(output).toContain('This preview image is missing.');
  expect(output).toContain('The page of posts/log-beans is missing.');
  expect(output).toContain('The text of posts/log-beans as Markdown is missing.');
  expect(output).toContain('posts/not-yet-baked is not public.');
  expect(output).toContain('posts/two-hands-one-spoon is in the API 0 times, not once.');
  expect(output).toMatch(/The front matter of posts\/.+ does not fit its schema: \/format/);
  expect(output).toContain('A list or a card has not one name in microformats.');
  expect(output).toContain('has the event handler');
  expect(output).toContain('has a style attribute');
  expect(output).toContain('is fetched from another site');
});
