import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { liquid } from './liquid.ts';

const parts: Record<string, string> = {
  'figure.html':
    '---\na: b\n---\n<img src="{{ include.src | relative_url }}" alt="{{ include.alt }}">\n',
  'lines.md': 'One **{{ page.title }}**\n\ntwo\n',
  'loop.html': 'a {% include loop.html %}',
  'nested.html': '[{% include figure.html src=include.pic alt=page.title %}]',
  'data.html': '{% for x in site.data.x %}{{ x }}{% endfor %}',
};
const context = {
  fields: { title: 'Kettles', author: { name: 'Noor' }, list: ['a'] },
  include: (name: string) => parts[name],
};
const run = (text: string) => runStep(runStep(toBody(text), liquid, context), admonitions, context);
const convert = (text: string) => run(text).text;

test('marks around raw text vanish, around code and within it', () => {
  expect(convert('{% raw %}\n```\n{{ x }}\n```\n{% endraw %}\n')).toBe('```\n{{ x }}\n```\n');
  expect(convert('```\n{% raw %}\n{{ x }}\n{% endraw %}\n```')).toBe('```\n{{ x }}\n```');
  expect(convert('`{% raw %}{% if a %}{% endraw %}`')).toBe('`{% if a %}`');
});

test('highlighted code becomes a fence', () => {
  expect(convert('{% highlight ruby linenos %}\n{{ x }} `\n{% endhighlight %}')).toBe(
    '```ruby\n{{ x }} `\n```',
  );
  expect(convert('{% highlight sh %}{% raw %}\n{{ x }}\n{% endraw %}{% endhighlight %}')).toBe(
    '```sh\n{{ x }}\n```',
  );
});

test('comments go as silently as they did', () => {
  expect(run('a {% comment %}b {{ c }}{% endcomment %}d {# e #}f')).toMatchObject({
    text: 'a d f',
    notes: [],
  });
});

test.each([
  ['{{ "/a.png" | relative_url }}', '/a.png'],
  ["{{ 'a.png' | absolute_url }}", '/a.png'],
  ['{{ "/a/" | url }}', '/a/'],
  ['{{ "/a.png" | prepend: site.baseurl }}', '/a.png'],
  ['{{ site.baseurl }}/a', '/a'],
  ['{{ site.url }}{{ site.baseurl }}/a', '/a'],
  ['[a]({{ site.baseurl }})', '[a](/)'],
  ['[a]({{site.baseurl}}{% link _posts/2020-01-02-b.md %})', '[a](/_posts/2020-01-02-b.md)'],
  ['[a]({% post_url 2020-01-02-b %})', '[a](2020-01-02-b)'],
  ['{{ page.title }} by {{ page.author.name | escape }}, {{ title }}', 'Kettles by Noor, Kettles'],
  ['`{{ page.title }} {{ title }} {{ x | y }}`', '`Kettles {{ title }} {{ x | y }}`'],
])('%s', (text, expected) => {
  expect(run(text)).toMatchObject({ text: expected, notes: [] });
});

test('a part is included with its parameters, and what it includes', () => {
  expect(convert('{% include figure.html src="a.png" alt="A" %}')).toBe(
    '<img src="/a.png" alt="A">',
  );
  expect(convert('a\n{% include_relative lines.md %}\nb')).toBe('a\n\nOne **Kettles**\n\ntwo\n\nb');
  expect(convert('{% include nested.html pic="b.png" %}')).toBe(
    '[<img src="/b.png" alt="Kettles">]',
  );
});

test('a part that cannot be shown is code, unless its name tells what it is', () => {
  expect(convert('{% include loop.html %}')).toBe('`{% include loop.html %}`');
  expect(convert('{% include data.html %}')).toBe('`{% include data.html %}`');
  expect(convert('{% include {{ page.part }} %}')).toContain('`');
  expect(convert('{% include youtube.html id="abc" %}')).toBe(
    '[Video on YouTube](https://www.youtube.com/watch?v=abc)',
  );
});

test.each([
  ['{% youtube "abc" %}', '[Video on YouTube](https://www.youtube.com/watch?v=abc)'],
  ['{% gist noor/12 tea.rb %}', '[Gist on GitHub: tea.rb](https://gist.github.com/noor/12)'],
  ['{% twitter https://x.com/a/status/1 %}', '[Post on X](https://x.com/a/status/1)'],
  ['{% embed https://e.example/a %}', '[e.example/a](https://e.example/a)'],
  ['{% image "./x.png", "Alt text", [300, 600] %}', '![Alt text](./x.png)'],
  ['{% callout "warning" %}Hot{% endcallout %}', '> [!WARNING]\n> Hot'],
])('%s', (text, expected) => {
  expect(convert(text)).toBe(expected);
});

test('tags that steer a build go; what they hold stays', () => {
  const body = run(
    '{% assign a = 1 %}\n\n{% if page.x %}\n\nb\n\n{% else %}\n\nc\n\n{% endif %}\n',
  );
  expect(body.text.trim()).toBe('b\n\nc');
  expect(body.notes.map(({ message }) => message)).toEqual([
    'The tag {% assign %} has no counterpart here; it is left out.',
    'The tag {% if %} has no counterpart here; the text within it is kept.',
  ]);
});

test('what is unknown is shown as code, but not within an address', () => {
  expect(run('{{ site.title }} {% widget a %}')).toMatchObject({
    text: '`{{ site.title }}` `{% widget a %}`',
    notes: [{ line: 1 }, { line: 1 }],
  });
  const address = '[a]({{ page.x }}) <img src="{{ page.x }}">';
  expect(run(address)).toMatchObject({ text: address, notes: [{ line: 1 }, { line: 1 }] });
  expect(convert('| {{ a | b }} |\n| --- |')).toBe('| `{{ a \\| b }}` |\n| --- |');
});
