import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { codeTitles } from './code-titles.ts';

const convert = (text: string) =>
  runStep(toBody(text), codeTitles, { fields: {}, include: () => undefined }).text;

test('the title of a fence stands above it', () => {
  expect(convert('```js title="src/a.js" {1}\nb\n```')).toBe('**`src/a.js`**\n\n```js {1}\nb\n```');
  expect(convert("- a\n\n  ~~~ts title='My code'\n  b\n  ~~~")).toBe(
    '- a\n\n  **My code**\n\n  ~~~ts\n  b\n  ~~~',
  );
  expect(convert('> ```js title="a.js"\n> b\n> ```')).toBe('> **`a.js`**\n>\n> ```js\n> b\n> ```');
});

test('other fences, and titles within code, stay', () => {
  const text = '```html\n<a title="b">\n```\n\n`js title="a"`\n';
  expect(convert(text)).toBe(text);
});
