import { expect, test } from 'vitest';
import { renderBody } from '#ingest/render.ts';
import { runStep, toBody } from '../edit.ts';
import { admonitions } from './admonitions.ts';

const run = (text: string) =>
  runStep(toBody(text), admonitions, { fields: {}, include: () => undefined });
const convert = (text: string) => run(text).text;
const render = async (text: string) =>
  (await renderBody(convert(text), false, { links: {}, pictures: {}, base: '/' })).html;

test.each([
  ['note', 'NOTE'],
  ['info', 'NOTE'],
  ['secondary', 'NOTE'],
  ['abstract', 'NOTE'],
  ['tip', 'TIP'],
  ['success', 'TIP'],
  ['hint', 'TIP'],
  ['important', 'IMPORTANT'],
  ['warning', 'WARNING'],
  ['attention', 'WARNING'],
  ['caution', 'CAUTION'],
  ['danger', 'CAUTION'],
  ['error', 'CAUTION'],
  ['bug', 'CAUTION'],
  ['failure', 'CAUTION'],
])('a %s becomes an alert of kind %s', (word, kind) => {
  expect(convert(`:::${word}\n\nText\n\n:::\n`)).toBe(`> [!${kind}]\n> Text\n`);
});

test('a title becomes a bold first paragraph, in brackets or without', () => {
  const expected = '> [!NOTE]\n> **My title**\n>\n> Text';
  expect(convert(':::note My title\nText\n:::')).toBe(expected);
  expect(convert(':::note[My title]\nText\n:::')).toBe(expected);
  expect(convert('::: note My title\nText\n:::  ')).toBe(expected);
});

test('a title that says no more than the kind is not said twice', () => {
  expect(convert(':::tip Tip\nText\n:::')).toBe('> [!TIP]\n> Text');
});

test('a word that GitHub does not know becomes a note of that name', () => {
  const { text, notes } = run(':::theorem\nText\n:::');
  expect(text).toBe('> [!NOTE]\n> **Theorem**\n>\n> Text');
  expect(convert(':::theorem Big\nText\n:::')).toBe('> [!NOTE]\n> **Theorem: Big**\n>\n> Text');
  expect(notes).toEqual([
    { line: 1, message: 'There is no box “theorem” here; it becomes a note of that name.' },
  ]);
});

test('admonitions within admonitions render as alerts within alerts', async () => {
  const html = await render('::::note\nOuter\n\n:::tip\nInner\n:::\n\nLast\n::::\n\nAfter');
  expect(html).toMatch(
    /alert-note[\s\S]*Outer[\s\S]*alert-tip[\s\S]*Inner[\s\S]*<\/div>[\s\S]*Last[\s\S]*<\/div>\s*<p>After/,
  );
});

test('lists and code survive, and colons within code are no notation', async () => {
  const html = await render(':::note\n\n- one\n\n  ```text\n  :::\n  ```\n\n:::\nAfter `:::tip`');
  expect(html).toMatch(/<li>[\s\S]*<pre[\s\S]*:::[\s\S]*<\/li>[\s\S]*<\/div>\s*<p>After/);
  expect(html).toContain('<code>:::tip</code>');
});

test('within a list item the alert stays in the item', async () => {
  const text = '1. One\n   :::info\n   Text\n\n   More\n   :::\n2. Two';
  expect(convert(text)).toBe('1. One\n   > [!NOTE]\n   > Text\n   >\n   > More\n\n2. Two');
  expect(await render(text)).toMatch(/<li>[\s\S]*alert[\s\S]*More[\s\S]*<\/li>\s*<li>[\s\S]*Two/);
});

test('one that opens a list item, or stands in a quotation, stays there', () => {
  expect(convert('- :::note\n  Text\n  :::\n- b')).toBe('- > [!NOTE]\n  > Text\n\n- b');
  expect(convert('> :::note\n> Text\n> :::')).toBe('> > [!NOTE]\n> > Text');
});

test('without an end it reaches to the end of its list item, or of the text', () => {
  expect(convert('- a\n\n  :::tip\n  Text\n\nAfter')).toBe('- a\n\n  > [!TIP]\n  > Text\n\nAfter');
  const { text, notes } = run(':::tip\nText\n\nMore');
  expect(text).toBe('> [!TIP]\n> Text\n>\n> More');
  expect(notes[0]?.message).toContain('never closed');
});

test('neighbours do not run into each other', async () => {
  const html = await render('> quotation\n\n:::note\na\n:::\n:::tip\nb\n:::\nText');
  expect(html.match(/class="alert /g)).toHaveLength(2);
  expect(html).toMatch(/<\/div>\s*<p>Text/);
});

test('details fold, quotations have no kind, and mere wrappers go', () => {
  expect(convert(':::details More\nText\n:::')).toBe(
    '<details>\n<summary>More</summary>\n\nText\n\n</details>',
  );
  expect(convert(':::quote\nText\n:::')).toBe('> Text');
  expect(convert('a\n\n::: v-pre\nText\n:::\n')).toBe('a\n\nText\n');
});

test('an id becomes an anchor', () => {
  expect(convert(':::note{#here}\nText\n:::')).toBe('<a id="here"></a>\n\n> [!NOTE]\n> Text');
});

test('a first line that would change its meaning stands apart from the kind', async () => {
  expect(await render(':::note\nTitle\n---\n:::')).toContain('<h2 id="title">Title</h2>');
  expect(await render(':::note\n| a |\n|---|\n| b |\n:::')).toContain('<table>');
});

test('lines remember where they came from', () => {
  expect(run('a\n\n:::note T\n\nText\n\n:::\n\nb').lines).toEqual([1, 2, 3, 3, 3, 5, 8, 9]);
});

test('indented code and empty boxes', () => {
  expect(convert('Text\n\n    :::note\n    code\n    :::')).toBe(
    'Text\n\n    :::note\n    code\n    :::',
  );
  expect(convert(':::note\n:::\n')).toBe('> [!NOTE]\n');
});

test('any number of boxes that follow each other is converted', () => {
  const { text, notes } = run(':::note\nText\n:::\n\n'.repeat(1_000));
  expect(text.match(/> \[!NOTE\]/g)).toHaveLength(1_000);
  expect(text).not.toContain(':::');
  expect(notes).toEqual([]);
});

test('boxes nested too deeply stay as they are, with a note', () => {
  const { text, notes } = run(`${':::note\n'.repeat(51)}Text\n${':::\n'.repeat(51)}After`);
  expect(text.match(/\[!NOTE\]/g)).toHaveLength(50);
  expect(text.match(/:::note/g)).toHaveLength(1);
  expect(text).toMatch(/\nAfter$/);
  expect(notes).toEqual([
    { line: 51, message: 'Boxes within more than 50 others stay as they are written.' },
  ]);
});
