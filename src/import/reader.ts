import path from 'node:path';
import type { Step } from './edit.ts';

/** One Markdown file of another site. */
export interface SourceFile {
  /** Path below the source folder, with `/`. */
  file: string;
  /** Front matter as written. */
  fields: Record<string, unknown>;
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  /** ISO 8601 day on which the file was last changed on this disk. */
  modified: string;
  /** What its reading already has to say. */
  note?: string;
}

/** Another site, as far as an import knows it. */
export interface SourceSite {
  /** Absolute path of the folder that is imported. */
  from: string;
  /** Absolute path of the site: the nearest folder above with a configuration, or `from`. */
  root: string;
  /** Path of `from` below `root`, with `/`; empty when they are one. */
  section: string;
  /** The site's own configuration, where it is data: YAML, TOML or JSON. */
  config: Record<string, unknown>;
  /** Origin and path it was read at, without a final slash. */
  url?: string;
}

/** What tells one form of site from another. */
export interface Evidence {
  /** Names of the files and folders in the source folder and the three above it. */
  names: ReadonlySet<string>;
  /** Paths of the Markdown files, below the source folder. */
  files: readonly string[];
  /** Whole texts of some of them. */
  texts: readonly string[];
}

/** How one form of site writes its posts. One file in `readers/` each, and a line in its registry. */
export interface Reader {
  name: string;
  label: string;
  /** How much speaks for it; the reader with the most reads the site. Reasons are shown. */
  recognise: (evidence: Evidence) => string[];
  /** Names of fields, below dots, that mean one of ours and are not everybody's: `taxonomies.tags`. */
  fields?: Record<string, string>;
  /** Tags in one text are separated by spaces. */
  tagsBySpace?: boolean;
  /** An old address without a slash begins where the file's own address does, not at the root. */
  relativeAliases?: boolean;
  /** Path the site showed a file at, when no field says so. */
  addressOf: (file: AddressedFile, site: SourceSite) => string | undefined;
  /** Its notation, in the order it is undone. */
  steps: readonly Step[];
}

/** What an address is made of. */
export interface AddressedFile {
  /** Path below the source folder, with `/`. */
  file: string;
  /** File's name without date and extension; the folder's for an `index`. */
  stem: string;
  /** As the file says. */
  slug?: string;
  /** ISO 8601 day. */
  day: string;
  categories: string[];
}

/** Fills `:year`, `:month`, `:day`, `:slug`, `:title`, `:stem`, `:categories` in a pattern of addresses. */
export function fillAddress(pattern: string, file: AddressedFile): string {
  const [year = '', month = '', day = ''] = file.day.split('-');
  const places: Record<string, string> = {
    year,
    month,
    day,
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    short_year: year.slice(2),
    slug: file.slug ?? file.stem,
    title: file.slug ?? file.stem,
    name: file.stem,
    stem: file.stem,
    filename: file.stem,
    slugorfilename: file.slug ?? file.stem,
    contentbasename: file.stem,
    categories: file.categories.join('/').toLowerCase(),
    path: file.file.replace(/\.\w+$/, ''),
    output_ext: '.html',
  };
  const path = pattern.replace(/:([a-z_]+)/g, (_, name: string) => places[name] ?? '');
  return `/${path}`.replace(/\/{2,}/g, '/');
}

/** Counts of texts that show a notation, as a reason: `{{< … >}} in 3 files`. */
export const seenIn = (evidence: Evidence, pattern: RegExp, label: string): string[] => {
  const count = evidence.texts.filter((text) => pattern.test(text)).length;
  return count > 0 ? [label] : [];
};

/** Folder of a file below the site's root, without the file itself; a bundle's folder is the file. */
export const folderOf = (file: string, section: string) =>
  path.posix.dirname(path.posix.join('/', section, file.replace(/\/(index|_index)\.\w+$/, '')));
