import type { ElementContent } from 'hast';
import {
  type BundledLanguage,
  bundledLanguages,
  createCssVariablesTheme,
  createHighlighter,
  type Highlighter,
} from 'shiki';

/** Tokens become classes; the tokens stylesheet gives them a colour for light and dark. */
const theme = createCssVariablesTheme({ name: 'hub', variablePrefix: '--code-', fontStyle: false });

let highlighter: Promise<Highlighter> | undefined;

/** True for a language that code blocks can be highlighted in. */
const isKnownLanguage = (language: string): language is BundledLanguage =>
  language in bundledLanguages;

/** Highlights code as spans with classes like `code-keyword`; an unknown language stays plain. */
export async function highlight(code: string, language: string): Promise<ElementContent[]> {
  if (!isKnownLanguage(language) || code.length > 100_000) return [{ type: 'text', value: code }];
  highlighter ??= createHighlighter({ themes: [theme], langs: [] });
  const shiki = await highlighter;
  await shiki.loadLanguage(language);
  const { tokens } = shiki.codeToTokens(code, {
    lang: language,
    theme: 'hub',
    // A limit in time would colour the same code differently on a slow machine: lengths bound it.
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: 2000,
  });
  return tokens.flatMap((line, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'text', value: '\n' } as const] : []),
    ...mergeRuns(line.map(({ content, color }) => ({ content, name: classOf(color) }))),
  ]);
}

const classOf = (color = '') => /^var\(--code-token-([a-z-]+)\)$/.exec(color)?.[1];

function mergeRuns(runs: { content: string; name: string | undefined }[]): ElementContent[] {
  const merged: typeof runs = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && (last.name === run.name || run.content.trim() === '')) last.content += run.content;
    else merged.push({ ...run });
  }
  return merged.map(({ content, name }) =>
    name
      ? {
          type: 'element',
          tagName: 'span',
          properties: { className: [`code-${name}`] },
          children: [{ type: 'text', value: content }],
        }
      : { type: 'text', value: content },
  );
}
