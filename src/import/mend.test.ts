import { expect, test } from 'vitest';
import { readHub } from '#ingest/hub.ts';
import { kinds, post, writeHub } from '../../tests/lib/temporary-hub.ts';
import { mendEntry } from './mend.ts';

/** Mends a post over and over with what the hub's own check says of it. */
async function settle(text: string): Promise<{ text: string; messages: string[] } | undefined> {
  const messages: string[] = [];
  for (let left = text, round = 0; round < 8; round += 1) {
    const content = writeHub({ 'posts/a.md': left });
    const { problems } = await readHub(content, kinds);
    const own = problems.filter(({ file }) => file.endsWith('posts/a.md'));
    if (own.length === 0) return { text: left, messages };
    const mended = mendEntry(left, own);
    if (!mended) return undefined;
    left = mended.text;
    messages.push(...mended.messages);
  }
  throw new Error('It never settles.');
}

test.each([
  ['[Stew](./stew.md) x', 'Stew (`./stew.md`) x'],
  ['[*Stew*](./soup.md#gone) x', '*Stew* (`./soup.md#gone`) x'],
  ['[x](#gone) y', 'x y'],
  ['x [a](gone.md) [b](gone.md) y', 'x a (`gone.md`) b (`gone.md`) y'],
  ['😀 ä [x](gone.md)', '😀 ä x (`gone.md`)'],
  ['> - [x](gone.md)', '> - x (`gone.md`)'],
  ['![A *pot*](./gone.png) x', 'A pot x'],
  ['![A \\<b\\> pot](./gone.png) x', 'A \\<b> pot x'],
  ['[![A pot](./gone.png)](./gone.md)', 'A pot (`./gone.md`)'],
  ['<p><a href="gone.md" id="x">y</a></p>', '<p><a id="x">y</a></p>'],
  ['<p><img src="./gone.png" alt="A &lt; pot"> x</p>', '<p>A &lt; pot x</p>'],
  ["<p><img alt='A pot' src='gone.png'> x</p>", '<p>A pot x</p>'],
  ['[x][s]\n\n[s]: gone.md', 'x (`gone.md`)\n\n[s]: gone.md'],
  ['[x](javascript:alert(1))', 'x (`javascript:alert(1)`)'],
  ['[x](https://user:pw@x.org)', 'x (`https://user:pw@x.org`)'],
])('%j is mended to %j', async (body, mended) => {
  const settled = await settle(post(body));
  expect(settled?.text.split('---\n\n')[1]?.trim()).toBe(mended);
  expect(settled?.messages[0]).toMatch(/^A link or picture became text\. ./);
});

test.each([
  'topics: [gone, lost]',
  'cover: { src: ./gone.png, alt: "" }',
  'canonical: nowhere',
  'aliases: [no path, /posts/soup/]',
  'lang: english',
  'mood: good',
  'draft: maybe',
  'owner: nobody',
  'slug: soup',
])('a field that the hub refuses goes: %s', async (field) => {
  const settled = await settle(post('Hello.', `${field}\n`));
  expect(settled?.text).toBe(post('Hello.\n').replace(' [ada-sample]', '\n  - ada-sample'));
  expect(settled?.messages[0]).toContain(' was left out. ');
});

test('only the wrong elements of a list go', async () => {
  const settled = await settle(
    post('Hello.', 'topics: [kitchen, gone]\naliases: [/old/, no path, /posts/soup/, /new/]\n'),
  );
  expect(settled?.text).toMatch(
    /topics:\n {2}- kitchen\naliases:\n {2}- \/old\/\n {2}- \/new\/\n---/,
  );
});

test('of several authors one with two mistakes goes, and the others stay', async () => {
  const text = post('Hello.').replace(
    '[ada-sample]',
    '[ada-sample, { name: "", github: "no login" }, { name: Bo }]',
  );
  const settled = await settle(text);
  expect(settled?.text).toMatch(/authors:\n {2}- ada-sample\n {2}- name: Bo\n/);
});

test('what an entry cannot be without makes it refused', async () => {
  expect(await settle(post('x').replace('title: A post\n', ''))).toBeUndefined();
  expect(await settle(post('x').replace('2026-03-04', '2026-02-30'))).toBeUndefined();
  expect(await settle(post('x').replace('ada-sample', 'nobody'))).toBeUndefined();
  expect(mendEntry('No front matter', [])).toBeUndefined();
});

test('a place where no link stands cannot be mended', () => {
  const problem = { file: 'a.md', line: 7, column: 1, message: 'Odd.' };
  expect(mendEntry(post('Just words.'), [problem])).toBeUndefined();
});
