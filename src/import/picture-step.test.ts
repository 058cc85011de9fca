import { expect, test } from 'vitest';
import { applyEdits, toBody } from './edit.ts';
import { markdownPictures } from './picture-step.ts';
import type { Brought } from './pictures.ts';

const pictures = new Map<string, Brought>([
  ['a.png', { to: './post/a.png' }],
  ['b.svg', { to: './post/b.webp', note: 'b.svg was saved again as WebP.' }],
  ['https://x.org/p.png', { reason: 'It lies on another site.' }],
]);
const step = markdownPictures({
  pictures,
  resolve: (address) => (/^https:/.test(address) ? { to: address } : { reason: 'Nowhere.' }),
});
const convert = (text: string) =>
  applyEdits(toBody(text), step(text, { fields: {}, include: () => undefined }));

test.each([
  ['![A pot](a.png)', '![A pot](./post/a.png)'],
  ['![A pot](a.png "On the stove")', '![A pot](./post/a.png "On the stove")'],
  ['![A pot](a.png \'Say "hi"\')', '![A pot](./post/a.png "Say \\"hi\\"")'],
  ['![A *big* pot](<a.png>)', '![A big pot](./post/a.png)'],
  ['![A \\[big\\] pot](a.png)', '![A \\[big\\] pot](./post/a.png)'],
  ['[![A pot](a.png)](https://y.org)', '[![A pot](./post/a.png)](https://y.org)'],
  ['![A pot][p]\n\n[p]: a.png "Cap"', '![A pot](./post/a.png "Cap")\n\n'],
  ['![A pot](https://x.org/p.png)', '[A pot](https://x.org/p.png)'],
  ['![A pot](https://x.org/p.png "On it")', '[A pot](https://x.org/p.png) *On it*'],
  [
    '[![A pot](https://x.org/p.png)](https://y.org)',
    '[A pot](https://y.org) ([picture](https://x.org/p.png))',
  ],
  [
    '[![A](https://x.org/p.png)![B](https://x.org/p.png)](https://y.org)![C](a.png)',
    '[AB](https://y.org) ([picture](https://x.org/p.png)) ([picture](https://x.org/p.png))![C](./post/a.png)',
  ],
  ['![A pot](gone.png)', 'A pot (picture not found: `gone.png`)'],
  [
    '| a |\n| - |\n| ![x \\| y](gone.png) |',
    '| a |\n| - |\n| x \\| y (picture not found: `gone.png`) |',
  ],
  ['![a &amp;lt; b](gone.png)', 'a \\&lt; b (picture not found: `gone.png`)'],
  ['`![A pot](a.png)`', '`![A pot](a.png)`'],
  ['![x][nowhere]', '![x][nowhere]'],
])('%j becomes %j', (text, result) => {
  expect(convert(text).text).toBe(result);
});

test('a picture without words gets those of its file, and that is said', () => {
  const { text, notes } = convert('x\n\n![](a.png)\n\n![](b.svg "The lid")');
  expect(text).toBe('x\n\n![Picture](./post/a.png)\n\n![The lid](./post/b.webp "The lid")');
  expect(notes).toEqual([
    { line: 3, message: expect.stringContaining('no words'), about: 'a.png' },
    { line: 5, message: expect.stringContaining('WebP'), about: 'b.svg' },
  ]);
});

test('a definition that a link uses too stays for the link', () => {
  expect(convert('![A][p] and [the pot][p]\n\n[p]: a.png').text).toBe(
    '![A](./post/a.png) and [the pot][p]\n\n[p]: a.png',
  );
});

test('the data of a picture within a text does not become words', () => {
  const { text, notes } = convert(`![A dot](data:image/png;base64,${'A'.repeat(5000)})`);
  expect(text.length).toBeLessThan(200);
  expect(text).toContain('A dot');
  expect(JSON.stringify(notes).length).toBeLessThan(400);
});

test('an address with a backtick stays one piece of code', () => {
  expect(convert('![A](<a`b.png>)').text).toBe('A (picture not found: ``a`b.png``)');
});
