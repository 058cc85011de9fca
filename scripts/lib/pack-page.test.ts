import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { judgeCopy } from '../verify/downloads.ts';
import { copyLimit, packPage } from './pack-page.ts';

const font = (name: string, range: string) =>
  `@font-face{font-family:${name};src:url(/hub/_astro/${name}.woff2)format("woff2");unicode-range:${range}}`;

/** A built hub: a stylesheet, three fonts, and pictures of the sizes that a test gives. */
function packIn(files: Record<string, string | Buffer>, body: string, title = 'Bilbao') {
  const built = new Map(
    Object.entries({
      '/hub/_astro/style.css': `${font('latin', 'U+20-7E')}${font('cyrillic', 'U+4??')}body{color:red}p{background:url(/hub/_astro/dot.svg)}`,
      '/hub/_astro/latin.woff2': 'LATIN',
      '/hub/_astro/cyrillic.woff2': 'CYRILLIC',
      ...files,
    }),
  );
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src 'self'"><script>theme()</script><title>Bilbao · Tiny</title><link rel="canonical" href="https://elsewhere.example.com/"><link rel="alternate" type="application/rss+xml" href="/hub/cities/bilbao/rss.xml"><link rel="icon" href="/hub/favicon.svg"><link rel="stylesheet" href="/hub/_astro/style.css"></head><body>${body}<script type="module" src="/hub/_astro/page.js"></script></body></html>`;
  return packPage({
    html,
    title,
    origin: 'https://tiny.example.com',
    href: '/hub/cities/bilbao/',
    asOf: '2026-11-22',
    read: (address) => {
      const content = built.get(address);
      return Promise.resolve(content === undefined ? undefined : Buffer.from(content));
    },
  });
}

const h1 = '<h1>Bilbao</h1>';

const picture = (name: string, widths: number[], alt = name) => {
  const set = (format: string) =>
    widths.map((width) => `/hub/_images/${name}-${width}.${format} ${width}w`).join(', ');
  return `<picture><source type="image/avif" srcset="${set('avif')}" sizes="100vw"><img src="/hub/_images/${name}-960.webp" srcset="${set('webp')}" alt="${alt}" width="1600" height="900" loading="lazy"></picture>`;
};

test('a copy says whose it is, of which day, and where the page is', async () => {
  expect(await packIn({}, h1, 'Bil<ba>o')).toContain(
    'Offline copy of <bdi>Bil&#x3C;ba>o</bdi> as of 22 November 2026. Online: <a href="https://tiny.example.com/hub/cities/bilbao/">',
  );
});

