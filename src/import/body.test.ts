import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { kinds, onePixel, temporaryFolder } from '../../tests/lib/temporary-hub.ts';
import { readHub } from '#ingest/hub.ts';
import { renderBody } from '#ingest/render.ts';
import { importFolder } from './import.ts';
import { findLostText } from './lost-text.ts';
import { emptyMap } from './map.ts';
import { readers } from './readers/registry.ts';

const markdown = [
  'W words of W.',
  '**W** and *W* and `W`',
  '## W',
  '# W\n',
  '- W\n- W\n  - W',
  '1. W\n\n   W',
  '> W\n> W',
  '| W | W |\n| - | - |\n| W | ![W \\| W](gone.png) |',
  '[W](gone.md) [W](#gone) [W](mailto:ada@acme.io)',
  '[W](other.md) [W](./other.md#gone "W")',
  '[W][r] and [r]\n\n[r]: gone.md "x"',
  '![W](pot.png)\n*W*',
  '[![W](gone.png "W")](https://x.org/) W',
  '![W](https://x.org/p.png)![W](pot.png)',
  '<https://x.org/W> https://x.org/W',
  'W ada@acme.io W <mailto:ada@acme.io>',
  '```js\nW(W) // {{ W }} <W>\n```',
  '    W indented\n',
  'W[^n]\n\n[^n]: W W',
  '---',
  'W  \nW\\\nW',
  'W &amp; W &lt;W&gt; \\*W\\* 1 < 2 > W',
  '- [ ] W\n- [x] W',
];
const html = [
  '<div>W <b>W</b></div>',
  '<div>\n\nW\n\n</div>',
  '<details><summary>W</summary>\n\nW\n\n</details>',
  '<img src="gone.png" alt="W"> W',
  "W <a href=\"gone.md\">W <img src='pot.png' alt='W'></a> W",
  '<p align="center">W<br>W</p>',
  '<iframe src="https://x.org/W" title="W"></iframe>',
  '<video controls>W</video> W',
  '<section><h2>W</h2>W</section>',
  'W <W.W> W</b> W',
  '<table><tr><td>W</table> W',
  '<!-- more -->',
  '<center>W</center>',
  '<!--\nx\n-->',
];
const templates = [
  '{{< figure src="pot.png" alt="W" >}}',
  '{{< note >}}\nW\n{{< /note >}}',
  '{% raw %}W{% endraw %}',
  '{% highlight c %}\nW\n{% endhighlight %}',
  '{% if x %}W{% endif %} W',
  ':::note W\n\nW\n\n:::',
  ':::tip',
  '!!! warning "W"\n    W',
  '<Tabs>\n<TabItem label="W">\n\nW\n\n</TabItem>\n</Tabs>',
  'W {/* x */} W',
  '{: .W}',
  '## W {#w}',
  '> [!NOTE]\n> W',
  '{% quote(author="W") %}\nW\n{% end %}',
];
const fragment = fc.oneof(
  fc.constantFrom(...markdown),
  fc.constantFrom(...html),
  fc.constantFrom(...templates),
);
/** Bodies of some fragments, each word of its own. */
const bodies = (between: string[]) => {
  const body = fc
    .array(fc.tuple(fragment, fc.constantFrom(...between)), { minLength: 1, maxLength: 6 })
    .map((parts) =>
      parts
        .flat()
        .join('')
        .replace(/W/g, (_, offset: number) => `Word${offset}x`),
    );
  return fc.array(body, { minLength: 10, maxLength: 10 });
};

/** Imports bodies into an empty hub, which has to take each; returns them as they are there. */
async function bring(texts: string[], reader: string): Promise<string[]> {
  const start = '---\ntitle: Title\ndate: 2021-02-03\nauthor: Ada\n---\n';
  const from = writeSite({
    'pot.png': onePixel,
    'other.md': `${start}Hello.`,
    ...Object.fromEntries(texts.map((text, index) => [`p${index}.md`, start + text])),
  });
  const into = path.join(temporaryFolder(), 'content');
  const options = { from, into, kind: 'posts', map: emptyMap, members: false, reader };
  const { files } = await importFolder(options, kinds);
  expect(files.filter(({ status }) => status !== 'brought')).toEqual([]);
  expect((await readHub(into, kinds)).problems).toEqual([]);
  return texts.map((_, index) => {
    const entry = readFileSync(path.join(into, `posts/p${index}.md`), 'utf8');
    return entry.slice(entry.indexOf('\n---\n') + 5);
  });
}

const picturesOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/\.\/p\d+\/[\w.-]+/g)].map(([address]) => [
      address,
      { name: 'pot', width: 1, height: 1, widths: [1], color: '#b33' },
    ]),
  );

test.each(readers.map(({ name }) => name))(
  'whatever a body of %s holds, the hub takes it, without e-mail addresses',
  async (reader) => {
    await fc.assert(
      fc.asyncProperty(bodies(['\n\n', '\n', ' ', '']), async (texts) => {
        for (const [index, own] of (await bring(texts, reader)).entries())
          expect(own, texts[index]).not.toContain('ada@acme');
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
);

test.each(readers.map(({ name }) => name))(
  'every word of a body of %s reaches its page',
  async (reader) => {
    await fc.assert(
      fc.asyncProperty(bodies(['\n\n']), async (texts) => {
        for (const [index, own] of (await bring(texts, reader)).entries()) {
          const context = { links: {}, pictures: picturesOf(own), base: '/' };
          const { html: page } = await renderBody(own, false, context);
          const text = texts[index] ?? '';
          const lost = findLostText(text, 6, [], `<main><h1>Title</h1>${page}</main>`);
          expect(lost, `${text}\n=====\n${own}`).toEqual([]);
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
);
