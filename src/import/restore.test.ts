import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { hashOf } from '#ingest/source.ts';
import { kinds, onePixel, post, temporaryFolder } from '../../tests/lib/temporary-hub.ts';
import { openArchive } from './archive.ts';
import { restoreArchive } from './restore.ts';

type Files = Record<string, string | Buffer>;

const hub: Files = {
  'content/site.yaml':
    'name: Tiny\ntagline: A hub\nurl: https://tiny.example.com\nrepo: tiny/hub\n',
  'content/members/ada-sample.md': '---\nname: Ada Sample\njoined: 2026-01-02\n---\n',
  'content/posts/soup.md': post('![A pot](./pot.png)\n'),
  'content/posts/tea.md': post('After [soup](./soup.md).\n'),
  'content/posts/pot.png': onePixel,
  'README.md': 'Read me.',
};

function manifestOf(files: Files, more: object = {}) {
  const listed = Object.entries(files).map(([name, data]) => ({
    path: name,
    size: Buffer.byteLength(data),
    sha256: hashOf(data),
  }));
  return JSON.stringify({
    format: 'potluck-archive',
    version: 1,
    name: 'Tiny',
    url: 'https://tiny.example.com',
    asOf: '2026-11-22',
    counts: {},
    files: listed,
    adapted: [],
    omitted: [],
    ...more,
  });
}

interface Forgery {
  /** Mode of files, by name. */
  modes?: Record<string, number>;
  /** Changes the bytes of the archive. */
  forge?: (bytes: Buffer) => void;
}

async function zipOf(files: [string, string | Buffer][], { modes = {}, forge }: Forgery = {}) {
  const file = path.join(temporaryFolder(), 'a.zip');
  const zip = new ZipFile();
  for (const [name, data] of files)
    zip.addBuffer(Buffer.from(data), name, { mode: modes[name] ?? 0o100_644 });
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(file));
  if (forge) {
    const bytes = await readFile(file);
    forge(bytes);
    await writeFile(file, bytes);
  }
  return file;
}

const archiveOf = (files: Files, forgery?: Forgery, manifest = manifestOf(files)) =>
  zipOf([...Object.entries(files), ['manifest.json', manifest]], forgery);

/** Writes another name of the same length into the archive, as yazl itself would refuse to. */
const rename = (from: string, to: string) => (bytes: Buffer) => {
  expect(to).toHaveLength(from.length);
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1))
    bytes.write(to, at, 'latin1');
};

async function restore(from: string, into = path.join(temporaryFolder(), 'content')) {
  const { files } = await restoreArchive({ from, into }, kinds);
  const lines = files
    .filter(({ status, notes }) => status === 'refused' || notes.length > 0)
    .map(
      ({ file, status, notes }) =>
        `${status} ${file}: ${notes.map((note) => note.message).join(' ')}`,
    );
  return {
    into,
    lines,
    brought: files.filter(({ status }) => status === 'brought').map(({ file }) => file),
  };
}

async function expectRefusal(from: string, sentence: RegExp) {
  const folder = temporaryFolder();
  const into = path.join(folder, 'hub/content');
  await expect(restoreArchive({ from, into }, kinds)).rejects.toThrow(sentence);
  expect((await readdir(folder, { recursive: true })).filter((name) => name !== 'hub')).toEqual([]);
}

test('an archive comes back, packed or unpacked, and what is no content stays out', async () => {
  const { into, lines, brought } = await restore(await archiveOf(hub));
  expect(lines).toEqual([]);
  expect(brought).toHaveLength(5);
  expect((await readdir(into)).sort()).toEqual(['members', 'posts', 'site.yaml']);
  expect(await readdir(path.dirname(into))).toEqual(['content']);

  const unpacked = temporaryFolder();
  for (const [name, data] of Object.entries({
    ...hub,
    'manifest.json': manifestOf(hub),
    'photo.jpg': '',
  })) {
    await mkdir(path.dirname(path.join(unpacked, name)), { recursive: true });
    await writeFile(path.join(unpacked, name), data);
  }
  expect((await restore(unpacked)).brought).toEqual(brought);
});

