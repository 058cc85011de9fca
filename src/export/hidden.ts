import path from 'node:path';
import { entryKey } from '#core/entry.ts';
import { classifyTarget } from '#core/urls.ts';
import type { CheckedSource } from '#ingest/hub.ts';

/** Recognises what an archive must not name: entries that are not in it. */
export interface Hidden {
  keys: ReadonlySet<string>;
  /** Whether an address, as written in the file of that path, leads to one. */
  isTarget: (address: string, file: string) => boolean;
  /** Whether a text has an id, a title or an account name of one in it, as a word; not one that `known` has. */
  isNamed: (text: string, known?: string) => boolean;
  /** Whether a path below the content folder lies in the folder of one. */
  isInFolder: (file: string) => boolean;
}

/** @param isShown whether the archive has a source */
export function createHidden(
  sources: readonly CheckedSource[],
  isShown: (source: CheckedSource) => boolean,
): Hidden {
  const hidden = sources.filter((source) => !isShown(source));
  const files = new Set(hidden.map(({ file }) => file));
  const folders = hidden
    .filter(({ file }) => /\/index\.mdx?$/i.test(file))
    .map(({ file }) => `${path.posix.dirname(file)}/`);
  const pages = new Set(
    hidden.flatMap(({ kind, slug, data }) => [`/${kind}/${slug}/`, ...data.aliases.map(toPage)]),
  );
  const shownNames = new Set(sources.filter(isShown).flatMap(namesOf));
  const names = hidden.flatMap(namesOf).filter((name) => !shownNames.has(name));
  const named = new RegExp(toWords(names), 'iu');
  return {
    keys: new Set(hidden.map(entryKey)),
    isTarget: (address, file) => {
      const target = classifyTarget(address);
      if (target.type === 'site') return pages.has(toPage(target.path));
      if (target.type !== 'relative') return false;
      const joined = path.posix.join(path.posix.dirname(file), target.path);
      return ['', 'index.md', 'index.mdx'].some((name) => files.has(path.posix.join(joined, name)));
    },
    isNamed: (text, known = '') => {
      if (names.length === 0 || !named.test(text)) return false;
      return names.some((name) => {
        const word = new RegExp(toWords([name]), 'iu');
        return word.test(text) && !word.test(known);
      });
    },
    isInFolder: (file) => folders.some((folder) => file.startsWith(folder)),
  };
}

function toWords(names: string[]): string {
  const pattern = names
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join('|');
  return String.raw`(?<![\p{L}\p{N}-])(?:${pattern})(?![\p{L}\p{N}-])`;
}

/** Page that a path of the hub belongs to: a feed or the Markdown of an entry names it as well. */
function toPage(address: string): string {
  const [pathname = ''] = address.split(/[?#]/);
  const entry = /^\/[a-z-]+\/[a-z\d-]+(?=\.md$|\/|$)/.exec(pathname)?.[0];
  return `${entry ?? pathname.replace(/\/$/, '')}/`;
}

function namesOf({ id, slug, data }: CheckedSource): string[] {
  const { name, title, github } = data as { name?: string; title?: string } & {
    github?: { login?: string };
  };
  return [id, slug, name, title, github?.login]
    .filter((text) => text !== undefined && text.trim() !== '')
    .map((text) => (text as string).trim().toLowerCase());
}
