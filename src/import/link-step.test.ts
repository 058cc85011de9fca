import { expect, test } from 'vitest';
import { applyEdits, toBody } from './edit.ts';
import { markdownLinks } from './link-step.ts';

const targets: Record<string, string> = {
  'stew.md': './stew.md',
  '/stew/#a b': './stew.md#a b',
  '/p(1)/': 'https://old.org/p(1)/',
  'https://same.org': 'https://same.org',
  'https://old.org/stew/': './stew.md',
};
const step = markdownLinks((address) => {
  const to = targets[address];
  return to ? { to } : { reason: 'It is gone.' };
});
const convert = (text: string) =>
  applyEdits(toBody(text), step(text, { fields: {}, include: () => undefined }));

test.each([
  ['[Stew](stew.md)', '[Stew](./stew.md)'],
  ['[Stew](<stew.md> "Hot")', '[Stew](./stew.md "Hot")'],
  ['[Stew](stew.md\n"two\nlines")', '[Stew](./stew.md "two lines")'],
  ['[A *b* `c`](stew.md)', '[A *b* `c`](./stew.md)'],
  ['[![A](a.png)](stew.md)', '[![A](a.png)](./stew.md)'],
  ['[](stew.md)', '[stew.md](./stew.md)'],
  ['[x](</stew/#a b>)', '[x](<./stew.md#a b>)'],
  ['[x](/p(1)/)', '[x](<https://old.org/p(1)/>)'],
  ['[x](https://same.org)', '[x](https://same.org)'],
  ['<https://old.org/stew/>', '[https://old.org/stew/](./stew.md)'],
  ['https://old.org/stew/', '[https://old.org/stew/](./stew.md)'],
  ['[x](gone.md)', 'x (`gone.md`)'],
  ['[*x* y](gone.md) z', '*x* y (`gone.md`) z'],
  ['[x](#gone)', 'x'],
  ['[x]()', 'x'],
  ['[x](<a`b>)', 'x (``a`b``)'],
  ['[Ada](mailto:ada@acme.io)', 'Ada'],
  ['[Stew][s]\n\n[s]: stew.md "Hot"', '[Stew][s]\n\n[s]: ./stew.md "Hot"'],
  ['[Stew][]\n\n[Stew]: stew.md', '[Stew][]\n\n[Stew]: ./stew.md'],
  ['[a\\]b]\n\n[a\\]b]: stew.md', '[a\\]b]\n\n[a\\]b]: ./stew.md'],
  ['[Stew][s]\n\n[s]: gone.md', 'Stew (`gone.md`)\n\n'],
  ['[s]\n\n[s]: gone.md', 's (`gone.md`)\n\n'],
  ['`[x](gone.md)`', '`[x](gone.md)`'],
])('%j becomes %j', (text, result) => {
  expect(convert(text).text).toBe(result);
});

test('a link that goes is said with its line, its address and why', () => {
  expect(convert('a\n\n[x](gone.md) [y](mailto:ada@acme.io)').notes).toEqual([
    { line: 3, message: 'A link became text. It is gone.', about: 'gone.md' },
    { line: 3, message: 'An e-mail address was taken out.' },
  ]);
});

test('a definition that only leads nowhere goes, with all that use it', () => {
  const { text } = convert('[a][s] [b][s]\n\n[s]: gone.md\n[t]: stew.md');
  expect(text).toBe('a (`gone.md`) b (`gone.md`)\n\n\n[t]: ./stew.md');
});
