import fc from 'fast-check';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { elementsOf, parseHtml, textOf } from '#ingest/parse.ts';
import { renderBody } from '#ingest/render.ts';
import { toFeedBody } from './feed-body.ts';

const entry = { url: 'https://tiny.example.com/hub/posts/beans/', dir: 'ltr' } as const;

test('links, anchors and every size of a picture become absolute; what is absolute stays', async () => {
  const picture = { name: 'abc', width: 480, height: 320, widths: [160, 480] };
  const { html } = await renderBody(
    'See [peas](./peas.md), [below](#salt) and [the web](https://web.example.com/?a=1&b=2).\n\n![A "red" pot > lid](./pot.png)\n\n## Salt\n\nA note.[^1]\n\n[^1]: Pepper.\n',
    false,
    {
      links: { './peas.md': '/hub/posts/peas/#top' },
      pictures: { './pot.png': picture },
      base: '/hub/',
    },
  );
  const body = toFeedBody(html, entry);
  const addresses = elementsOf(parseHtml(body)).flatMap(({ properties }) =>
    [properties.href, properties.src, ...String(properties.srcSet ?? '').split(', ')]
      .map((address) => String(address ?? ''))
      .filter(Boolean),
  );
  expect(addresses).toEqual(
    expect.arrayContaining([
      'https://tiny.example.com/hub/posts/peas/#top',
      'https://tiny.example.com/hub/posts/beans/#salt',
      'https://web.example.com/?a=1&b=2',
      'https://tiny.example.com/hub/_images/abc-160.avif 160w',
      'https://tiny.example.com/hub/_images/abc-480.webp',
      'https://tiny.example.com/hub/posts/beans/#user-content-fn-1',
    ]),
  );
  expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([]);
  expect(body).toContain('alt="A &#x22;red&#x22; pot > lid"');
});

test('code that shows addresses stays as its author wrote it', async () => {
  const code = '<a href="/peas/">peas</a> <img src="/pot.png" srcset="/pot.png 2x">';
  const { html } = await renderBody(
    `Write \` href="/x"\`:\n\n\`\`\`html\n${code}\n\`\`\`\n`,
    false,
    {
      links: {},
      pictures: {},
      base: '/',
    },
  );
  const text = textOf(parseHtml(toFeedBody(html, entry)));
  expect(text).toContain(code);
  expect(text).toContain(' href="/x"');
});

test('a text of another language keeps its language and direction', () => {
  expect(toFeedBody('<p>x</p>', { ...entry, language: 'he', dir: 'rtl' })).toBe(
    '<div lang="he" dir="rtl"><p>x</p></div>',
  );
});

test('nothing but addresses changes, whatever stands in texts and attributes', () => {
  const words = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(' href="/a"', '<a href="/b">', '">', ' src="#c"', '/', '#'),
    ),
  );
  const text = words.map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, text, (alt, title, inside) => {
      const tree: Root = {
        type: 'root',
        children: [
          {
            type: 'element',
            tagName: 'a',
            properties: { title, href: '/peas/', ariaLabel: alt },
            children: [
              {
                type: 'element',
                tagName: 'img',
                properties: { alt, src: '/pot.png' },
                children: [],
              },
              { type: 'text', value: inside },
            ],
          },
        ],
      };
      const options = { characterReferences: { useNamedReferences: false } };
      const changed = toFeedBody(toHtml(tree, options), entry);
      const expected = toHtml(tree, options)
        .replace(' href="/peas/" aria-label', ' href="https://tiny.example.com/peas/" aria-label')
        .replace(/ src="\/pot\.png">/, ' src="https://tiny.example.com/pot.png">');
      expect(changed).toBe(expected);
    }),
  );
});
