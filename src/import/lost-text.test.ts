import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderBody } from '#ingest/render.ts';
import { findLostText } from './lost-text.ts';

const vocabulary =
  'kettle soup stew the a of and to pot stove nobody asked first smell warm dust began forty minutes three fuses learned table everyone dish brings über naïve 料理 x2 42'.split(
    ' ',
  );
/** A sentence with a word of its own, so that no other can stand for it. */
const sentence = (index: number) =>
  fc
    .array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 12 })
    .map((words) => `Unique${index} ${words.join(' ')}.`);
const paragraphs = fc
  .array(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((shape) =>
    fc.tuple(
      ...shape.map((places, row) =>
        fc.tuple(...places.map((_, column) => sentence(row * 10 + column))),
      ),
    ),
  );

const toPage = async (body: string) =>
  `<!doctype html><header>Menu</header><main><h1>T</h1>${(await renderBody(body, false, { links: {}, pictures: {}, base: '/' })).html}</main><footer>All else</footer>`;

test('a page that says all loses nothing, and a sentence taken out of it is found', async () => {
  await fc.assert(
    fc.asyncProperty(paragraphs, fc.nat(), async (blocks, pick) => {
      const all = blocks.flat();
      const body = blocks.map((block) => block.join(' ')).join('\n\n');
      expect(findLostText(body, 1, [], await toPage(body))).toEqual([]);
      const removed = all[pick % all.length] ?? '';
      const page = await toPage(body.replace(removed, ''));
      expect(findLostText(body, 1, [], page).map(({ text }) => text)).toEqual([removed]);
    }),
    { numRuns: 60 },
  );
});

test('a word taken out of a sentence is found, with the line of its source', async () => {
  const body = 'One stands here.\n\nThe kettle never boiled at all.\n';
  const page = await toPage(body.replace('never ', ''));
  expect(findLostText(body, 7, [], page)).toEqual([
    { line: 9, text: 'The kettle never boiled at all.' },
  ]);
});

test('words in another order are lost', async () => {
  expect(findLostText('Dog bites man.', 1, [], await toPage('Man bites dog.'))).toHaveLength(1);
});

test('what the page says besides does not matter', async () => {
  const page = await toPage('The (so called) kettle, which is *red*, never (picture) boiled.');
  expect(findLostText('The kettle never boiled.', 1, [], page)).toEqual([]);
});

test('words far from each other are no sentence', async () => {
  const page = await toPage(`The kettle ${'and soup '.repeat(60)} never boiled.`);
  expect(findLostText('The kettle never boiled.', 1, [], page)).toHaveLength(1);
});

test('what stands around the main part of a page is none of its text', async () => {
  expect(findLostText('All else', 1, [], await toPage('x'))).toHaveLength(1);
});

test('titles are looked for too', async () => {
  const page = await toPage('x');
  expect(findLostText('x', 1, ['T', 'The summary'], page)).toEqual([
    { line: 0, text: 'The summary' },
  ]);
});

test.each([
  ['**Bold** and `code`', 'Bold and code'],
  ['[Words](gone.md)', 'Words (`gone.md`)'],
  ['![A pot](gone.png)', 'A pot (picture not found: `gone.png`)'],
  ['Write to ada@acme.io now', 'Write to (e-mail address removed) now'],
  [':::note\n\nWords\n\n:::', '> [!NOTE]\n> Words'],
  ['!!! note\n\nWords', '> [!NOTE]\n> Words'],
  ['Before {{< box >}} after', 'Before after'],
  ['Before {% raw %} after', 'Before after'],
  ['Words\n{: .big #x}', 'Words'],
  ['## Words {#x}', '## Words'],
  ['<!-- more -->\n\nWords', 'Words'],
  ["import X from './x'\n\nWords", 'Words'],
  ['<Box title="x">Words</Box>', 'Words'],
  ['[TOC]\n\nWords', 'Words'],
  ['“Words” — ﬁne…', '"Words" - fine'],
  ['| a | b |\n| - | - |\n| c | d |', 'a\n\nb\n\nc\n\nd'],
  ['<script>let x</script>\n\nWords', 'Words'],
])('%j is all there as %j', async (body, shown) => {
  expect(findLostText(body, 1, [], await toPage(shown))).toEqual([]);
});
