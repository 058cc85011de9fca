import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { kramdown } from './kramdown.ts';

const run = (text: string) =>
  runStep(toBody(text), kramdown, { fields: {}, include: () => undefined });

test.each([
  ['# T\n{: .no_toc }\n\ntext', '# T\n\ntext'],
  ['text\n{: #here .wide}\n', 'text\n\n<a id="here"></a>\n'],
  ['[a](b){:target="_blank"} ![c](d.png){: width="3" }', '[a](b) ![c](d.png)'],
  ['*a*{: #here} b', '*a*<a id="here"></a> b'],
  ['- a\n{: .wide}\n- b', '- a\n\n- b'],
  ['a {::nomarkdown}b{:/} c', 'a b c'],
  ['a {::comment}b{:/comment} c', 'a  c'],
])('%s', (text, expected) => {
  expect(run(text)).toMatchObject({ text: expected, notes: [] });
});

test.each(['* TOC\n{:toc}', '1. Contents\n{: toc}', '- x\n{:toc .wide}'])(
  '%s goes with a note',
  (toc) => {
    expect(run(`a\n\n${toc}\n\nb`)).toMatchObject({
      text: 'a\n\nb',
      notes: [{ line: 3, message: 'The table of contents is left out; pages have their own.' }],
    });
  },
);

test.each([
  '$$a_{:b}$$ and $$c$$'.replace('{:b}', 'b'),
  '`{: .x}`',
  '```\n{: .x}\n```',
  'a {b: c}',
])('%s stays', (text) => {
  expect(run(text)).toMatchObject({ text, notes: [] });
});
