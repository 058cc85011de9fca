import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedFields } from '#core/fields.ts';
import type { Kind, SchemaContext } from '#core/kind.ts';
import { type ExportReport, exportHub } from '#export/export.ts';
import { restoreArchive } from '#import/restore.ts';
import { filesBelow } from '#import/stage.ts';
import { readHub } from '#ingest/hub.ts';
import { isPublic } from '#ingest/prepare.ts';
import { readZip } from './lib/read-zip.ts';
import {
  type FileContent,
  kinds,
  onePixel,
  post,
  temporaryFolder,
  writeHub,
} from './lib/temporary-hub.ts';
import { writeBuilt } from './lib/write-built.ts';

const fixture = path.resolve('tests/fixtures/hub');
const asOf = '2026-11-22';

/** Exports a hub that was built. */
async function exported(content: string, ofKinds = kinds) {
  const folder = temporaryFolder();
  const built = path.join(folder, 'built');
  await writeBuilt(built, content, ofKinds, asOf);
  const out = path.join(folder, 'community.zip');
  const report = await exportHub({ content, built, out, asOf }, ofKinds);
  return { out, report, folder, files: await readZip(out) };
}

const contentOf = (files: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file.startsWith('content/')));
const readFolder = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await filesBelow(folder)).map(async (file) => [
        `content/${file}`,
        await readFile(path.join(folder, file)),
      ]),
    ),
  ) as Record<string, Buffer>;
const adaptedIn = ({ adapted }: ExportReport) => adapted.map((file) => file.path);

test('what was exported comes back without loss, passes the check and exports to the same again', async () => {
  const { out, report, files } = await exported(fixture);
  const into = path.join(temporaryFolder(), 'content');
  const { files: brought } = await restoreArchive({ from: out, into }, kinds);
  expect(new Set(brought.map(({ status }) => status))).toEqual(new Set(['brought']));

  const [ours, theirs] = [await readFolder(fixture), await readFolder(into)];
  const adapted = adaptedIn(report);
  for (const [file, bytes] of Object.entries(theirs))
    if (!adapted.includes(file)) expect(bytes.equals(ours[file] as Buffer), file).toBe(true);
  const { sources } = await readHub(fixture, kinds);
  const hub = await readHub(into, kinds);
  expect(hub.problems).toEqual([]);
  expect(hub.sources.map(({ file }) => file)).toEqual(
    sources.filter(isPublic).map(({ file }) => file),
  );
  expect(contentOf((await exported(into)).files)).toEqual(contentOf(files));
});

test('of adapted files only what is not public is gone', async () => {
  const { report, files } = await exported(fixture);
  expect(adaptedIn(report)).toEqual([
    'content/demos/whisper.md',
    'content/members/bo-sample.md',
    'content/members/eli-sample.md',
    'content/offsites/a-week-of-soup/index.md',
    'content/offsites/a-week-of-soup/river.jpg',
    'content/places/sample-reading-room.md',
    'content/posts/the-long-table/window.jpg',
    'content/posts/two-hands-one-spoon.md',
    'content/snapshots/discussions.json',
  ]);
  const original = await readFile(path.join(fixture, 'posts/two-hands-one-spoon.md'), 'utf8');
  expect(files['content/posts/two-hands-one-spoon.md']?.toString()).toBe(
    original
      .replace('dee-unlisted]', '{github: ghost, name: a member}]')
      .replace('owner: dee-unlisted\n', '')
      .replace('[somebody](../members/dee-unlisted.md)', 'somebody')
      .replace('[a draft](./not-yet-baked.md)', 'a draft'),
  );
  const slice = await readFile(path.join(fixture, 'demos/whisper.md'), 'utf8');
  expect(files['content/demos/whisper.md']?.toString()).toBe(
    slice.replace('recording: secret-all-hands\nstart: 0:02\nend: 0:10\n', ''),
  );
});

test('videos, captions and slides are in the archive as they are', async () => {
  const { files } = await exported(fixture);
  for (const name of ['all-hands.mp4', 'all-hands.vtt', 'poster.png']) {
    const file = `recordings/kitchen-all-hands/${name}`;
    expect(files[`content/${file}`]).toEqual(await readFile(path.join(fixture, file)));
  }
});

