import { fromHtml } from 'hast-util-from-html';
import { parseWhole, type TreeNode } from '#ingest/parse.ts';
import { redaction } from './emails.ts';

/** A sentence of a source file that its page does not have. */
export interface LostSentence {
  /** Line of the source file on which it begins; 0 when it stands in no single line. */
  line: number;
  text: string;
}

/**
 * Compares what a reader of the source could read with what a reader of the page can, word by word
 * and independently of how the one was turned into the other. Between the words of a sentence the
 * page may say more, not less.
 *
 * @param titles texts of the front matter that readers saw
 * @param bodyLine line of the source file on which the body begins
 */
export function findLostText(
  body: string,
  bodyLine: number,
  titles: string[],
  html: string,
): LostSentence[] {
  const page = wordsOf(mainText(html));
  const found = createFinder(page);
  const lineOf = createLineFinder(body, bodyLine);
  const sentences = [...titles, ...sentencesOf(body)];
  return sentences.flatMap((text) => {
    const words = wordsOf(text);
    return words.length === 0 || found(words) ? [] : [{ line: lineOf(words), text }];
  });
}

/** Notation that never was a reader's text. Taken out on both sides, as pages show some of it in code. */
const notation = [
  /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g,
  /\{\{[<%/]?[\s\S]{0,400}?[>%]?\}\}/g,
  /\{%[\s\S]{0,400}?%\}/g,
  /\{[:#][^}\n]*\}/g,
  /^[ \t]*(?::::+|!!!|\?\?\?\+?)[ \t]*[\w-]*/gm,
  /^(?:import\s.*\sfrom\s*['"].*|import\s*['"].*|export\s+(?:const|default|function)\s.*)$/gm,
  /^\s*\[(?:toc|TOC)\]\s*$|^\s*\* TOC\s*$/gm,
  /<\/?[A-Z][\w.]*(?:\s[^<>]*)?>/g,
];
const ours = /\(picture not found: [^)]*\)|^\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gm;

const withoutNotation = (text: string) =>
  notation
    .reduce((left, pattern) => left.replace(pattern, ' '), text.replaceAll(redaction, ' '))
    .replace(ours, ' ');

const emailAddress = /(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

const wordsOf = (text: string): string[] =>
  withoutNotation(text.replace(emailAddress, ' '))
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const inline =
  /^(a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|strike|tt|wbr|font|rp|rt|ruby)$/;

/** Text of a tree as a reader meets it: blocks apart, pictures by their words. */
function readableText(node: TreeNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element') {
    if (/^(script|style|template)$/.test(node.tagName)) return ' ';
    if (node.tagName === 'img') return ` ${String(node.properties.alt ?? '')} `;
  }
  if (!('children' in node)) return '';
  const text = (node.children ?? []).map((child) => readableText(child as TreeNode)).join('');
  return node.type === 'element' && inline.test(node.tagName) ? text : `\n${text}\n`;
}

function mainText(html: string): string {
  const tree = fromHtml(html);
  const find = (node: TreeNode): TreeNode | undefined => {
    if (node.type === 'element' && node.tagName === 'main') return node;
    for (const child of 'children' in node ? (node.children ?? []) : []) {
      const found = find(child as TreeNode);
      if (found) return found;
    }
    return undefined;
  };
  return readableText(find(tree as TreeNode) ?? (tree as TreeNode));
}

/** Sentences of a body as its own site showed them, blocks apart. */
function sentencesOf(body: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return readableText(parseWhole(withoutNotation(body)) as TreeNode)
    .split(/\n\s*\n|\n(?=\s*[-*]\s)/)
    .flatMap((block) => [...segmenter.segment(block.trim())].map(({ segment }) => segment.trim()))
    .filter(Boolean);
}

/** Finds words in their order in a page, close together. */
function createFinder(page: string[]): (words: string[]) => boolean {
  const whole = ` ${page.join(' ')} `;
  const places = new Map<string, number[]>();
  for (const [index, word] of page.entries()) {
    const known = places.get(word);
    if (known) known.push(index);
    else places.set(word, [index]);
  }
  return (words) => {
    if (whole.includes(` ${words.join(' ')} `)) return true;
    const window = words.length * 2 + 30;
    return (places.get(words[0] ?? '') ?? []).some((start) => {
      let at = start;
      return words.every((word) => {
        while (at <= start + window && at < page.length && page[at] !== word) at += 1;
        const isThere = at <= start + window && page[at] === word;
        at += 1;
        return isThere;
      });
    });
  };
}

/** Finds the line on which words begin; the lines are read once, when the first is asked for. */
function createLineFinder(body: string, bodyLine: number): (words: string[]) => number {
  let lines: string[] | undefined;
  return (words) => {
    lines ??= body.split('\n').map((line) => wordsOf(line).join(' '));
    const start = words.slice(0, 3).join(' ');
    const index = lines.findIndex((line) => line.includes(start));
    return index === -1 ? 0 : index + bodyLine;
  };
}
