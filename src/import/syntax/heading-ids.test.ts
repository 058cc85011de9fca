import { expect, test } from 'vitest';
import { anchorsOf, renderBody } from '#ingest/render.ts';
import { runStep, toBody } from '../edit.ts';
import { headingIds } from './heading-ids.ts';

const convert = (text: string) =>
  runStep(toBody(text), headingIds, { fields: {}, include: () => undefined }).text;

test.each([
  ['## A `b` {#own}', '<a id="own"></a>\n\n## A `b`'],
  ['## A {#own .wide} ##', '<a id="own"></a>\n\n## A ##'],
  ['## A \\{#own}', '<a id="own"></a>\n\n## A'],
  ['## A {/* #own */}', '<a id="own"></a>\n\n## A'],
  ['A {#own}\n---', '<a id="own"></a>\n\nA\n---'],
  ['text\n## A {#own}', 'text\n\n<a id="own"></a>\n\n## A'],
  ['> ## A {#own}', '> <a id="own"></a>\n>\n> ## A'],
  ['- ## A {#own}', '- <a id="own"></a>\n\n  ## A'],
  ['## A {.wide}', '## A'],
])('%s', (text, expected) => {
  expect(convert(text)).toBe(expected);
});

test.each(['## `{#own}`', '```\n## A {#own}\n```', 'text {#own}', '## A {own}'])(
  '%s stays',
  (text) => {
    expect(convert(text)).toBe(text);
  },
);

test('links to the id arrive', async () => {
  const body = convert('[go](#own)\n\n## Title {#own}\n');
  const { html } = await renderBody(body, false, { links: {}, pictures: {}, base: '/' });
  expect(html).toContain('<a href="#user-content-own">go</a>');
  expect(html).toContain('<a id="user-content-own"></a>');
  expect(anchorsOf(body, false)).toEqual(new Set(['user-content-own', 'title']));
});
