import type { Role } from './type.ts';

/** A font file at the one weight it is used at. */
export interface FaceSource {
  role: Role;
  /** Below `node_modules/@fontsource-variable/`. */
  file: string;
  axes: Record<string, number>;
}

/** Faces for letters that the hub's own lack; `first` where they must not mix with them in a word. */
export interface Script {
  letters: RegExp;
  first?: boolean;
  sources: FaceSource[];
}

const sansOf = (name: string, ...parts: string[]): FaceSource[] =>
  parts.flatMap((part) => {
    const file = `${name}/files/${name}-${part}-wght-normal.woff2`;
    return [
      { role: 'display', file, axes: { wght: 800 } },
      { role: 'sans', file, axes: { wght: 600 } },
    ] as const;
  });
const literata = (role: Role, wght: number, ...parts: string[]): FaceSource[] =>
  parts.map((part) => ({
    role,
    file: `literata/files/literata-${part}-wght-normal.woff2`,
    axes: { wght },
  }));
const serifOf = (name: string, ...parts: string[]): FaceSource[] =>
  parts.map((part) => ({
    role: 'serif',
    file: `${name}/files/${name}-${part}-wght-normal.woff2`,
    axes: { wght: 400 },
  }));
const mono = (...parts: string[]): FaceSource[] =>
  parts.map((part) => ({
    role: 'mono',
    file: `martian-mono/files/martian-mono-${part}-standard-normal.woff2`,
    axes: { wdth: 80, wght: 500 },
  }));

/** Faces that every card has. */
export const latin = [
  ...sansOf('schibsted-grotesk', 'latin', 'latin-ext'),
  ...literata('serif', 400, 'latin', 'latin-ext'),
  ...mono('latin', 'latin-ext'),
];
/** Faces for what {@link latin} lacks. */
export const scripts: Script[] = [
  {
    letters: /\p{Script=Hebrew}/u,
    first: true,
    sources: [...sansOf('heebo', 'hebrew', 'latin'), ...serifOf('heebo', 'hebrew', 'latin')],
  },
  {
    letters: /\p{Script=Arabic}/u,
    first: true,
    sources: [
      ...sansOf('vazirmatn', 'arabic', 'latin'),
      ...serifOf('vazirmatn', 'arabic', 'latin'),
    ],
  },
  {
    letters: /\p{Script=Cyrillic}/u,
    sources: [
      ...sansOf('onest', 'cyrillic', 'cyrillic-ext'),
      ...literata('serif', 400, 'cyrillic', 'cyrillic-ext'),
      ...mono('cyrillic'),
    ],
  },
  {
    letters: /\p{Script=Greek}/u,
    sources: [
      ...literata('display', 700, 'greek', 'greek-ext'),
      ...literata('sans', 600, 'greek', 'greek-ext'),
      ...literata('serif', 400, 'greek', 'greek-ext'),
    ],
  },
  {
    letters: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u,
    first: true,
    sources: [
      ...sansOf('onest', 'vietnamese', 'latin', 'latin-ext'),
      ...literata('serif', 400, 'vietnamese'),
    ],
  },
  {
    letters: /[\u2190-\u21ff\u2200-\u22ff\u25a0-\u27bf]/u,
    sources: [...sansOf('onest', 'math', 'symbols'), ...serifOf('onest', 'math')],
  },
];
