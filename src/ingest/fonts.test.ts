import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Font, create } from 'fontkitten';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareFonts } from './fonts.ts';

const core = ['sans', 'serif', 'serif-italic', 'mono'];
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), 'fonts-'));
  await prepareFonts(cache);
}, 300_000);
afterAll(() => rm(cache, { recursive: true }));

const fileOf = (name: string) => path.join(cache, 'fonts', `${name}.woff2`);
const readFont = async (name: string) => create(await readFile(fileOf(name))) as Font;
const missing = (font: Font, text: string) =>
  [...text].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) as number));

test('the faces of a first view weigh at most 70 kB together, italics included', async () => {
  const sizes = await Promise.all(core.map(async (name) => (await stat(fileOf(name))).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(70_000);
});

test.each(core)('%s writes a pangram, figures and punctuation', async (name) => {
  const text =
    'The quick brown fox jumps over the lazy dog, 0123456789 · “half” – ’tis … 20 € @ #1 & (so) on?';
  expect(missing(await readFont(name), text + text.toUpperCase())).toEqual([]);
});

test.each(['sans-accents', 'serif-accents', 'serif-italic-accents'])(
  '%s adds what the languages of Western Europe need',
  async (name) => {
    expect(missing(await readFont(name), 'ùœàç¿éñöößÅøþ«ì»')).toEqual([]);
  },
);

test.each(['sans-ext', 'serif-ext', 'serif-italic-ext', 'mono-ext'])(
  '%s writes what Polish adds',
  async (name) => {
    expect(missing(await readFont(name), 'ąćęłńśźżĄĆĘŁŃŚŹŻ')).toEqual([]);
  },
);

test('the weights stay variable, and the width of the mono is fixed', async () => {
  const axesOf = async (name: string) =>
    Object.entries((await readFont(name)).variationAxes).map(([axis, range]) => [
      axis,
      range?.min,
      range?.max,
    ]);
  expect(await axesOf('sans')).toEqual([['wght', 400, 800]]);
  expect(await axesOf('serif')).toEqual([['wght', 400, 700]]);
  expect(await axesOf('mono')).toEqual([['wght', 400, 600]]);
});

test('the style sheet names each file, and the characters each file holds', async () => {
  const css = await readFile(path.join(import.meta.dirname, '../styles/fonts.css'), 'utf8');
  const faces = [...css.matchAll(/fonts\/([\w-]+)\.woff2'\)[^;]*;\s*unicode-range:([^;]+);/g)];
  const files = (await readdir(path.join(cache, 'fonts'))).filter((name) =>
    name.endsWith('.woff2'),
  );
  expect(faces.map(([, name]) => `${name}.woff2`).sort()).toEqual(files.sort());
  for (const [, name = '', ranges = ''] of faces) {
    const named = ranges.split(',').map((range) =>
      range
        .trim()
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16)),
    );
    const unnamed = (await readFont(name)).characterSet.filter(
      (code) =>
        code !== 0xffff &&
        !named.some(([first = 0, last = first]) => code >= first && code <= last),
    );
    expect(unnamed, name).toEqual([]);
  }
});

test('faces that are current are not cut again', async () => {
  const old = new Date('2020-01-01T00:00:00Z');
  await utimes(fileOf('sans'), old, old);
  await prepareFonts(cache);
  expect((await stat(fileOf('sans'))).mtime).toEqual(old);
});

test('a face that is gone is cut again, to the same bytes', async () => {
  const bytes = await readFile(fileOf('mono'));
  await rm(fileOf('mono'));
  await prepareFonts(cache);
  expect(await readFile(fileOf('mono'))).toEqual(bytes);
}, 300_000);