test('the head keeps the title and the styles, and allows nothing but what is in the file', async () => {
  const copy = await packIn({}, h1);
  expect(judgeCopy(copy)).toEqual([]);
  expect(copy).toContain('<title>Bilbao · Tiny</title>');
  expect(copy).toContain('body{color:red}p{background:none}');
  expect(copy.replaceAll('&#x27;', "'")).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;`,
  );
  expect(copy).toContain('<meta name="robots" content="noindex">');
  expect(copy).toContain(
    '<link rel="canonical" href="https://tiny.example.com/hub/cities/bilbao/">',
  );
  expect(copy).not.toMatch(/rss\.xml|favicon|elsewhere|theme\(\)|script-src/);
});

test('a stylesheet in the body is in the copy, after those of the head, and once', async () => {
  const link = '<link rel="stylesheet" href="/hub/_astro/card.css">';
  const again = '<link rel="stylesheet" href="/hub/_astro/style.css">';
  const copy = await packIn(
    { '/hub/_astro/card.css': '@layer kinds{.card{color:green}}' },
    `${h1}<section>${link}<p>Card</p>${again}</section>${link}`,
  );
  const styles = [...copy.matchAll(/<style>([^<]*)/g)].map(([, css]) => css);
  expect(styles).toEqual([
    expect.stringContaining('body{color:red}'),
    '@layer kinds{.card{color:green}}',
    expect.stringContaining('.offline-note'),
  ]);
});

test('a font is in the copy if one of its letters is', async () => {
  const latin = `url(data:font/woff2;base64,${btoa('LATIN')})`;
  const cyrillic = `url(data:font/woff2;base64,${btoa('CYRILLIC')})`;
  const english = await packIn({}, h1);
  expect(english).toContain(latin);
  expect(english).not.toContain('cyrillic');
  expect(await packIn({}, `${h1}<p>Львів</p>`)).toContain(cyrillic);
});

test('what needs a network or a script stays behind', async () => {
  const useless = [
    '<div class="tools" data-online><a href="/hub/search/">Search</a></div>',
    '<div hidden>Controls</div>',
    '<dialog>Dialog</dialog>',
    '<p>Words<button>Button</button></p>',
    '<video src="/hub/film.mp4">Film</video>',
    '<!-- note -->',
  ];
  const copy = await packIn({}, `${h1}${useless.join('')}`);
  expect(copy).toContain('<h1>Bilbao</h1><p>Words</p></body>');
});

test('links lead within the copy where their anchor is, and to the hub otherwise', async () => {
  const copy = await packIn(
    {},
    `${h1}<h2 id="à-pied">On foot</h2>${[
      '/hub/cities/bilbao/#à-pied',
      '#gone',
      '/hub/posts/soup/',
      'https://example.com/',
    ]
      .map((href) => `<a href="${href}">x</a>`)
      .join('')}<svg><a href="#à-pied"><circle r="2"></circle></a></svg>`,
  );
  const anchor = `#${encodeURIComponent('à-pied')}`;
  expect([...copy.matchAll(/<a href="([^"]*)">(?:x|<c)/g)].map(([, href]) => href)).toEqual([
    anchor,
    'https://tiny.example.com/hub/cities/bilbao/#gone',
    'https://tiny.example.com/hub/posts/soup/',
    'https://example.com/',
    anchor,
  ]);
});

test('a picture is in the copy, in a middle size', async () => {
  const files = Object.fromEntries(
    [320, 640, 1280].map((width) => [`/hub/_images/kettle-${width}.avif`, `AVIF ${width}`]),
  );
  const copy = await packIn(
    files,
    `${h1}${picture('kettle', [320, 640, 1280], 'A &quot;kettle&quot;')}`,
  );
  expect(copy).toContain(
    `<picture><img src="data:image/avif;base64,${btoa('AVIF 640')}" alt="A &#x22;kettle&#x22;" width="1600" height="900"></picture>`,
  );
  expect(judgeCopy(copy)).toEqual([]);
});

test('while the copy is too large, the largest picture shrinks, and at last leaves its words', async () => {
  const files = {
    '/hub/_images/vast-320.avif': randomBytes(800_000),
    '/hub/_images/vast-640.avif': randomBytes(900_000),
    '/hub/_images/big-320.avif': randomBytes(1000),
    '/hub/_images/big-640.avif': randomBytes(500_000),
    '/hub/_images/small-640.avif': randomBytes(300_000),
  };
  const copy = await packIn(
    files,
    `${h1}${picture('vast', [320, 640], 'A vast view')}${picture('big', [320, 640])}${picture('small', [640])}`,
  );
  const encoded = (name: keyof typeof files) => files[name].toString('base64');
  expect(Buffer.byteLength(copy)).toBeLessThan(copyLimit);
  expect(copy).toContain('</h1>A vast view<picture>');
  expect(copy).toContain(encoded('/hub/_images/big-320.avif'));
  expect(copy).toContain(encoded('/hub/_images/small-640.avif'));
});

test('a text that fills the copy is read in the fonts of the system', async () => {
  const font = { '/hub/_astro/latin.woff2': 'L'.repeat(60_000) };
  const copy = await packIn(font, `${h1}<p>${'word '.repeat(190_000)}</p>`);
  expect(Buffer.byteLength(copy)).toBeLessThan(copyLimit);
  expect(copy).not.toContain('font-face');
});

test('the same page gives the same bytes', async () => {
  const files = { '/hub/_images/a-640.avif': 'A' };
  const body = `${h1}${picture('a', [640])}`;
  expect(await packIn(files, body)).toBe(await packIn(files, body));
});
