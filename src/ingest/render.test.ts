import { expect, test, vi } from 'vitest';
import type { Picture } from '#core/entry.ts';
import { anchorsOf, renderBody, type RenderContext, renderComment } from './render.ts';

const picture: Picture = { name: 'abc', width: 960, height: 480, widths: [160, 480, 960] };
const surroundings: RenderContext = {
  base: '/hub/',
  links: {
    './soup.md': '/hub/posts/soup/',
    './soup.md#the-stock': '/hub/posts/soup/#the-stock',
    './secret.md': undefined,
    '/community/': '/hub/community/',
  },
  pictures: { './pot.png': picture },
};

const render = (body: string, mdx = false) => renderBody(body, mdx, surroundings);
const htmlOf = async (body: string, mdx = false) => (await render(body, mdx)).html;

test('headings have the ids that GitHub gives them, and repeated ones a number', async () => {
  const { html, headings } = await render(
    '## What we *saw*, & why?\n\n### Żółw!\n\n## Again\n\n## Again\n\n## ...\n',
  );
  expect(headings).toEqual([
    { depth: 2, id: 'what-we-saw--why', text: 'What we saw, & why?' },
    { depth: 3, id: 'żółw', text: 'Żółw!' },
    { depth: 2, id: 'again', text: 'Again' },
    { depth: 2, id: 'again-1', text: 'Again' },
    { depth: 2, id: 'section', text: '...' },
  ]);
  expect(html).toContain('<h2 id="what-we-saw--why">What we <em>saw</em>, ');
});

test('a body with a heading of level 1 moves all its headings down, never below 6', async () => {
  const { html, headings } = await render('# One\n\n## Two\n\n###### Six\n');
  expect(headings.map(({ depth }) => depth)).toEqual([2, 3, 6]);
  expect(html).not.toContain('<h1');
});

test('a body without a heading of level 1 keeps its levels', async () => {
  expect((await render('## Two\n\n#### Four\n')).headings.map(({ depth }) => depth)).toEqual([
    2, 4,
  ]);
});

test("an author's own id gets a prefix, and links to it follow", async () => {
  const html = await htmlOf('<p id="search">Here.</p>\n\nBack to [here](#search).\n');
  expect(html).toContain('<p id="user-content-search">');
  expect(html).toContain('href="#user-content-search"');
});

test.each([
  ['NOTE', 'note', 'Note'],
  ['TIP', 'tip', 'Tip'],
  ['IMPORTANT', 'important', 'Important'],
  ['WARNING', 'warning', 'Warning'],
  ['CAUTION', 'caution', 'Caution'],
])('a quotation that begins with [!%s] is an alert', async (word, kind, title) => {
  const html = await htmlOf(`> [!${word}]\n> Mind the **step**.\n>\n> And the door.\n`);
  expect(html).toContain(
    `<div class="alert alert-${kind}" role="note"><p class="alert-title">${title}</p>`,
  );
  expect(html).toContain('<p>Mind the <strong>step</strong>.</p>');
  expect(html).toContain('<p>And the door.</p>');
  expect(html).not.toContain('[!');
  expect(html).not.toContain('blockquote');
});

test.each(['> [!NOISE]\n> Text.\n', '> Text [!NOTE]\n', '> [!NOTE] on the same line\n'])(
  '%j stays a quotation',
  async (body) => {
    expect(await htmlOf(body)).toMatch(/^<blockquote>/);
  },
);

test('footnotes link both ways, and every link leads to an id of the page', async () => {
  const html = await htmlOf('One[^a], two[^b], one again[^a].\n\n[^a]: First.\n[^b]: Second.\n');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets).toHaveLength(6);
  expect(ids).toEqual(expect.arrayContaining(targets));
  expect(new Set(ids).size).toBe(ids.length);
  expect(html).toContain('<h2 class="sr-only" id="footnote-label">Footnotes</h2>');
});

test('the heading of the footnotes is not among the headings', async () => {
  expect((await render('One[^a].\n\n[^a]: First.\n')).headings).toEqual([]);
});

test('a table keeps its alignment and scrolls in a box that the keyboard reaches', async () => {
  const html = await htmlOf('| A | B | C |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n');
  expect(html).toMatch(
    /^<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>/,
  );
  expect(html).toContain(
    '<th>A</th>\n<th data-align="center">B</th>\n<th data-align="right">C</th>',
  );
  expect(html).toContain(
    '<td>1</td>\n<td data-align="center">2</td>\n<td data-align="right">3</td>',
  );
});

