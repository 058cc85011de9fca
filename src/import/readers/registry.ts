import type { Evidence, Reader } from '../reader.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { plain } from './plain.ts';
import { zola } from './zola.ts';

/** Every form of site that can be imported. */
export const readers: readonly Reader[] = [docusaurus, jekyll, hugo, zola, eleventy, plain];

/** The reader that most speaks for, and what does. Without any evidence: plain Markdown. */
export function chooseReader(evidence: Evidence): { reader: Reader; reasons: string[] } {
  const judged = readers.map((reader) => ({ reader, reasons: reader.recognise(evidence) }));
  return judged.reduce((best, next) => (next.reasons.length > best.reasons.length ? next : best), {
    reader: plain,
    reasons: [],
  });
}
