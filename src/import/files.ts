import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file that an import found: to be read, or refused with a sentence. */
export interface FoundFile {
  /** Path below the source folder, with `/`. */
  file: string;
  refusal?: string;
}

const maxBytes = 1_000_000;
const skipped =
  /^(\.|(node_modules|dist|vendor|public|resources|_(site|includes|layouts|data|sass|plugins))$)/;

/**
 * Markdown files below a folder, sorted. Links are not followed, hidden and built folders not entered.
 *
 * @param except absolute folder that is not entered: the hub itself
 */
export async function listFiles(from: string, except = ''): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const root = await realpath(from);
  const hub = await realpath(except).catch(() => except);
  const visit = async (folder: string) => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const file = path.posix.join(folder, entry.name);
      if (entry.isFile() ? !isText(entry.name) : skipped.test(entry.name)) continue;
      if (entry.isDirectory() && path.join(root, file) === hub) continue;
      if (entry.isDirectory()) await visit(file);
      else if (entry.isSymbolicLink()) found.push(...(await judgeLink(root, file)));
      else if (entry.isFile()) found.push({ file });
    }
  };
  await visit('');
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

// A name that begins with a dot is hidden: macOS puts such companions beside each file.
const isText = (name: string) => /^[^.].*\.(md|mdx|markdown|mkd)$/i.test(name);

/** Why a link is not read; nothing about one that stands for neither a text nor a folder. */
async function judgeLink(root: string, file: string): Promise<FoundFile[]> {
  const target = await realpath(path.join(root, file)).catch(() => undefined);
  const isFolder = target !== undefined && (await stat(target)).isDirectory();
  if (!isFolder && !isText(path.posix.basename(file))) return [];
  if (target === undefined)
    return [{ file, refusal: 'This is a link to something that is not there.' }];
  const refusal = isInside(root, target)
    ? `This is a link to ${path.relative(root, target)}, brought once by itself.`
    : 'This is a link out of the folder. Put the file itself here, and import again.';
  return [{ file, refusal }];
}

/** True for a path at or below a folder. Both absolute. */
export const isInside = (folder: string, file: string) => {
  const relative = path.relative(folder, file);
  return !/^\.\.(\/|\\|$)/.test(relative) && !path.isAbsolute(relative);
};

/** A text file in whatever encoding it has, with `\n` for line ends, or why it cannot be read. */
export async function readForeignText(
  absolute: string,
): Promise<{ text: string; modified: string; note?: string } | { refusal: string }> {
  const { size, mtime } = await stat(absolute);
  if (size > maxBytes) {
    const megabytes = (size / 1e6).toFixed(1);
    return { refusal: `This file is too large for a text: ${megabytes} MB of at most 1 MB.` };
  }
  const bytes = await readFile(absolute);
  const { encoding, note } = guessEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  if (looksBinary(text)) return { refusal: 'This file holds binary data, not text.' };
  const modified = mtime.toISOString().slice(0, 10);
  return { text, modified, ...(note ? { note } : {}) };
}

function guessEncoding(bytes: Uint8Array): { encoding: string; note?: string } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', note: readAs('UTF-16') };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', note: readAs('UTF-16') };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { encoding: 'utf-8' };
  } catch {
    return { encoding: 'windows-1252', note: readAs('Windows-1252') };
  }
}

const readAs = (name: string) =>
  `The file is not UTF-8: it was read as ${name}. Look at its accents and quotes.`;

/** Text has no NUL, and hardly any other control character. */
function looksBinary(text: string): boolean {
  const start = text.slice(0, 4096).replace(/[\t\n\f\r]/g, '');
  const odd = start.match(/\p{Cc}|\ufffd/gu)?.length ?? 0;
  return text.includes('\0') || odd > start.length / 50;
}
