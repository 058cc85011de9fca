import { expect, test } from 'vitest';
import { redactBody } from './body.ts';

const unwanted = {
  isTarget: (address: string) => address.includes('secret'),
  isNamed: (comment: string) => comment.includes('dee'),
};
const redact = (body: string, mdx = false) => redactBody(body, mdx, unwanted).text;

test.each([
  ['[a *draft*](./secret.md "soon") and [soup](./soup.md)', 'a *draft* and [soup](./soup.md)'],
  ['😀 [x](<./secret one.md>) 😀', '😀 x 😀'],
  ['[![A pot](./pot.png)](/posts/secret/)', '![A pot](./pot.png)'],
  [
    'See [it][1], [it too].\n\n[1]: ./secret.md\n[it too]: ./soup.md\n',
    'See it, [it too].\n\n\n[it too]: ./soup.md\n',
  ],
  ['[](./secret.md)', ''],
  ['## [Plan](./secret.md) B', '## Plan B'],
  ['> - [x](./secret.md)\n>   > [y](./soup.md)', '> - x\n>   > [y](./soup.md)'],
  ['A <a class="b" href="./secret.md">draft</a>.', 'A <a>draft</a>.'],
  [
    '<p>\n<a title="a > b" href=./secret.md>draft</a> <a href="./soup.md">s</a></p>',
    '<p>\n<a>draft</a> <a href="./soup.md">s</a></p>',
  ],
  ['One <!-- ask dee --> two <!-- three -->\n\n<!--\ndee\n-->\n', 'One  two <!-- three -->\n\n\n'],
])('%j becomes %j', (body, expected) => {
  expect(redact(body)).toBe(expected);
});

test('code is not touched', () => {
  const body =
    '`[a](./secret.md)`\n\n```md\n[a](./secret.md) <!-- dee -->\n```\n\n    <a href="./secret.md">\n';
  expect(redact(body)).toBe(body);
});

test('in MDX a link inside a component is found, also where Markdown would see code', () => {
  const body = '<Callout kind="tip">\n\n    [a](./secret.md) and [b](./soup.md)\n\n</Callout>\n';
  expect(redact(body, true)).toBe(
    '<Callout kind="tip">\n\n    a and [b](./soup.md)\n\n</Callout>\n',
  );
});

test('each change is told, and nothing of what went is in the words', () => {
  const { changes } = redactBody('[a](./secret.md) <!-- dee -->', false, unwanted);
  expect(changes).toHaveLength(2);
  expect(changes.join()).not.toMatch(/secret|dee/);
});
