import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';
import { mkdocsAdmonitions } from './mkdocs-admonitions.ts';

const context = { fields: {}, include: () => undefined };
const convert = (text: string) =>
  runStep(runStep(toBody(text), mkdocsAdmonitions, context), admonitions, context).text;

test('the indented body becomes an alert, with its code and its paragraphs', () => {
  const text =
    'a\n\n!!! note "My title"\n\n    Text\n\n    ```js\n    !!! note\n    ```\n\nAfter\n';
  expect(convert(text)).toBe(
    'a\n\n> [!NOTE]\n> **My title**\n>\n> Text\n>\n> ```js\n> !!! note\n> ```\n\nAfter\n',
  );
});

test('boxes within boxes, and in lists', () => {
  expect(convert('!!! note\n    Text\n\n    !!! tip\n        Inner\n')).toBe(
    '> [!NOTE]\n> Text\n>\n> > [!TIP]\n> > Inner\n',
  );
  expect(convert('- a\n\n    !!! warning inline end\n        Text\n')).toBe(
    '- a\n\n    > [!WARNING]\n    > Text\n',
  );
});

test('a folded box stays folded', () => {
  expect(convert('??? question "Why?"\n    Because')).toBe(
    '<details>\n<summary>Why?</summary>\n\nBecause\n\n</details>',
  );
});

test('an exclamation is no box', () => {
  const text = 'Wow!!!\n!!! note\nnot indented\n\n```\n!!! note\n    code\n```\n';
  expect(convert(text)).toBe(text);
});
