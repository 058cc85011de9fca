import { mkdirSync, openSync, closeSync, ftruncateSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { onePixel, temporaryFolder } from '../../tests/lib/temporary-hub.ts';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { isInside, listFiles, readForeignText } from './files.ts';

async function read(bytes: string | Uint8Array) {
  const folder = writeSite({ 'a.md': bytes });
  return readForeignText(path.join(folder, 'a.md'));
}

test('Markdown of every ending is found, sorted; hidden and built folders are not entered', async () => {
  const folder = writeSite({
    'b.md': '',
    'a.MDX': '',
    'sub/c.markdown': '',
    'sub/deep/d.mkd': '',
    'sub/e.txt': '',
    '.git/x.md': '',
    'node_modules/y.md': '',
    '_site/z.md': '',
    '_layouts/page.md': '',
    'public-talks/f.md': '',
    'dist.md': '',
  });
  expect(await listFiles(folder)).toEqual(
    ['a.MDX', 'b.md', 'dist.md', 'public-talks/f.md', 'sub/c.markdown', 'sub/deep/d.mkd'].map(
      (file) => ({ file }),
    ),
  );
});

test('no link is followed, and each that may stand for text says why', async () => {
  const outside = writeSite({ 'secret.md': 'x', 'folder/more.md': 'x' });
  const folder = writeSite({ 'a.md': 'x', 'real/b.md': 'x' });
  const link = (target: string, name: string) => symlinkSync(target, path.join(folder, name));
  link('a.md', 'inside.md');
  link(path.join(outside, 'secret.md'), 'outside.md');
  link('nowhere.md', 'dangling.md');
  link(path.join(outside, 'folder'), 'out');
  link('real', 'again');
  const found = await listFiles(folder);
  expect(Object.fromEntries(found.map(({ file, refusal }) => [file, refusal]))).toEqual({
    'a.md': undefined,
    again: expect.stringContaining('link to real'),
    'dangling.md': expect.stringContaining('not there'),
    'inside.md': expect.stringContaining('link to a.md'),
    out: expect.stringContaining('out of the folder'),
    'outside.md': expect.stringContaining('out of the folder'),
    'real/b.md': undefined,
  });
});

test('links to what is no text of the site are passed over', async () => {
  const folder = writeSite({ 'a.png': onePixel, 'a.md': '' });
  const outside = writeSite({ 'package/readme.md': '' });
  symlinkSync('a.png', path.join(folder, 'b.png'));
  symlinkSync(path.join(outside, 'package'), path.join(folder, 'node_modules'));
  symlinkSync('gone', path.join(folder, '.cache'));
  expect(await listFiles(folder)).toEqual([{ file: 'a.md' }]);
});

test('a link to its own folder ends', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'a'));
  writeFileSync(path.join(folder, 'a/b.md'), '');
  symlinkSync('..', path.join(folder, 'a/up'));
  const found = await listFiles(folder);
  expect(found.map(({ file }) => file)).toEqual(['a/b.md', 'a/up']);
});

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

test.each([
  ['UTF-8', Buffer.from('Grüße – 😀')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFGrüße – 😀')],
  ['UTF-16, low byte first', utf16('\uFEFFGrüße – 😀')],
  ['UTF-16, high byte first', utf16('\uFEFFGrüße – 😀').swap16()],
])('%s is read as it was written', async (_, bytes) => {
  expect(await read(bytes)).toMatchObject({ text: 'Grüße – 😀' });
});

test('another encoding than UTF-8 is said', async () => {
  expect(
    await read(Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x96, 0x20, 0x80])),
  ).toMatchObject({ text: 'Grüße – €', note: expect.stringContaining('Windows-1252') });
  expect(await read(utf16('\uFEFFa'))).toMatchObject({ note: expect.stringContaining('UTF-16') });
  expect(await read('a')).not.toHaveProperty('note');
});

test('line ends of every system are one', async () => {
  expect(await read('a\r\nb\rc\n')).toMatchObject({ text: 'a\nb\nc\n' });
});

test.each([
  ['a picture', onePixel],
  ['control characters', Buffer.from('\u0001\u0002\u0003abc'.repeat(20))],
  ['UTF-16 without its mark', utf16('Hello')],
])('%s named .md is no text', async (_, bytes) => {
  expect(await read(bytes)).toEqual({ refusal: 'This file holds binary data, not text.' });
});

test('a file of 50 MB is refused by its size, unread', async () => {
  const file = path.join(temporaryFolder(), 'a.md');
  const handle = openSync(file, 'w');
  ftruncateSync(handle, 50_000_000);
  closeSync(handle);
  expect(await readForeignText(file)).toEqual({
    refusal: 'This file is too large for a text: 50.0 MB of at most 1 MB.',
  });
});

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b/c', true],
  ['/a', '/a/..b', true],
  ['/a', '/ab', false],
  ['/a/b', '/a', false],
  ['/a', '/a/../b', false],
])('isInside(%s, %s) is %s', (folder, file, inside) => {
  expect(isInside(folder, file)).toBe(inside);
});
