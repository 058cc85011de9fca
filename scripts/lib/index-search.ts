import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex, type IndexFile } from 'pagefind';
import { escapeAttribute, escapeHtml } from '#core/markup.ts';
import { separateDenseWords } from '#core/search-excerpt.ts';
import type { SearchRecord } from '#core/search-record.ts';

/** What to index, and where. */
export interface SearchSource {
  /** In the order that equally good results take: newest first. */
  records: readonly SearchRecord[];
  /** The built site; the index goes to `pagefind/` in it. */
  out: string;
  /** The hub's language: one index holds every entry, so that all are found from every page. */
  language: string;
}

/** How large an index became, and what one search may fetch of it. */
export interface SearchIndexSize {
  files: number;
  bytes: number;
}

/** Writes the search index and the code that reads it. The same records give the same bytes. */
export async function indexSearch({
  records,
  out,
  language,
}: SearchSource): Promise<SearchIndexSize> {
  const forced = language.toLowerCase().split('-')[0] ?? language;
  try {
    const { index, errors } = await createIndex({ forceLanguage: forced });
    if (!index) throw toError(errors);
    for (const record of records) {
      const ready = toRecord(record, forced);
      // Only pages have results within them.
      const { errors: refused } = ready.passages
        ? await index.addHTMLFile({ url: ready.url, content: toPage(ready) })
        : await index.addCustomRecord({ ...ready });
      if (refused.length > 0) throw toError(refused, record.url);
    }
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw toError(failed);
    return await writeIndex(path.join(out, 'pagefind'), keepServed(files));
  } finally {
    await close();
  }
}

const segmented = ['zh', 'ja', 'th'];

/** Pagefind cuts the words of a script without spaces only where the whole index is in that language. */
function toRecord(record: SearchRecord, forced: string): SearchRecord {
  if (segmented.includes(forced)) return record;
  const { title = '', plain = '' } = record.meta;
  const words = separateDenseWords(title);
  return {
    ...record,
    content: separateDenseWords(record.content),
    ...(record.passages
      ? {
          passages: record.passages.map((passage) => ({
            ...passage,
            text: separateDenseWords(passage.text),
          })),
        }
      : {}),
    // The title itself is shown as it is written.
    ...(words === title ? {} : { meta: { ...record.meta, plain: `${plain} ${words}`.trim() } }),
  };
}

/** A record as the page that Pagefind reads anchors from. */
function toPage({ content, language, meta, filters, sort, passages = [] }: SearchRecord): string {
  const note = (sort: string, name: string, value: string) =>
    `<meta data-pagefind-${sort}="${name}[content]" content="${escapeAttribute(value)}">`;
  const notes = [
    ...Object.entries(meta).map(([name, value]) => note('meta', name, value)),
    ...Object.entries(filters).flatMap(([name, values]) =>
      values.map((value) => note('filter', name, value)),
    ),
    ...Object.entries(sort).map(([name, value]) => note('sort', name, value)),
  ];
  const parts = passages.map(
    ({ anchor, title, text }) =>
      `<section id="${escapeAttribute(anchor)}" data-pagefind-title="${escapeAttribute(title)}">${escapeHtml(text)}</section>`,
  );
  return `<!doctype html><html lang="${escapeAttribute(language)}"><body data-pagefind-body>${notes.join('')}<p>${escapeHtml(content)}</p>${parts.join('')}</body></html>`;
}

/** Pagefind adds three interfaces of its own, a worker and a second program; the hub uses none of them. */
function keepServed(files: IndexFile[]): IndexFile[] {
  const entry = files.find((file) => file.path === 'pagefind-entry.json');
  if (!entry) throw new Error('The search index has no entry file.');
  const { languages } = JSON.parse(Buffer.from(entry.content).toString()) as {
    languages: Record<string, { wasm: string | null }>;
  };
  const programs = Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`);
  const isServed = (name: string) =>
    name === 'pagefind.js' ||
    name === entry.path ||
    programs.includes(name) ||
    /\.pf_(meta|index|filter|fragment)$/.test(name);
  return files.filter((file) => isServed(file.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function writeIndex(folder: string, files: IndexFile[]): Promise<SearchIndexSize> {
  await rm(folder, { recursive: true, force: true });
  for (const file of files) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.content);
  }
  return {
    files: files.length,
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
  };
}

const toError = (errors: string[], url = '') =>
  new Error(
    `The search index could not be made${url && ` at ${url}`}: ${errors.join(' ') || 'Pagefind gave no reason.'}`,
  );
