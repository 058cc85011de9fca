import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { zolaShortcodes } from './zola-shortcodes.ts';

const context = { fields: {}, include: () => undefined };
const run = (text: string) =>
  runStep(runStep(toBody(text), zolaShortcodes, context), admonitions, context);

test.each([
  [
    '{{ youtube(id="abc", autoplay=true) }}',
    '[Video on YouTube](https://www.youtube.com/watch?v=abc)',
  ],
  ['{{ streamable(id="x") }}', '[Video on Streamable](https://streamable.com/x)'],
  [
    '{{ gist(url="https://gist.github.com/n/1") }}',
    '[Gist on GitHub](https://gist.github.com/n/1)',
  ],
  ["{{ figure(src='a.png', alt='A', caption='C') }}", '![A](a.png)\n*C*'],
  ['{{ resize_image(path="a.png", width=1, op="fit") }}', '![](a.png)'],
  ['{{ note(text="Hot") }}', '> [!NOTE]\n> Hot'],
  ['{% note(title="Hm") %}\nHot\n{% end %}', '> [!NOTE]\n> **Hm**\n>\n> Hot'],
  ['{% quote(author="Noor") %}\nHot\n{% end %}', '> Hot\n>\n> — Noor'],
  ['{{/* youtube(id="x") */}}', '`{{ youtube(id="x") }}`'],
  ['`{%/* quote() */%}`', '`{% quote() %}`'],
  ['{{ chart(a=")}}", b=1) }}', '`{{ chart(a=")}}", b=1) }}`'],
  ['a {% red() %}inner{% end %} b', 'a inner b'],
])('%s', (text, expected) => {
  expect(run(text).text).toBe(expected);
});

test.each([
  '[a](@/blog/x.md#a)',
  '{{ page.title }}',
  '`{{ youtube(id="x") }}`',
  '{{ open(',
  '{% open( %}',
  '```\n{{ chart() }}\n```',
])('%s stays', (text) => {
  expect(run(text)).toMatchObject({ text, notes: [] });
});

test('an end without a beginning goes, and a note says so', () => {
  expect(run('a\n\n{% end %}\n\nb')).toMatchObject({
    text: 'a\n\nb',
    notes: [{ line: 3, message: 'The shortcode {% end %} closes nothing; it is left out.' }],
  });
});