test('boxes of a task list say their state, loose or tight, and cannot be changed', async () => {
  const html = await htmlOf('- [x] Done\n- [ ] Open\n\n1. [ ] Loose\n\n2. [x] Too\n');
  const boxes = [...html.matchAll(/<input[^>]*>/g)].map(([box]) => box);
  expect(boxes).toEqual([
    '<input type="checkbox" checked disabled aria-label="Done">',
    '<input type="checkbox" disabled aria-label="To do">',
    '<input type="checkbox" disabled aria-label="To do">',
    '<input type="checkbox" checked disabled aria-label="Done">',
  ]);
});

test('an input of raw HTML is dropped', async () => {
  expect(await htmlOf('<div><input name="q" autofocus> text</div>\n')).not.toContain('<input');
});

test('links to other sites are marked, links of the hub are not', async () => {
  const html = await htmlOf(
    '[a](https://example.org/x), [b](./soup.md), [c](/community/), <http://example.org>\n',
  );
  expect(html).toContain(
    '<a href="https://example.org/x" rel="noopener nofollow ugc" class="external">a</a>',
  );
  expect(html).toContain('<a href="/hub/posts/soup/">b</a>');
  expect(html).toContain('<a href="/hub/community/">c</a>');
  expect(html).toContain(
    '<a href="http://example.org" rel="noopener nofollow ugc" class="external">',
  );
});

test('a link to a heading of another entry keeps its anchor', async () => {
  expect(await htmlOf('[stock](./soup.md#the-stock)\n')).toContain(
    '<a href="/hub/posts/soup/#the-stock">',
  );
});

test('a link to an entry that is not public is plain text', async () => {
  expect(await htmlOf('See [the *plan*](./secret.md).\n')).toBe(
    '<p>See <span>the <em>plan</em></span>.</p>',
  );
});

test('a link that nobody resolved is plain text', async () => {
  expect(
    await htmlOf('See [this](./nobody.md) and <a href="//evil.example.com/">that</a>.\n'),
  ).toBe('<p>See <span>this</span> and <span>that</span>.</p>');
});

test('a picture alone is a figure with its variants, and a title is its caption', async () => {
  expect(await htmlOf('![A pot](./pot.png "One of forty")\n')).toBe(
    '<figure><picture>' +
      '<source type="image/avif" srcset="/hub/_images/abc-160.avif 160w, /hub/_images/abc-480.avif 480w, /hub/_images/abc-960.avif 960w" sizes="(min-width: 46rem) 42rem, 100vw">' +
      '<img src="/hub/_images/abc-960.webp" srcset="/hub/_images/abc-160.webp 160w, /hub/_images/abc-480.webp 480w, /hub/_images/abc-960.webp 960w" sizes="(min-width: 46rem) 42rem, 100vw" alt="A pot" width="960" height="480" loading="lazy" decoding="async">' +
      '</picture><figcaption>One of forty</figcaption></figure>',
  );
});

test.each([
  '![A pot](./pot.png)\n\n*Seen from **above**.*\n',
  '![A pot](./pot.png)\n*Seen from **above**.*\n',
])('a line in italics under a picture is its caption: %j', async (body) => {
  const html = await htmlOf(body);
  expect(html).toMatch(/<figcaption>Seen from <strong>above<\/strong>\.<\/figcaption><\/figure>$/);
  expect(html).not.toContain('<em>');
});

test('a picture among words stays in its line', async () => {
  const html = await htmlOf('Look: ![A pot](./pot.png) there.\n');
  expect(html).toMatch(/^<p>Look: <picture>.* there\.<\/p>$/);
});

test('a picture that nobody prepared leaves only its words', async () => {
  expect(await htmlOf('Look: ![A pot](./other.png).\n')).toBe('<p>Look: <span>A pot</span>.</p>');
});

test('code is coloured by classes, never by styles', async () => {
  const html = await htmlOf('```js\nconst a = "x"; // why\n```\n');
  expect(html).toMatch(/^<pre tabindex="0" data-language="js"><code>/);
  expect(html).toContain('<span class="code-keyword">const ');
  expect(html).toContain('<span class="code-comment">// why</span>');
  expect(html).not.toContain('style');
});

test('code of an unknown language, or of none, stays plain', async () => {
  expect(await htmlOf('```nonsense\na < b\n```\n')).toBe(
    '<pre tabindex="0" data-language="nonsense"><code>a &#x3C; b</code></pre>',
  );
  expect(await htmlOf('```\na\n\n  b\n```\n')).toBe(
    '<pre tabindex="0"><code>a\n\n  b</code></pre>',
  );
});

