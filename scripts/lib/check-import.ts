import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readForeignText } from '#import/files.ts';
import { splitFrontMatter } from '#import/front-matter.ts';
import { findLostText, type LostSentence } from '#import/lost-text.ts';
import type { FileReport, ImportReport } from '#import/report.ts';
import { buildSite } from './build-site.ts';

/** What a comparison of source files with built pages came to. */
export interface ImportCheck {
  compared: number;
  /** Files whose entry has no page: drafts. */
  without: string[];
  /** Sentences that no page has, by source file. */
  lost: { file: string; entry: string; sentences: LostSentence[] }[];
}

/**
 * Builds the hub aside, and compares the text of each source file with the text of its page.
 *
 * @throws {Error} when the hub cannot be built
 */
export async function checkImport(report: ImportReport, asOf: string): Promise<ImportCheck> {
  const folder = await mkdtemp(path.join(tmpdir(), 'import-check-'));
  try {
    const out = path.join(folder, 'dist');
    const { problems } = await buildSite({ content: report.into, out, asOf, base: '/' });
    if (problems.length > 0) throw new Error('The hub cannot be built: nothing was compared.');
    const check: ImportCheck = { compared: 0, without: [], lost: [] };
    for (const file of report.files) await compare(report.from, file, out, check);
    return check;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(
  from: string,
  { file, entry, status }: FileReport,
  out: string,
  check: ImportCheck,
): Promise<void> {
  if (!entry || status === 'refused') return;
  const page = path.join(out, entry.replace(/\.md$/, '/index.html'));
  const html = await readFile(page, 'utf8').catch(() => undefined);
  const read = await readForeignText(path.join(from, file));
  if (html === undefined || !('text' in read)) {
    check.without.push(file);
    return;
  }
  const { fields, body, bodyLine } = splitFrontMatter(read.text);
  const titles = [fields.title, fields.description].filter((text) => typeof text === 'string');
  const sentences = findLostText(body, bodyLine, titles, html);
  check.compared += 1;
  if (sentences.length > 0) check.lost.push({ file, entry, sentences });
}
