/** A run of an excerpt. */
export interface ExcerptPart {
  text: string;
  /** Found by the query. */
  marked: boolean;
}

/** Pagefind's excerpt, which is HTML with `<mark>`, as plain parts: no markup of it reaches a page. */
export function toExcerptParts(html: string): ExcerptPart[] {
  let marked = false;
  const parts: ExcerptPart[] = [];
  for (const piece of joinDenseScripts(html).split(/(<\/?mark>)/)) {
    if (piece === '<mark>') marked = true;
    else if (piece === '</mark>') marked = false;
    else if (piece !== '')
      parts.push({ text: piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), marked });
  }
  return parts;
}

/** A title with the words that a query starts or names. */
export function toTitleParts(title: string, query: string): ExcerptPart[] {
  const words = query
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 1);
  if (words.length === 0) return [{ text: title, marked: false }];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])((?:${words.join('|')})[\\p{L}\\p{M}]*)`, 'giu');
  return title
    .split(found)
    .flatMap((text, index) => (text === '' ? [] : [{ text, marked: index % 2 === 1 }]));
}

const dense = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]';
const isDense = new RegExp(dense, 'u');

/** Scripts without spaces, cut into words: the index knows words only, also in another hub's language. */
export function separateDenseWords(text: string): string {
  if (!isDense.test(text)) return text;
  return text
    .split('\n')
    .map((line) =>
      isDense.test(line)
        ? [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(line)]
            .map(joinSegment)
            .join('')
        : line,
    )
    .join('\n');
}

const joinSegment = ({ segment }: { segment: string }) =>
  isDense.test(segment) ? ` ${segment} ` : segment;

const wide =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\u3000-\\u303F\\uFF00-\\uFFEF]';

/** Takes out the spaces that {@link separateDenseWords} put in, also beside a mark. */
const joinDenseScripts = (html: string) =>
  isDense.test(html)
    ? html.replace(new RegExp(`(?<=${wide}(?:</?mark>)*) +(?=(?:</?mark>)*${wide})`, 'gu'), '')
    : html;
