import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Step, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { codeTitles } from './code-titles.ts';
import { headingIds } from './heading-ids.ts';
import { hugoShortcodes } from './hugo-shortcodes.ts';
import { kramdown } from './kramdown.ts';
import { liquid } from './liquid.ts';
import { mdxLayout } from './mdx-layout.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { mkdocsAdmonitions } from './mkdocs-admonitions.ts';
import { summaryMarks } from './summary-marks.ts';
import { zolaShortcodes } from './zola-shortcodes.ts';

const context = { fields: {}, include: () => undefined };
const convert = (step: Step, text: string) => applyEdits(toBody(text), step(text, context));

const boxes = [
  ':::note',
  ':::tip[',
  ':::',
  '::::',
  '  :::',
  '> :::x',
  '- :::info',
  ']',
  '!!! note',
];
const shortcodes = [
  '{{< note >}}',
  '{{< /note >}}',
  '{{% highlight go %}}',
  '{{% /highlight %}}',
  '{{< box "',
  '{{</*',
  '*/>}}',
  '" />}}',
];
const fragments: Record<string, { step: Step; notation: string[] }> = {
  admonitions: { step: admonitions, notation: boxes },
  mkdocsAdmonitions: {
    step: mkdocsAdmonitions,
    notation: [...boxes, '??? tip "', '    ', '        '],
  },
  hugoShortcodes: { step: hugoShortcodes, notation: shortcodes },
  zolaShortcodes: {
    step: zolaShortcodes,
    notation: ['{% box() %}', '{% quote(', '{% end %}', '{{ x(', '{{ y() }}', '{{/*', '*/}}', '"'],
  },
  liquid: {
    step: liquid,
    notation: [
      '{% raw %}',
      '{% endraw %}',
      '{% if ',
      '{% if a %}',
      '{% endif %}',
      '{{ ',
      '{{ a }}',
      '{% highlight c %}',
      '{% endhighlight %}',
      '"',
      '|',
    ],
  },
  kramdown: { step: kramdown, notation: ['{: .x', '{: .x}', '{: #y}', '{:toc', '{:', '- '] },
  headingIds: { step: headingIds, notation: ['## ', '{#x}', '{#', '---', '> ', '- '] },
  mdxLayout: {
    step: mdxLayout,
    notation: ['<Box>', '</Box>', '<div>', '</div>', '<', '{', '}', "{'", '    '],
  },
  mdxSyntax: {
    step: mdxSyntax,
    notation: [
      '<Box>',
      '</Box>',
      '<Open a={',
      '/>',
      '<div>',
      '{',
      '}',
      '{`',
      "'",
      '<>',
      '</>',
      '<Tabs>',
      '</Tabs>',
    ],
  },
  codeTitles: { step: codeTitles, notation: ['```js title="', '```js title="a"', '"', '~~~ '] },
  summaryMarks: {
    step: summaryMarks,
    notation: ['<!-- more -->', '<!--', '-->', '{/* truncate */}'],
  },
};
const cases = Object.entries(fragments);
const markdown = ['`', '```', '- ', '1. ', '> ', '| a |', '## ', '~~~'];

test.each(cases)(
  '%s never throws, and no word gets lost in what is never closed',
  (_, { step, notation }) => {
    const piece = fc.oneof(
      fc.constantFrom(...notation),
      fc.constantFrom(...notation),
      fc.constantFrom('\n', '\n\n', ' ', ...markdown),
      fc.constant('word'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces
          .map((part, index) => (part === 'word' ? ` zq${index}x ` : part))
          .join('');
        const words = text.match(/zq\d+x/g) ?? [];
        const body = convert(step, text);
        for (const word of words) expect(body.text.toLowerCase()).toContain(word);
        expect(body.lines).toHaveLength(body.text.split('\n').length);
      }),
      { numRuns: 400 },
    );
  },
);

test.each(cases)('%s leaves a text without notation as it is', (_, { step }) => {
  const plain = fc
    .array(fc.constantFrom('word', ' ', '\n', '\n\n', '    ', 'é', '😀', '(a)', ...markdown), {
      maxLength: 30,
    })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(plain, (text) => {
      expect(step(text, context)).toEqual([]);
    }),
  );
});
