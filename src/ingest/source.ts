import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { identifierPattern } from '#core/fields.ts';
import { toIdentifier } from '#core/names.ts';
import type { Problem } from '#core/problem.ts';
import { parseYaml, type Yaml } from './front-matter.ts';

const maxBytes = 1_000_000;

/** One Markdown file of the content folder, split but not yet judged. */
export interface Source {
  kind: string;
  id: string;
  slug: string;
  /** Path below the content folder, with `/`. */
  file: string;
  /** Path as the author knows it, for problems. */
  shownFile: string;
  /** Absolute folder that relative addresses start from. */
  folder: string;
  yaml: Yaml;
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  mdx: boolean;
  /** sha256 of the bytes, hex. */
  hash: string;
}

/** What reading one file gave. Its id is known even where the rest is not, so that others may name it. */
export interface ReadSource extends Pick<Source, 'kind' | 'id' | 'file'> {
  source?: Source;
  problems: Problem[];
}

/** Hex sha256 of text or bytes. */
export const hashOf = (data: string | Uint8Array) =>
  createHash('sha256').update(data).digest('hex');

/** Files of one kind, sorted, so that nothing depends on the disk's order. */
export async function listSources(content: string, kind: string): Promise<string[]> {
  const found = await readdir(path.join(content, kind), {
    recursive: true,
    withFileTypes: true,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return found
    .filter(
      (entry) =>
        !entry.isDirectory() && /\.mdx?$/i.test(entry.name) && !/^(_|README\.md$)/.test(entry.name),
    )
    .map((entry) =>
      path.relative(content, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .sort();
}

/** A text file's bytes and its text with `\n` for line ends, or what is wrong with it. */
export async function readText(
  absolute: string,
): Promise<{ text: string; bytes: Uint8Array } | { message: string }> {
  const info = await lstat(absolute);
  if (!info.isFile()) return { message: 'This is a link, not a file. Copy the file itself here.' };
  if (info.size > maxBytes)
    return { message: `This file is too large: at most ${maxBytes / 1000} kB of text.` };
  const bytes = await readFile(absolute);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return { message: 'This file is not UTF-8 text. Save it as UTF-8.' };
  }
  return text.includes('\0')
    ? { message: 'This file holds binary data, not text.' }
    : { text, bytes };
}

/** Reads one file. Whatever is wrong with it becomes a problem, never an exception. */
export async function readSource(content: string, kind: string, file: string): Promise<ReadSource> {
  const absolute = path.join(content, file);
  const shownFile = shownPath(absolute);
  const stem = path.posix.basename(file).replace(/\.mdx?$/i, '');
  const isFolder = stem === 'index' && path.posix.dirname(file) !== kind;
  const name = isFolder ? path.posix.basename(path.posix.dirname(file)) : stem;
  const fail = (message: string) => ({
    kind,
    id: name,
    file,
    problems: [{ file: shownFile, line: 1, column: 1, message }],
  });
  const read = await readText(absolute);
  if ('message' in read) return fail(read.message);
  const { text, bytes } = read;
  const split = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (!split) {
    return fail(
      /^---[ \t]*(\n|$)/.test(text)
        ? 'The front matter is not closed. Add a line with --- after its last field.'
        : 'Start the file with front matter: a line with ---, the fields, and a line with --- again.',
    );
  }
  const header = split[1] ?? '';
  const yaml = parseYaml(header, shownFile, 2);
  const problems = [...yaml.problems];
  if (!identifierPattern.test(name) && typeof yaml.data.id !== 'string') {
    problems.push({
      file: shownFile,
      line: 1,
      column: 1,
      message: `Rename ${isFolder ? 'the folder' : 'the file'} to ${toIdentifier(name) || 'my-post'}${isFolder ? '' : path.extname(file)}: lower-case letters, digits and hyphens make its URL.`,
    });
  }
  const id = typeof yaml.data.id === 'string' ? yaml.data.id : name;
  return {
    kind,
    id,
    file,
    problems,
    source: {
      kind,
      id,
      slug: typeof yaml.data.slug === 'string' ? yaml.data.slug : name,
      file,
      shownFile,
      folder: path.dirname(absolute),
      yaml,
      body: text.slice(split[0].length),
      bodyLine: split[0].split('\n').length,
      mdx: /\.mdx$/i.test(file),
      hash: hashOf(bytes),
    },
  };
}

/** A path as it is typed from where the command runs. */
export const shownPath = (absolute: string) => {
  const relative = path.relative(process.cwd(), absolute);
  return (relative.startsWith('..') ? absolute : relative).replaceAll(path.sep, '/');
};
