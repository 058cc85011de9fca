import { expect, test } from 'vitest';
import type { Step } from '../edit.ts';
import { toBraceFinder } from './braces.ts';
import { codeTitles } from './code-titles.ts';
import { admonitions } from './admonitions.ts';
import { headingIds } from './heading-ids.ts';
import { hugoShortcodes } from './hugo-shortcodes.ts';
import { kramdown } from './kramdown.ts';
import { liquid } from './liquid.ts';
import { mdxLayout } from './mdx-layout.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { mkdocsAdmonitions } from './mkdocs-admonitions.ts';
import { summaryMarks } from './summary-marks.ts';
import { zolaShortcodes } from './zola-shortcodes.ts';

const steps: Record<string, Step> = {
  admonitions,
  codeTitles,
  headingIds,
  hugoShortcodes,
  kramdown,
  liquid,
  mdxLayout,
  mdxSyntax,
  mkdocsAdmonitions,
  summaryMarks,
  zolaShortcodes,
};
const general = ['{', '{{', '<a ', '<', '`', '[', '(', '\n', '> ', '- ', '{\n', '` \\`'];
const special: Record<string, string[]> = {
  admonitions: [':::', ':::a\n', ':::a\nText\n:::\n\n'],
  headingIds: ['# a {#b}\n', '{.a'],
  hugoShortcodes: ['{{<', '{{< a >}}\n', '{{< "\\"'],
  kramdown: ['{::comment}', '{: #a}\n'],
  liquid: ['{%', '{% raw %}', '{# ', '{% if a %}\n', '{{ a }}'],
  mdxLayout: ['<A>\n', '<A>\n  a\n</A>\n'],
  mdxSyntax: ['<A/>\n{"', "<A/>{'a'}", '<!--', '<div>\n', 'export const a = 1\n\n'],
  zolaShortcodes: ['{{/*', '{{ x("', '{% a() %}\n'],
};
const context = { fields: {}, include: () => undefined };

test.each(
  Object.entries(steps).flatMap(([name, step]) =>
    [...general, ...(special[name] ?? [])].map((piece) => [name, piece, step] as const),
  ),
)('%s gets through a long text of %j', (_, piece, step) => {
  expect(Array.isArray(step(piece.repeat(20_000), context))).toBe(true);
});

test('elements and braces may be nested as deeply as they like', () => {
  const text = `${'<A>\n'.repeat(20_000)}${'</A>\n'.repeat(20_000)}`;
  expect(mdxLayout(text, context)).toEqual([]);
  expect(toBraceFinder(`${'{'.repeat(20_000)}${'}'.repeat(20_000)}`)(0)).toBe(40_000);
});

test.each([
  ['{ "}" }', 7],
  ["{ '}' }", 7],
  ['{ `}\n` }', 8],
  ['{ /* } */ }', 11],
  ["{ don't }", 9],
  ['{ "} }', 4],
  ['{ { }', -1],
  ['{ "\\"}" }', 9],
])('the brace that closes %j', (text, end) => {
  expect(toBraceFinder(text)(0)).toBe(end);
});
