import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { hugoShortcodes } from './hugo-shortcodes.ts';

const fields = { title: 'Kettles', params: { version: '1.2' } };
const context = { fields, include: () => undefined };
const run = (text: string) =>
  runStep(runStep(toBody(text), hugoShortcodes, context), admonitions, context);
const convert = (text: string) => run(text).text;

test('a figure becomes a picture with its caption and its link', () => {
  expect(convert('{{< figure src="a.png" alt="A kettle" caption="Red" title="Kettle" >}}')).toBe(
    '![A kettle](a.png)\n*Kettle — Red*',
  );
  expect(
    convert('{{< figure src="a.png" caption="Red" attr="Noor" attrlink="https://n.example/" >}}'),
  ).toBe('![](a.png)\n*Red ([Noor](https://n.example/))*');
  expect(convert("{{% figure src=`a b.png` link='/x' %}}")).toBe('[![](a%20b.png)](/x)');
});

test('a figure in a text parts it; in a row of a table its caption becomes a title', () => {
  expect(convert('a {{< figure src="a.png" caption="Red" >}} b')).toBe(
    'a\n\n![](a.png)\n*Red*\n\nb',
  );
  expect(convert('| {{< figure src="a.png" caption="Red" >}} |\n| --- |')).toBe(
    '| ![](a.png "Red") |\n| --- |',
  );
  expect(convert('- one\n  {{< img "a.png" "Alt" >}}\n- two')).toBe(
    '- one\n\n  ![Alt](a.png)\n\n- two',
  );
});

test.each([
  ['{{< youtube abc >}}', '[Video on YouTube](https://www.youtube.com/watch?v=abc)'],
  ['{{< youtube id="abc" title="Tea" >}}', '[Tea](https://www.youtube.com/watch?v=abc)'],
  ['{{< vimeo 12 >}}', '[Video on Vimeo](https://vimeo.com/12)'],
  ['{{< tweet user="noor" id="34" >}}', '[Post on X](https://x.com/noor/status/34)'],
  ['{{< x user="noor" id="34" >}}', '[Post on X](https://x.com/noor/status/34)'],
  ['{{< instagram Bd >}}', '[Post on Instagram](https://www.instagram.com/p/Bd)'],
  ['{{< gist noor 56 tea.go >}}', '[Gist on GitHub: tea.go](https://gist.github.com/noor/56)'],
])('%s becomes a link', (text, expected) => {
  const body = run(text);
  expect(body.text).toBe(expected);
  expect(body.notes[0]?.message).toContain('becomes a link.');
});

test('highlighted code becomes a fence in which only escapes are read', () => {
  expect(
    convert(
      '{{< highlight go "linenos=table" >}}\na := {{< b >}} {{</* c */>}}\n{{< /highlight >}}',
    ),
  ).toBe('```go\na := {{< b >}} {{< c >}}\n```');
  expect(convert('1. a\n\n   {{< highlight sh >}}\nls ```\n   {{< /highlight >}}')).toBe(
    '1. a\n\n   ````sh\n   ls ```\n   ````',
  );
});

test('references and parameters become what they stand for, in code as well', () => {
  expect(convert('[a]({{< ref "posts/foo.md#a" >}}) [b]({{% relref `bar` %}})')).toBe(
    '[a](posts/foo.md#a) [b](bar)',
  );
  expect(convert('{{< param title >}} `{{< param "version" >}}`')).toBe('Kettles `1.2`');
});

test('escaped notation is shown as it would be written', () => {
  expect(convert('{{</* youtube "x" */>}} `{{%/* y */%}}`')).toBe(
    '`{{< youtube "x" >}}` `{{% y %}}`',
  );
});

test('boxes become alerts', () => {
  const expected = '> [!TIP]\n> **Hot** water\n>\n> - a\n\nAfter';
  expect(convert('{{% notice tip %}}\n**Hot** water\n\n- a\n{{% /notice %}}\nAfter')).toBe(
    expected,
  );
  expect(convert('{{< callout type="warning" title="Hot" >}}Water{{< /callout >}}')).toBe(
    '> [!WARNING]\n> **Hot**\n>\n> Water',
  );
  expect(convert('{{< note >}}Water{{< /note >}} after')).toBe('> [!NOTE]\n> Water\n\nafter');
  expect(convert('{{< tip >}}\n{{< warning >}}\na\n{{< /warning >}}\n{{< /tip >}}')).toBe(
    '> [!TIP]\n>\n> > [!WARNING]\n> > a',
  );
});

test('details fold', () => {
  expect(convert('{{< details "More" >}}\n**a**\n{{< /details >}}')).toBe(
    '<details>\n<summary>More</summary>\n\n**a**\n\n</details>',
  );
});

test('what has no counterpart stays visible, and a note says so', () => {
  const body = run(
    'a {{< chart data="x" />}} b\n\n{{< fancy "Big words" >}}\n\ninner\n\n{{< /fancy >}}\n',
  );
  expect(body.text.trim()).toBe('a `{{< chart data="x" />}}` b\n\n**Big words**\n\ninner');
  expect(body.notes).toEqual([
    {
      line: 1,
      message: 'The shortcode {{< chart >}} has no counterpart here; it is shown as code.',
    },
    {
      line: 3,
      message: 'The shortcode {{< fancy >}} has no counterpart here; the text within it is kept.',
    },
  ]);
});

test('in code, an unknown shortcode is an example', () => {
  const text = '```\n{{< chart >}}\n```\n\n`{{% chart %}}`\n';
  expect(convert(text)).toBe(text);
});

test('what never ends is text', () => {
  for (const text of ['{{< open "', '{{%', '{{<  >}}', '{{ .Title }}'])
    expect(convert(text)).toBe(text);
  expect(convert('{{< /note >}} text')).toBe(' text');
});