test.each([
  ['leads out of it', rename('evilevil', '../../..'), /invalid relative path/],
  ['begins at the root', rename('evilevil', '/etc/abc'), /absolute path/],
  ['begins at a drive', rename('evilevil', 'C:/a/b/c'), /absolute path/],
  ['has a backslash', rename('evilevil', '..\\..\\ab'), /invalid characters/],
  ['is a device of Windows', rename('evilevil', 'COM1.txt'), /device/],
  ['ends with a dot', rename('evilevil', 'abcdefg.'), /drops/],
  ['is hidden', rename('evilevil', '.git/abc'), /dot/],
  ['has a line break', rename('evilevil', 'evil\nevi'), /character/],
  ['is there twice', rename('evilevil', 'cleverly'), /twice/],
  ['differs in case only', rename('evilevil', 'CLEVERLY'), /differs from cleverly/],
  ['is also a folder', rename('evilevil/a', 'cleverly/a'), /same name/],
])('an archive in which a name %s is refused whole', async (_, forge, sentence) => {
  const files: Files = { cleverly: 'a', evilevil: 'b', 'evilevil/a': 'c' };
  const some =
    sentence.source === 'same name' ? ['cleverly', 'evilevil/a'] : ['cleverly', 'evilevil'];
  const chosen = Object.fromEntries(some.map((name) => [name, files[name] as string]));
  await expectRefusal(await archiveOf({ ...hub, ...chosen }, { forge }), sentence);
});

test('links, devices and encrypted files are refused', async () => {
  const modes = (mode: number) => ({ modes: { 'content/posts/pot.png': mode } });
  await expectRefusal(await archiveOf(hub, modes(0o120_777)), /It is a link/);
  await expectRefusal(await archiveOf(hub, modes(0o020_644)), /neither a file nor a folder/);
  const encrypt = (bytes: Buffer) => {
    const at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
  };
  await expectRefusal(await archiveOf(hub, { forge: encrypt }), /encrypted/);
});

test('an archive that would fill the disk is refused before anything is unpacked', async () => {
  const bomb = { ...hub, 'content/posts/a.md': 'a'.repeat(2_000_000) };
  await expectRefusal(await archiveOf(bomb), /far too tightly/);
  const limits = { files: 100, fileBytes: 1e6, totalBytes: 1e6, ratio: 200 };
  const file = await archiveOf(hub);
  await expect(openArchive(file, { ...limits, files: 3 })).rejects.toThrow(/too many files/);
  await expect(openArchive(file, { ...limits, fileBytes: 60 })).rejects.toThrow(/too large/);
  await expect(openArchive(file, { ...limits, totalBytes: 300 })).rejects.toThrow(
    /archive is too large/,
  );
  (await openArchive(file, limits)).close();
});

test('files that share their packed bytes are refused', async () => {
  // Each record says that its packed file is as long as the whole archive.
  const forge = (bytes: Buffer) => {
    const mark = Buffer.from('PK\x01\x02', 'latin1');
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
      bytes.writeUInt32LE(bytes.length, at + 20);
  };
  await expectRefusal(await archiveOf(hub, { forge }), /overlaps/);
});

test('a file that unpacks to more than it says is damaged, and the rest is brought', async () => {
  const forge = (bytes: Buffer) => {
    const at = bytes.lastIndexOf('content/posts/tea.md') - 46;
    bytes.writeUInt32LE(bytes.readUInt32LE(at + 24) - 7, at + 24);
  };
  const { lines, brought } = await restore(await archiveOf(hub, { forge }));
  expect(lines).toEqual([expect.stringMatching(/^refused content\/posts\/tea\.md: It is damaged/)]);
  expect(brought).toHaveLength(4);
});