test('highlighting changes no character of the code', async () => {
  const code = 'def f(a):\n\treturn "<b>&amp;" + f\'{a}\'  # ünï 🫖\n\n\nclass A: pass';
  const html = await htmlOf(`\`\`\`python\n${code}\n\`\`\`\n`);
  const text = html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');
  expect(text).toBe(code);
});

test('a slow machine highlights the same tokens as a fast one', async () => {
  const body = '```html\n<p class="a">one <b>two</b> <i id="x">three</i></p>\n```\n';
  const fast = await htmlOf(body);
  let now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 60_000));
  const slow = await htmlOf(body).finally(() => clock.mockRestore());
  expect(slow).toBe(fast);
  expect(fast).toContain('class="code-');
});

test('registered components become plain elements, and Markdown inside them is rendered', async () => {
  const html = await htmlOf(
    '<Callout kind="tip" title="Taste it">\n\nTaste *before*.\n\n</Callout>\n\n<PullQuote by="Ada">\n\nHot.\n\n</PullQuote>\n',
    true,
  );
  expect(html).toBe(
    '<div class="alert alert-tip" role="note"><p class="alert-title">Taste it</p><p>Taste <em>before</em>.</p></div>\n' +
      '<blockquote class="pull-quote"><p>Hot.</p><p class="pull-quote-by">Ada</p></blockquote>',
  );
});

test('the Figure component shows its picture, caption and credit', async () => {
  const html = await htmlOf(
    '<Figure src="./pot.png" alt="A pot" caption="At noon" credit="Bo" />\n',
    true,
  );
  expect(html).toMatch(
    /^<figure><picture>.*alt="A pot".*<\/picture><figcaption>At noon\. Picture: Bo<\/figcaption><\/figure>$/,
  );
});

test('what a bypassed check lets into MDX is left out, not run', async () => {
  const html = await htmlOf(
    'export const a = 1;\n\nOne {process.exit(1)} <Script src="x">two</Script>.\n\n<Callout {...a} kind={a}>\n\nThree.\n\n</Callout>\n',
    true,
  );
  expect(html.trim()).toBe(
    '<p>One  .</p>\n<div class="alert alert-note" role="note"><p class="alert-title">Note</p><p>Three.</p></div>',
  );
});

test('text in another script and direction is left as it is', async () => {
  const text = 'نخلط الطحين بالماء والملح، ثم ننتظر ساعتين.';
  const { html, words } = await render(`${text}\n\n<p dir="rtl" lang="ar">${text}</p>\n`);
  expect(html).toBe(`<p>${text}</p>\n<p dir="rtl" lang="ar">${text}</p>`);
  expect(words).toBe(14);
});

test('words of scripts without spaces are counted by their characters', async () => {
  expect((await render('麺を茹でる前に水に塩を入れます。\n')).words).toBe(8);
});

test('the text for search has every block once, and no markup', async () => {
  const { text } = await render(
    '## Salt\n\nOne *two*\nthree.\n\n- a\n\n- b\n\n> [!NOTE]\n> Mind.\n\n| x |\n|---|\n| y |\n',
  );
  expect(text).toBe('Salt\nOne two three.\na\nb\nNote\nMind.\nx\ny');
});

test('anchors known to the check are those of the page', async () => {
  const body = '# One\n\n## Two\n\n## Two\n\nText[^a].\n\n<p id="own">x</p>\n\n[^a]: Note.\n';
  const html = await htmlOf(body);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
  expect([...anchorsOf(body, false)].sort()).toEqual(ids.sort());
});

test('a comment keeps its words and loses pictures, ids, headings and addresses of no site', () => {
  expect(
    renderComment(
      '<h2 id="x">Big</h2>\n<p onclick="a()">See <a href="https://example.org/">this</a>, <a href="/x">that</a>, <a href="//evil.example.com">those</a>.</p>\n<p><img src="https://tracker.example.com/a.png" alt="a pixel"></p>\n\n    **not** Markdown',
    ),
  ).toBe(
    '<p>Big</p>\n<p>See <a href="https://example.org/" rel="noopener nofollow ugc" class="external">this</a>, <span>that</span>, <span>those</span>.</p>\n<p><span>a pixel</span></p>\n\n    **not** Markdown',
  );
});
