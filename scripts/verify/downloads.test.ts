import { expect, test } from 'vitest';
import { judgeCopy, judgeStyles } from './downloads.ts';

const copy = (body: string) =>
  `<html lang="en"><head></head><body><h1>Bilbao</h1>${body}</body></html>`;

test('a copy that needs nothing has nothing wrong with it', () => {
  const html = copy(
    '<style>a{background:url(data:,)}</style><a href="https://tiny.example.com/">Hub</a><a href="#x">x</a><img src="data:image/avif;base64,AA==" alt="">',
  );
  expect(judgeCopy(html)).toEqual([]);
});

test.each([
  ['<script>x()</script>', 'It has a script.'],
  ['<img src="/_images/a.avif" alt="">', '<img> fetches /_images/a.avif.'],
  ['<picture><source srcset="/a.avif 1w"></picture>', '<source> fetches /a.avif 1w.'],
  [
    '<link rel="stylesheet" href="https://a.example.com/a.css">',
    '<link> fetches https://a.example.com/a.css.',
  ],
  ['<style>@import "/a.css";</style>', '<style> fetches /a.css.'],
  ['<style>a{background:url("/a.svg")}</style>', '<style> fetches /a.svg.'],
  ['<svg><use href="/a.svg#b"></use></svg>', '<use> fetches /a.svg#b.'],
  ['<a href="/posts/">Posts</a>', 'The link /posts/ leads nowhere from a file.'],
  ['<p>/_astro/x.css</p>', 'It needs a file of the hub.'],
])('a copy with %s is found', (body, message) => {
  expect(judgeCopy(copy(body))).toEqual([message]);
});

test('a copy of a megabyte is found', () => {
  const length = 1_000_000 - copy('').length;
  expect(judgeCopy(copy('x'.repeat(length - 1)))).toEqual([]);
  expect(judgeCopy(copy('x'.repeat(length)))).toEqual([
    'It has 1000000 bytes, and must stay below a megabyte.',
  ]);
});

test('a copy without a heading is found', () => {
  expect(judgeCopy('<p>Words</p>')).toEqual(['It has no h1.']);
});

test('a copy without one of the stylesheets of its page is found', () => {
  const sheets = new Map([
    [
      '_astro/page.css',
      '@font-face{font-family:a;src:url(/a.woff2)}p{color:red;background:url(/a.svg)}a{color:blue}',
    ],
    ['_astro/card.css', '@layer kinds{.card{color:green}}'],
  ]);
  const page = '<style>p{color:red;background:none}a{color:blue}</style>';
  const card = '<style>@layer kinds{.card{color:green}}</style>';
  expect(judgeStyles(copy(page + card), sheets)).toEqual([]);
  expect(judgeStyles(copy(page), sheets)).toEqual(['It lacks the styles of _astro/card.css.']);
  expect(judgeStyles(copy(card), sheets)).toEqual(['It lacks the styles of _astro/page.css.']);
});