test('a damaged, a missing and a foreign file get a line each and stop nothing else', async () => {
  const files: Files = {
    ...hub,
    'content/posts/tea.md': post('Another text.\n'),
    'content/posts/foreign.md': post('Hello.\n'),
  };
  const manifest = manifestOf({ ...hub, 'content/posts/gone.md': 'x' });
  const { into, lines, brought } = await restore(await archiveOf(files, {}, manifest));
  expect(lines).toEqual([
    expect.stringMatching(/^refused content\/posts\/foreign\.md: .*does not know it/),
    expect.stringMatching(/^refused content\/posts\/gone\.md: .*missing/),
    expect.stringMatching(/^refused content\/posts\/tea\.md: It is damaged/),
  ]);
  expect(brought).toHaveLength(4);
  expect((await readdir(path.join(into, 'posts'))).sort()).toEqual(['pot.png', 'soup.md']);
});

test('what a hub has no place for, and what its check refuses, is not written', async () => {
  const { into, lines } = await restore(
    await archiveOf({
      ...hub,
      'content/site.yaml': 'name: [1]\n',
      'content/run.js': 'alert(1)',
      'content/unknown/a.md': post('Hello.\n'),
      'content/posts/unused.png': onePixel,
      'content/posts/fake.png': '<script>',
      'content/posts/bad.md': '---\ntitle: Bad\n---\n',
      'content/posts/shows.md': post('![Fake](./fake.png)\n'),
    }),
  );
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'refused content/posts/bad.md',
    'refused content/posts/fake.png',
    'brought content/posts/shows.md',
    'refused content/posts/unused.png',
    'refused content/run.js',
    'refused content/site.yaml',
    'refused content/unknown/a.md',
  ]);
  expect((await readdir(into, { recursive: true })).sort()).toEqual([
    'members',
    'members/ada-sample.md',
    'posts',
    'posts/pot.png',
    'posts/shows.md',
    'posts/soup.md',
    'posts/tea.md',
  ]);
});

test('a manifest that names what lies outside writes nothing there', async () => {
  const manifest = manifestOf({ ...hub, 'content/../../out.md': 'x', '../out.md': 'x' });
  const { into, lines } = await restore(await archiveOf(hub, {}, manifest));
  expect(lines).toHaveLength(2);
  expect(await readdir(path.dirname(into))).toEqual(['content']);
});

test('a link in an unpacked archive is not followed', async () => {
  const outside = path.join(temporaryFolder(), 'secret.md');
  await writeFile(outside, hub['content/posts/tea.md'] as string);
  const unpacked = temporaryFolder();
  for (const [name, data] of Object.entries({ ...hub, 'manifest.json': manifestOf(hub) })) {
    await mkdir(path.dirname(path.join(unpacked, name)), { recursive: true });
    if (name === 'content/posts/tea.md') await symlink(outside, path.join(unpacked, name));
    else await writeFile(path.join(unpacked, name), data);
  }
  expect((await restore(unpacked)).lines).toEqual([
    expect.stringMatching(/^refused content\/posts\/tea\.md: .*missing/),
  ]);
});

test('something else is refused with one sentence', async () => {
  const text = path.join(temporaryFolder(), 'a.zip');
  await writeFile(text, 'no zip at all');
  await expectRefusal(text, /is no archive of a hub, or damaged/);
  await expectRefusal(await zipOf([['a.txt', 'a']]), /has no manifest\.json/);
  await expectRefusal(await zipOf([['manifest.json', '{']]), /not valid JSON/);
  await expectRefusal(await zipOf([['manifest.json', '{"name":"app"}']]), /something else/);
  await expectRefusal(await archiveOf(hub, {}, manifestOf(hub, { version: 2 })), /later Potluck/);
  await expectRefusal(await archiveOf(hub, {}, manifestOf(hub, { files: 1 })), /damaged: files/);
  const cut = await archiveOf(hub);
  await writeFile(cut, (await readFile(cut)).subarray(0, -30));
  await expectRefusal(cut, /damaged/);
});
