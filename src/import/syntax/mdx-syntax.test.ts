import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { mdxLayout } from './mdx-layout.ts';
import { hasMdxSyntax, mdxSyntax } from './mdx-syntax.ts';

const parts: Record<string, string> = { './_part.mdx': 'A **part**\n\nof two' };
const context = { fields: { title: 'Kettles' }, include: (name: string) => parts[name] };
const run = (text: string) =>
  [mdxLayout, mdxSyntax, admonitions].reduce(
    (body, step) => runStep(body, step, context),
    toBody(text),
  );
const convert = (text: string) => run(text).text.trim();

test.each([
  'Text {with} braces and {{more}} and a < b',
  'A List<String> and <Name> and <https://a.example> and <br>',
  '`<Tabs>` and `{/* c */}`\n\n```jsx\nimport a from "b";\n\n<Tabs />\n```',
  'import library. After Node was built as a library\n\nexport of goods',
  '## Title {#id}\n\n:::note{.wide}\nText\n:::',
])('a text without JSX is left alone: %s', (text) => {
  expect(hasMdxSyntax(text)).toBe(false);
  expect(mdxSyntax(text, context)).toEqual([]);
  expect(mdxLayout(text, context)).toEqual([]);
});

test('an import after the blank line that front matter leaves is one', () => {
  expect(convert('\nimport shine from \'./shine.png\';\n\n<img src={shine} alt="A pot" />\n')).toBe(
    '![A pot](./shine.png)',
  );
});

test('imports go silently, exports with a note, and exports that hold words are shown', () => {
  const body = run(
    "import A from 'a';\nimport {\n  B,\n} from \"b\";\nimport 'c.css';\n\nexport const version = '1.2';\n\nexport const Hi = () => {\n  const a = 1;\n\n  return <b>Hello</b>;\n};\n\nText {version}\n",
  );
  expect(body.text.trim()).toBe(
    '```jsx\nexport const Hi = () => {\n  const a = 1;\n\n  return <b>Hello</b>;\n};\n```\n\nText 1.2',
  );
  expect(body.notes.map(({ message }) => message)).toEqual([
    'The code “export const version” is left out: nothing runs here.',
    'The code “export const Hi” is shown as code: nothing runs here.',
  ]);
});

test.each([
  ["a {/* b */}c {'<'} {`d`} {3}", 'a c &lt; d 3'],
  ["{'*'} {frontMatter.title}", '\\* Kettles'],
  ["{'a'} $\\frac{1}{2}$ \\{b} ", 'a $\\frac{1}{2}$ \\{b}'],
  ['<>a</>', 'a'],
  ['a <Mark color="red">b</Mark> c', 'a b c'],
  ['<YouTube id="abc" />', '[Video on YouTube](https://www.youtube.com/watch?v=abc)'],
  ['<LiteYouTubeEmbed id="abc" title="Tea" />', '[Tea](https://www.youtube.com/watch?v=abc)'],
  ['<Tweet id="12" />', '[Post on X](https://x.com/i/status/12)'],
  ['<TwitterTweetEmbed tweetId="12" />', '[Post on X](https://x.com/i/status/12)'],
  ["<img src={require('./a.png').default} alt='A' width={3} />", '![A](./a.png)'],
  ["import pic from './a.png'\n\n<Image src={pic} alt={`A`} />", '![A](./a.png)'],
  [
    "<ThemedImage alt=\"A\" sources={{light: useBaseUrl('/l.png'), dark: useBaseUrl('/d.png')}} />",
    '![A](/l.png)',
  ],
  ['<p className="a" style={{b: "}"}} id="c">d</p>', '<p id="c">d</p>'],
  ["<a href={useBaseUrl('/a')} onClick={() => b()}>c</a>", '<a href="/a">c</a>'],
  ['<Link to="/a">b</Link>', '[b](/a)'],
  ['<div className="a">**b**</div>', '<div>\n\n**b**\n\n</div>'],
])('%s', (text, expected) => {
  expect(convert(text)).toBe(expected);
});

test('tabs follow each other under their labels, and what was indented is not code', () => {
  const text = `<Tabs>
  <TabItem value="a" label="Apple" default>

    An **apple**

    \`\`\`js
    const { a } = <B />;
      deeper
    \`\`\`

  </TabItem>
  <TabItem value="Pear">
    A pear
  </TabItem>
</Tabs>`;
  expect(convert(text)).toMatch(
    /^\*\*Apple\*\*\n+An \*\*apple\*\*\n\n```js\nconst \{ a \} = <B \/>;\n {2}deeper\n```\n+\*\*Pear\*\*\n\nA pear$/,
  );
  expect(run(text).notes).toEqual([
    {
      line: 1,
      message: 'The component <Tabs> has no counterpart here; its tabs follow each other.',
    },
  ]);
});

test('an admonition becomes an alert, and an element keeps its Markdown', () => {
  expect(convert('<Admonition type="tip" title="Hot">\n  Water\n\n  - a\n</Admonition>')).toBe(
    '> [!TIP]\n> **Hot**\n>\n> Water\n>\n> - a',
  );
  expect(convert('<div className="a">\n  **b**\n</div>\nc')).toBe('<div>\n\n**b**\n\n</div>\n\nc');
  expect(convert("<details open>\n<summary>a</summary>\n\n{'1'}\n\n</details>")).toBe(
    '<details open>\n<summary>a</summary>\n\n1\n\n</details>',
  );
});

test('an imported part is included', () => {
  expect(convert("import Part from './_part.mdx';\n\na\n\n<Part />\n\nb")).toBe(
    'a\n\nA **part**\n\nof two\n\nb',
  );
});

test('what has no counterpart stays visible, and a note says so', () => {
  const body = run(
    'a <Chart data={[1, 2]} /> {b.c}\n\n<Card title="Big words">\n  inner\n</Card>\n',
  );
  expect(body.text.trim()).toBe('a `<Chart data={[1, 2]} />` `{b.c}`\n\n**Big words**\n\ninner');
  expect(body.notes.map(({ message }) => message)).toEqual([
    'The component <Chart /> has no counterpart here; it is shown as code.',
    'The expression {b.c} has no counterpart here; it is shown as code.',
    'The component <Card> has no counterpart here; the text within it is kept.',
  ]);
});

test('what does not compile is read as far as it goes', () => {
  expect(convert("{'a'} <Open b={ \n\n{c\n\nd")).toBe('a <Open b={ \n\n{c\n\nd');
  expect(convert('{/* a */}b </Closed> <Name> c')).toContain('`<Name>` c');
});

test('a component in a list item stays there', () => {
  expect(
    convert('- a\n\n  <Tabs>\n    <TabItem label="L">\n      b\n    </TabItem>\n  </Tabs>\n\n- c'),
  ).toMatch(/^- a\n\n+ {2}\*\*L\*\*\n\n {2}b\n\n+- c$/);
});

test('labels of tabs begin where the tabs do, in a list where its text does', () => {
  const tabs = (indent: string) =>
    `<Tabs>\n${indent}  <TabItem label="With salt">\n\n${indent}Rub it.\n\n${indent}  </TabItem>\n${indent}</Tabs>`;
  expect(convert(tabs(''))).toContain('**With salt**\n\nRub it.');
  expect(convert(`a\n\n${tabs('')}`)).toMatch(/^\*\*With salt\*\*$/m);
  expect(convert(`- ${tabs('  ')}`)).toMatch(/^ {2}\*\*With salt\*\*\n\n {2}Rub it\.$/m);
});
