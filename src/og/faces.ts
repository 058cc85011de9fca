import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkitten';
import subsetFont from 'subset-font';
import { type FaceSource, latin, scripts } from './face-sources.ts';
import type { Role, Type } from './type.ts';

/** Files kept between builds, by name. */
export interface OgCache {
  /** Undefined where there is no such file. */
  read: (name: string) => Promise<Buffer | undefined>;
  /** Writes a file whole or not at all. */
  write: (name: string, data: Uint8Array) => Promise<void>;
}

/** A font as satori takes it. */
export interface Face {
  name: string;
  data: Buffer;
  weight: 400;
  style: 'normal';
}

const { resolve } = createRequire(import.meta.url);
const sourcePath = ({ file }: FaceSource) => resolve(`@fontsource-variable/${file}`);

/** Type for one card: the fonts that its letters ask for, and what can be known of them. */
export interface CardType extends Type {
  fonts: Face[];
}

/**
 * Opens the fonts of OG images.
 *
 * @param cache keeps each face at the one weight it is used at; satori draws no other
 * @returns `typeFor` gives the same type for the same letters, whatever else the hub shows;
 *   `version` changes with any font
 */
export async function openFaces(cache: OgCache) {
  const all = [...latin, ...scripts.flatMap(({ sources }) => sources)];
  const digests = new Map<string, string>();
  for (const source of all) {
    if (!digests.has(source.file))
      digests.set(source.file, hashOf(await readFile(sourcePath(source))));
  }
  const tool = resolve('subset-font/package.json');
  const version = hashOf(JSON.stringify([all, [...digests], hashOf(await readFile(tool))]));
  const loaded = new Map<string, Promise<Loaded>>();
  const types = new Map<string, Promise<CardType>>();

  const load = (source: FaceSource) => {
    const name = hashOf(
      JSON.stringify([source.file, source.axes, digests.get(source.file), version]),
    );
    const face = loaded.get(name) ?? loadFace(source, `${name}.ttf`, cache);
    loaded.set(name, face);
    return face;
  };

  return {
    version,
    typeFor(text: string): Promise<CardType> {
      const used = scripts.filter(({ letters }) => letters.test(text));
      const id = used.map((script) => scripts.indexOf(script)).join();
      let type = types.get(id);
      if (!type) {
        const before = used.filter(({ first }) => first).flatMap(({ sources }) => sources);
        const after = used.filter(({ first }) => !first).flatMap(({ sources }) => sources);
        type = Promise.all([...before, ...latin, ...after].map(load)).then(toType);
        types.set(id, type);
      }
      return type;
    },
  };
}

interface Loaded {
  role: Role;
  face: Face;
  font: Font;
}

async function loadFace(source: FaceSource, file: string, cache: OgCache): Promise<Loaded> {
  let data = await cache.read(file);
  if (!data) {
    data = await subsetFont(await readFile(sourcePath(source)), undefined, {
      keepAllGlyphs: true,
      targetFormat: 'sfnt',
      variationAxes: source.axes,
    });
    await cache.write(file, data);
  }
  const stem = path.basename(source.file, '.woff2').replace(/-(wght|standard)-normal$/, '');
  const name = `${source.role}-${stem}`;
  return {
    role: source.role,
    face: { name, data, weight: 400, style: 'normal' },
    font: create(data) as Font,
  };
}

function toType(loaded: Loaded[]): CardType {
  // Whatever a role's own faces lack may come from the upright sans.
  const inRole = (role: Role) => [
    ...loaded.filter((face) => face.role === role),
    ...(role === 'mono' ? loaded.filter((face) => face.role === 'sans') : []),
  ];
  const byRole = new Map<Role, Loaded[]>(
    (['display', 'sans', 'serif', 'mono'] as const).map((role) => [role, inRole(role)]),
  );
  const advances = new Map<string, number | undefined>();
  const advanceOf = (character: string, role: Role) => {
    const id = role + character;
    if (!advances.has(id)) {
      const code = character.codePointAt(0) as number;
      const found = byRole.get(role)?.find(({ font }) => font.hasGlyphForCodePoint(code))?.font;
      advances.set(id, found && found.glyphForCodePoint(code).advanceWidth / found.unitsPerEm);
    }
    return advances.get(id);
  };
  return {
    fonts: loaded.map(({ face }) => face),
    family: (role) => (byRole.get(role) ?? []).map(({ face }) => face.name).join(', '),
    advance: advanceOf,
  };
}

const hashOf = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