test('who did not agree to be named or seen is neither in the archive, which counts them', async () => {
  const { files } = await exported(fixture);
  const week = 'offsites/a-week-of-soup';
  const original = await readFile(path.join(fixture, `${week}/index.md`), 'utf8');
  const text = files[`content/${week}/index.md`]?.toString();
  expect(text?.replaceAll('[ ', '[').replaceAll(' ]', ']')).toBe(
    original
      .replace(', eli-sample, dee-unlisted]', ']')
      .replace('others: 1', 'others: 3')
      .replace(', eli-sample] }', '] }')
      .replace(/ {2}- \{ src: .\/group.*\n/, ''),
  );
  expect(files[`content/${week}/group.png`]).toBeUndefined();
  expect(files['content/members/bo-sample.md']?.toString()).not.toContain('Quietford');
  const review = files['content/places/sample-reading-room.md']?.toString();
  expect(review).toContain('{ by: eli-sample, date: 2026-09-20, rating: 4 }');
});

test('nothing of what is not public is anywhere in the archive', async () => {
  const { files } = await exported(fixture);
  const everything = Object.entries(files).map(([file, bytes]) => file + bytes.toString('latin1'));
  expect(everything.length).toBeGreaterThan(60);
  expect(everything.join('\n')).not.toMatch(
    /canary|zebulon|dee-unlisted|not-yet-baked|behind-the-pantry/i,
  );
});

test('a second import changes nothing, and what somebody changed since is kept', async () => {
  const { out } = await exported(fixture);
  const into = path.join(temporaryFolder(), 'content');
  await restoreArchive({ from: out, into }, kinds);
  const before = await readFolder(into);
  const second = await restoreArchive({ from: out, into }, kinds);
  expect(new Set(second.files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
  expect(await readFolder(into)).toEqual(before);

  await writeFile(path.join(into, 'topics/baking.md'), '---\nname: Bakery\n---\n');
  await rm(path.join(into, 'posts/log-barley.md'));
  const third = await restoreArchive({ from: out, into }, kinds);
  const statusOf = (file: string) => third.files.find((report) => report.file === file)?.status;
  expect(statusOf('content/topics/baking.md')).toBe('kept');
  expect(statusOf('content/posts/log-barley.md')).toBe('brought');
  expect(await readFile(path.join(into, 'topics/baking.md'), 'utf8')).toContain('Bakery');
});

test('two exports have the same bytes', async () => {
  const [one, two] = [await exported(fixture), await exported(fixture)];
  expect((await readFile(one.out)).equals(await readFile(two.out))).toBe(true);
});

test('comments, pictures and addresses that name what is not public do not give it away', async () => {
  const { report, files } = await exported(
    writeHub({
      'posts/secret-plan/index.md': post('Hush.', 'draft: true\naliases: [/old/hush/]\n'),
      'posts/secret-plan/plan.png': onePixel,
      'posts/secret-plan/unused.png': onePixel,
      'posts/tea.md': post(
        'See [it](/posts/secret-plan/), [it](/old/hush), [feed](/posts/secret-plan.md).\n\n<!-- after secret-plan -->\n\n![A plan](./secret-plan/plan.png)\n',
        '# wait for secret-plan\ntopics: [kitchen] # secretly\n',
      ),
    }),
  );
  expect(report.omitted).toEqual([]);
  const text = files['content/posts/tea.md']?.toString() ?? '';
  expect(text).toMatch(/See it, it, feed\.\n\n\n\n!\[A plan\]\(\.\/picture-[\da-f]{8}\.png\)\n$/);
  expect(text).toContain('topics: [kitchen] # secretly\n');
  expect(Object.keys(files).join('\n')).toMatch(/^content\/posts\/picture-[\da-f]{8}\.png$/m);
  const all = Object.entries(files).map(([file, bytes]) => file + bytes.toString('latin1'));
  expect(all.join('\n')).not.toMatch(/secret-plan|hush|unused/i);
});

test('line ends stay as the author has them', async () => {
  const text = post('[a](./plan.md)\n\nB\n', 'owner: ada-sample\n').replaceAll('\n', '\r\n');
  const { files } = await exported(
    writeHub({ 'posts/plan.md': post('Hush.', 'draft: true\n'), 'posts/tea.md': text }),
  );
  expect(files['content/posts/tea.md']?.toString()).toBe(text.replace('[a](./plan.md)', 'a'));
});

test('an entry that cannot be without what is not public is left out, and what leads to it adapted', async () => {
  const content = writeHub({
    'members/dee.md': '---\nname: Dee\njoined: 2026-01-02\nlisted: false\n---\n',
    'talks/soup.md': '---\nname: Soup\nhost: dee\n---\n\nBoil it.\n',
    'talks/tea.md': '---\nname: Tea\nhost: ada-sample\n---\n\nAfter [soup](./soup.md).\n',
  });
  const schema = (context: SchemaContext) =>
    z.strictObject({
      ...sharedFields(context),
      name: z.string(),
      host: context.reference('members'),
    });
  const talks = { ...(kinds.topics as Kind), name: 'talks', schema };
  const { report, files } = await exported(content, { ...kinds, talks });
  expect(report.omitted.map((entry) => entry.path)).toEqual(['content/talks/soup.md']);
  expect(files['content/talks/tea.md']?.toString()).toContain('After soup.');
  expect(Object.keys(files)).not.toContain('content/talks/soup.md');
});

test('names of unlisted members are not in the conversations', async () => {
  const at = '2026-01-01T00:00:00Z';
  const discussion = {
    number: 1,
    url: 'https://github.com/tiny/hub/discussions/1',
    lastBy: 'DeeLogin',
    latest: [
      { by: 'dee', at, html: '<p>Yes.</p>' },
      { by: 'ada-sample', at, html: '<p>No.</p>' },
    ],
  };
  const { files } = await exported(
    writeHub({
      'members/dee.md':
        '---\nname: Dee\njoined: 2026-01-02\nlisted: false\ngithub: { login: deelogin }\n---\n',
      'snapshots/discussions.json': JSON.stringify({
        fetchedAt: at,
        discussions: { 'posts/soup': discussion },
      }),
    }),
  );
  const snapshot = files['content/snapshots/discussions.json']?.toString() ?? '';
  expect(snapshot).toContain('<p>Yes.</p>');
  expect(snapshot).not.toMatch(/"dee|deelogin/i);
  expect(snapshot).toContain('ada-sample');
});

test('a hub with problems is not exported, and what was there before stays', async () => {
  const folder = temporaryFolder();
  const out = path.join(folder, 'community.zip');
  await writeFile(out, 'the last good one');
  const content = writeHub({ 'posts/tea.md': post('[x](./nowhere.md)') });
  const { problems } = await exportHub({ content, built: folder, out, asOf }, kinds);
  expect(problems).toHaveLength(1);
  await expect(
    exportHub({ content: writeHub({}), built: folder, out, asOf }, kinds),
  ).rejects.toThrow(/no built hub/);
  expect(await readFile(out, 'utf8')).toBe('the last good one');
  expect(await readdir(folder)).toEqual(['community.zip']);
});

const dee = (fields = '') =>
  `---\nname: Dee Canary\njoined: 2026-01-02\n${fields}github: { login: deelogin }\n---\n\nHello.\n`;
const first: Record<string, string> = {
  'members/dee.md': dee(),
  'posts/tea.md': post('Tea *and* milk.', 'summary: With a spoon.\n'),
  'topics/baking.md': '---\nname: Baking\n---\n\nBread.\n',
};

test.each<[string, Record<string, FileContent>]>([
  ['made private', { 'posts/tea.md': post('Tea.', 'visibility: private\n') }],
  ['made a draft', { 'posts/tea.md': post('Tea.', 'draft: true\n') }],
  ['removed', { 'posts/tea.md': null }],
  ['added', { 'posts/bun.md': post('Bun.') }],
  ['unlisted', { 'members/dee.md': dee('listed: false\n') }],
  ['given another name', { 'members/dee.md': dee().replace('Dee Canary', 'Dee') }],
  ['changed in a field', { 'posts/tea.md': post('Tea and milk.') }],
  ['changed in its first words', { 'posts/tea.md': post('Tea.', 'summary: With a spoon.\n') }],
  ['moved to another file', { 'posts/tea.md': null, 'posts/cup.md': post('Tea.', 'id: tea\n') }],
  [
    'renamed with its hub',
    { 'site.yaml': 'name: Big\ntagline: A hub\nurl: https://tiny.example.com\nrepo: tiny/hub\n' },
  ],
])('what was built before something was %s is not exported', async (_, changed) => {
  const folder = temporaryFolder();
  const [built, out] = [path.join(folder, 'built'), path.join(folder, 'community.zip')];
  await writeBuilt(built, writeHub(first), kinds, asOf);
  const { problems } = await exportHub({ content: writeHub(first), built, out, asOf }, kinds);
  expect(problems).toEqual([]);
  const before = await readFile(out);
  await expect(
    exportHub({ content: writeHub({ ...first, ...changed }), built, out, asOf }, kinds),
  ).rejects.toThrow(/built was built from other content\. Build again, or leave --built out\.$/);
  expect((await readFile(out)).equals(before)).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['built', 'community.zip']);
});

const secret = { ...first, 'members/dee.md': dee('listed: false\n') };
const shard = 'api/v1/posts/2026.json';

test.each<[string, string, (text: string) => string]>([
  ['a record twice', shard, (text) => text.replace(/"records":\[(.*)\]\}$/s, '"records":[$1,$1]}')],
  ['a field of its own', shard, (text) => text.replace('"words"', '"note":"deelogin","words"')],
  ['a name of a facet', shard, (text) => text.replace('"team":[]', '"team":["dee"]')],
  ['broken data', shard, (text) => text.slice(0, -1)],
  ['a file of its own', 'api/v1/posts/2019.json', () => '{"version":1,"records":[]}'],
  ['a file that is no data', 'api/v1/notes.txt', () => 'dee'],
  ['a field in the index', 'api/v1/index.json', (text) => text.replace('{', '{"by":"dee",')],
  ['a hidden page', 'feeds.opml', (text) => text.replaceAll('members/ada-sample', 'members/dee')],
  ['a hidden name', 'feeds.opml', (text) => text.replaceAll('Ada Sample', 'Dee Canary')],
  ['no feeds', 'feeds.opml', () => ''],
])('a built folder with %s in it is not exported', async (_, file, change) => {
  const folder = temporaryFolder();
  const [built, out] = [path.join(folder, 'built'), path.join(folder, 'community.zip')];
  const content = writeHub(secret);
  await writeBuilt(built, content, kinds, asOf);
  expect((await exportHub({ content, built, out, asOf }, kinds)).problems).toEqual([]);
  const changed = path.join(built, file);
  const text = await readFile(changed, 'utf8').catch(() => '');
  expect(change(text)).not.toBe(text);
  await writeFile(changed, change(text));
  await expect(exportHub({ content, built, out, asOf }, kinds)).rejects.toThrow(/other content/);
});

test('a hidden entry with an everyday name does not stop an export', async () => {
  const { problems } = (
    await exported(
      writeHub({
        ...first,
        'posts/github.md': post('Hush.', 'draft: true\n'),
        'posts/baking.md': post('Hush.', 'draft: true\n').replace('A post', 'Kitchen'),
        'posts/kjz.md': post('**B**old &eacute;t&eacute; `code`\n\n> [!NOTE]\n> It is.\n'),
      }),
    )
  ).report;
  expect(problems).toEqual([]);
});

test('a picture that cannot be freed of what is in it stops the export with its name', async () => {
  const content = writeHub({
    'posts/tea.md': post('![A pot](./cup.png)'),
    'posts/cup.png': onePixel,
  });
  const folder = temporaryFolder();
  const [built, out] = [path.join(folder, 'built'), path.join(folder, 'community.zip')];
  await writeBuilt(built, content, kinds, asOf);
  await writeFile(path.join(content, 'posts/cup.png'), onePixel.subarray(0, -20));
  await expect(exportHub({ content, built, out, asOf }, kinds)).rejects.toThrow(
    /posts\/cup\.png:1:1 .* Save it again/,
  );
  expect(await readdir(folder)).toEqual(['built']);
});

test('a file whose name not every system can hold stops the export with a sentence', async () => {
  const content = writeHub({ 'posts/aux.md': post('Hello.') });
  await expect(exported(content)).rejects.toThrow(/posts\/aux\.md cannot be in an archive/);
});

test('the commands say what they did, and end with a number that says how it went', async () => {
  const { out, folder } = await exported(fixture);
  const run = (script: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`scripts/${script}.ts`, ...words],
      { encoding: 'utf8' },
    );
    return { status, output: stdout + stderr };
  };
  const again = path.join(folder, 'again.zip');
  const withBuilt = ['--built', path.join(folder, 'built'), '--as-of', asOf, '--out', again];
  const made = run('export-content', '--content', fixture, ...withBuilt);
  expect(made).toMatchObject({ status: 0, output: expect.stringContaining('Exported 119 files') });
  expect(made.output).toContain('adapted  content/posts/two-hands-one-spoon.md');
  expect((await readFile(again)).equals(await readFile(out))).toBe(true);

  const report = ['--report', path.join(folder, 'report.json'), '--into', path.join(folder, 'hub')];
  const brought = run('import-content', '--from', again, ...report);
  expect(brought).toMatchObject({ status: 0, output: expect.stringContaining('104 brought') });
  const bytes = await readFile(again);
  bytes[bytes.indexOf('content/posts/log-barley.md') + 40] = 0;
  await writeFile(again, bytes);
  const damaged = run('import-content', '--from', again, ...report);
  expect(damaged).toMatchObject({ status: 2, output: expect.stringContaining('1 refused') });
  const foreign = run('import-content', '--from', 'package.json', ...report);
  expect(foreign.status).toBe(1);
  expect(foreign.output.trim()).toMatch(/^package\.json is no archive of a hub.*\.$/);

  const broken = writeHub({ 'posts/tea.md': post('[x](./nowhere.md)') });
  const refused = run('export-content', '--content', broken, ...withBuilt);
  expect(refused.status).toBe(1);
  expect(refused.output).toMatch(/posts\/tea\.md:\d+:\d+ .*nowhere\.md.*Nothing was exported/s);
});
