import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderBody } from '#ingest/render.ts';
import { htmlToMarkdown } from './markdown.ts';

const page = 'https://tiny.example.com/posts/soup/';
const pictures = {
  './pot.png': { name: 'abc', width: 960, height: 640, widths: [480, 960] },
};

/** The twin of what an author writes. */
async function twinOf(body: string, mdx = false): Promise<string> {
  const links = { './salt.md': '/posts/salt/', './draft.md': undefined };
  const { html } = await renderBody(body, mdx, { links, pictures, base: '/' });
  return htmlToMarkdown(html, page);
}

test.each([
  ['a heading', '## The stock\n'],
  ['emphasis', 'It is *hot*, **very hot**, ~~cold~~ and `boiling`.\n'],
  ['nested lists', '- deep\n  - flat\n- small\n'],
  ['numbers', '3. third\n4. fourth\n'],
  ['tasks', '- [x] Lay the cloth\n- [ ] Count the chairs\n'],
  ['code with its language', '```ts\nconst soup = (salt: number) => salt - 1;\n```\n'],
  ['code without one', '```\n  two spaces\n\n```\n'],
  ['code in an unknown language', '```fork-language\nfork <-> spoon\n```\n'],
  ['an alert', '> [!NOTE]\n> Forks go on the left.\n'],
  ['an alert with a list', '> [!WARNING]\n> Mind these:\n>\n> - knives\n> - forks\n'],
  ['a quotation', '> A plain quotation stays one.\n'],
  ['a table', '| Thing | Count |\n| - | -: |\n| Plate | 12 |\n'],
  ['footnotes', 'Longer than it looks.[^length]\n\n[^length]: Four metres.\n'],
  ['raised and lowered letters', 'H<sub>2</sub>O and 2<sup>10</sup>.\n'],
  ['a line between', 'One.\n\n---\n\nTwo.\n'],
  ['what only looks like Markdown', '\\*not emphasis\\* and \\[not a link]\n'],
])('%s stays as it was written', async (_, body) => {
  expect(await twinOf(body)).toBe(body.replace('  two spaces\n\n', '  two spaces\n'));
});

test('addresses are absolute: of entries, of places on the page, of other sites', async () => {
  expect(
    await twinOf('[salt](./salt.md), [below](#below), [web](https://fine.example.com/)\n'),
  ).toBe(
    `[salt](https://tiny.example.com/posts/salt/), [below](${page}#below), [web](https://fine.example.com/)\n`,
  );
});

test('what is not public is no link', async () => {
  expect(await twinOf('See [this](./draft.md).\n')).toBe('See this.\n');
});

test('a picture has its words, and its caption below it in italics', async () => {
  expect(await twinOf('![A pot](./pot.png)\n\n*Soup at noon*\n')).toBe(
    '![A pot](https://tiny.example.com/_images/abc-960.webp)\n\n*Soup at noon*\n',
  );
});

test('components become what Markdown has for them', async () => {
  expect(
    await twinOf(
      '<Callout kind="tip" title="Taste it">\n\nBefore you salt.\n\n</Callout>\n\n<PullQuote by="Cy">\n\nIt was hot.\n\n</PullQuote>\n',
      true,
    ),
  ).toBe('> [!TIP]\n> **Taste it**\n>\n> Before you salt.\n\n> It was hot.\n>\n> — Cy\n');
});

test('a folded part is open, under its title', async () => {
  expect(await twinOf('<details>\n<summary>Small print</summary>\n\nHope.\n\n</details>\n')).toBe(
    '**Small print**\n\nHope.\n',
  );
});

test('comments and what was sanitised away are not in it', async () => {
  const twin = await twinOf(
    'One. <!-- CANARY -->\n\n<script>CANARY</script>\n\n<p onclick="CANARY" style="color:CANARY">Two.</p>\n\n<iframe src="https://canary.example.com/CANARY"></iframe>\n',
  );
  expect(twin).toBe('One.\n\nTwo.\n');
});

test('HTML that an author shows as text is still text', async () => {
  const twin = await twinOf('Write `<b>` or \\<script>alert(1)\\</script>.\n');
  expect(await twinOf(twin)).toBe(twin);
  expect((await renderBody(twin, false, { links: {}, pictures: {}, base: '/' })).text.trim()).toBe(
    'Write <b> or <script>alert(1)</script>.',
  );
});

const words = fc.array(
  fc.constantFrom(
    'soup',
    '*',
    '_',
    '[x]',
    '(y)',
    '#',
    '>',
    '1.',
    '-',
    '`',
    '&lt;b>',
    '&amp;',
    '|',
    '~~',
    '!',
    '\\',
  ),
  { minLength: 1, maxLength: 12 },
);

test('the twin of a twin is the same', async () => {
  await fc.assert(
    fc.asyncProperty(words, async (list) => {
      const twin = await twinOf(`soup ${list.join(' ')}\n`);
      expect(await twinOf(twin)).toBe(twin);
    }),
    { numRuns: 20000 },
  );
});

test('an empty body has an empty twin', async () => {
  expect(await twinOf('')).toBe('');
});
