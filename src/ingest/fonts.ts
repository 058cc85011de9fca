import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import { readCached, writeWhole } from './cache.ts';
import { readTables, replaceTable } from './font-tables.ts';
import { hashOf } from './source.ts';

/** How one web font is cut from a file of a Fontsource package. */
interface Recipe {
  /** Path below `node_modules/@fontsource-variable/`. */
  source: string;
  /** Characters to keep, as first and last code point; the source need not have them all. */
  characters: readonly (readonly [number, number])[];
  axes: Record<string, number | { min: number; max: number }>;
  features: string[];
  /** Weight whose kerning serves all weights; see {@link cutFont}. */
  kernedAt?: number;
}

const basicLatin = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
] as const;
/** What English needs. */
const latin = [
  ...basicLatin,
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0x2009, 0x2009],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  // Fontsource's files have no arrows to the left and right; these come from the system.
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
] as const;
/** Languages of Europe and Turkey that Latin-1 lacks, and letters of transliterated names. */
const latinExtended = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x17f],
  [0x18f, 0x18f],
  [0x1cd, 0x1ce],
  [0x1fa, 0x1ff],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ef2, 0x1ef3],
  [0x20b9, 0x20ba],
  [0x20bd, 0x20bd],
] as const;
/** The mono shows kickers, dates, coordinates and counts; accents come on demand. */
const monospaced = [
  ...basicLatin,
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x20ac, 0x20ac],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
] as const;
const monoAccented = [[0xc0, 0xff]] as const;
/** What Western Europe adds. */
const accented = [
  [0xa1, 0xaf],
  [0xb1, 0xb6],
  [0xb8, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
] as const;

const text = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga', 'calt', 'rvrn'];
const sans = { axes: { wght: { min: 400, max: 800 } }, features: [...text, 'tnum'], kernedAt: 600 };
const serif = { axes: { wght: { min: 400, max: 700 } }, features: text, kernedAt: 400 };
// Whoever reads italics reads few of them: one weight, and browsers thicken it where it is bold.
const italic = { axes: { wght: 400 }, features: text };
const mono = { axes: { wdth: 80, wght: { min: 400, max: 600 } }, features: text };

const recipes: Record<string, Recipe> = {
  sans: {
    ...sans,
    source: 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
    characters: latin,
  },
  'sans-accents': {
    ...sans,
    source: 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
    characters: accented,
  },
  'sans-ext': {
    ...sans,
    source: 'schibsted-grotesk/files/schibsted-grotesk-latin-ext-wght-normal.woff2',
    characters: latinExtended,
  },
  serif: { ...serif, source: 'literata/files/literata-latin-wght-normal.woff2', characters: latin },
  'serif-accents': {
    ...serif,
    source: 'literata/files/literata-latin-wght-normal.woff2',
    characters: accented,
  },
  'serif-ext': {
    ...serif,
    source: 'literata/files/literata-latin-ext-wght-normal.woff2',
    characters: latinExtended,
  },
  'serif-italic': {
    ...italic,
    source: 'literata/files/literata-latin-wght-italic.woff2',
    characters: latin,
  },
  'serif-italic-accents': {
    ...italic,
    source: 'literata/files/literata-latin-wght-italic.woff2',
    characters: accented,
  },
  'serif-italic-ext': {
    ...italic,
    source: 'literata/files/literata-latin-ext-wght-italic.woff2',
    characters: latinExtended,
  },
  mono: {
    ...mono,
    source: 'martian-mono/files/martian-mono-latin-standard-normal.woff2',
    characters: monospaced,
  },
  'mono-accents': {
    ...mono,
    source: 'martian-mono/files/martian-mono-latin-standard-normal.woff2',
    characters: monoAccented,
  },
  'mono-ext': {
    ...mono,
    source: 'martian-mono/files/martian-mono-latin-ext-standard-normal.woff2',
    characters: latinExtended,
  },
};

const { resolve } = createRequire(import.meta.url);

/**
 * Writes the web fonts that `fonts.css` names to `<cache>/fonts/`. Takes seconds once, and
 * milliseconds while sources and recipes stay the same.
 */
export async function prepareFonts(cache: string): Promise<void> {
  const folder = path.join(cache, 'fonts');
  const files = Object.keys(recipes).map((name) => path.join(folder, `${name}.woff2`));
  const stampFile = path.join(folder, 'stamp');
  const stamp = await readStamp();
  const written = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  if (written.every(Boolean) && (await readCached(stampFile))?.toString() === stamp) return;
  for (const [name, recipe] of Object.entries(recipes)) {
    await writeWhole(path.join(folder, `${name}.woff2`), await cutFont(recipe));
  }
  await writeWhole(stampFile, stamp);
}

/** Everything the files depend on. */
async function readStamp(): Promise<string> {
  const inputs = [
    resolve('subset-font/package.json'),
    import.meta.filename,
    path.join(import.meta.dirname, 'font-tables.ts'),
    ...Object.values(recipes).map(sourceOf),
  ];
  return hashOf(
    (await Promise.all(inputs.map(async (file) => hashOf(await readFile(file))))).join(),
  );
}

const sourceOf = ({ source }: Recipe) => resolve(`@fontsource-variable/${source}`);

/**
 * Kerning that varies with the weight is a third of a font's bytes and moves letters by
 * thousandths of an em: the kerning of one weight takes its place.
 */
async function cutFont(recipe: Recipe): Promise<Buffer> {
  const cut = await subsetFont(await readFile(sourceOf(recipe)), charactersOf(recipe), {
    targetFormat: 'sfnt',
    variationAxes: recipe.axes,
    keepFeatures: recipe.features,
    noHinting: true,
    // Vertical metrics and names of styles: nothing a browser asks of a web font.
    dropTables: ['STAT', 'MVAR', 'VVAR', 'vhea', 'vmtx', 'gasp'],
  });
  const whole = { keepAllGlyphs: true } as const;
  if (recipe.kernedAt === undefined || !readTables(cut).some(({ tag }) => tag === 'GPOS')) {
    return subsetFont(cut, undefined, { ...whole, targetFormat: 'woff2' });
  }
  const pinned = await subsetFont(cut, undefined, {
    ...whole,
    targetFormat: 'sfnt',
    variationAxes: { wght: recipe.kernedAt },
  });
  return subsetFont(replaceTable(cut, pinned, 'GPOS'), undefined, {
    ...whole,
    targetFormat: 'woff2',
  });
}

const charactersOf = ({ characters }: Recipe) =>
  characters
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
    )
    .map((code) => String.fromCodePoint(code))
    .join('');
