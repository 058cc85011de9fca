import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderBody } from '#ingest/render.ts';
import { withoutEmails } from './emails.ts';

const gone = '(e-mail address removed)';

test.each([
  ['Write to ada@acme.io.', `Write to ${gone}.`],
  ['<ada@acme.io>', gone],
  ['<mailto:ada@acme.io>', gone],
  ['mailto:ada@acme.io', gone],
  ['E-mail:ada@acme.io', `E-mail:${gone}`],
  ['(ada.king+post@mail.acme.co.uk)', `(${gone})`],
  ['ada@acme.io, bo@acme.io', `${gone}, ${gone}`],
  ['ada@acme.io/bo@acme.io', `${gone}/${gone}`],
  ['`ada@acme.io`', `\`${gone}\``],
  ['**ada@acme.io**', `**${gone}**`],
  ['_ada@acme.io_', `_${gone}_`],
  ['ada&#64;acme.io', gone],
  ['ada&#x40;acme.io', gone],
  ['ada&commat;acme.io', gone],
  ['git config user.email ada@acme.io', `git config user.email ${gone}`],
  ['"ada@acme.io"', `"${gone}"`],
  ['ADA@ACME.IO', gone],
  ['ada@xn--bcher-kva.example.de', gone],
  ['ünïcode@acme.io', gone],
  ['ada@bücher.de', gone],
  ['-ada@acme.io', `-${gone}`],
  ['...ada@acme.io', `...${gone}`],
  ['ada%40acme.io', gone],
  ['https://x.org/?to=ada@acme.io&a=b', 'https://x.org/?to=removed&a=b'],
])('%s has an address', (text, left) => {
  expect(withoutEmails(text)).toBe(left);
});

test.each([
  'git@github.com:acme/hub.git',
  'git clone git@gitlab.acme.io/x',
  'ssh://git@github.com/acme/hub',
  'https://user:secret@acme.io/x',
  'https://medium.com/@ada/post',
  'icon@2x.png',
  'logo@dark.svg',
  'pkg@1.2.3',
  'next@latest',
  'npm install @scope/pkg@1.2.3-beta.4',
  'actions/checkout@v4',
  'user@example.com',
  'ada@docs.example.org',
  'root@localhost',
  '1234+ada@users.noreply.github.com',
  '@ada@social.acme.io',
  'scp a.txt ada@server.acme.io:/srv',
  '@ada',
  'a @ b.com',
  'https://cdn.acme.io/npm/lib@3.1.0/dist/lib@latest.min.js',
])('%s is no address', (text) => {
  expect(withoutEmails(text)).toBe(text);
});

test('wherever an address stands, it does not reach the page', async () => {
  const name = fc.constantFrom('ada', 'ada.king', 'a', 'ada+x', 'ADA-k', 'a_b', '007');
  const host = fc.constantFrom('acme.io', 'mail.acme.co.uk', 'ACME.COM', 'a-b.dev');
  const before = fc.constantFrom(
    '',
    ' ',
    '(',
    '<',
    '*',
    '"',
    'to:',
    'mailto:',
    '[x](mailto:',
    '`',
    '\n',
    '/',
    ',',
    '=',
    '|',
    '&lt;',
    '<a href="mailto:',
    'e-mail—',
  );
  const after = fc.constantFrom(
    '',
    ' ',
    ')',
    '>',
    '*',
    '"',
    '.',
    ',',
    '`',
    '\n',
    '/',
    '?subject=x',
    '&gt;',
    '">x</a>',
    '’s',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(before, name, host, after), { maxLength: 5 }),
      async (uses) => {
        const text = uses
          .map(([start, who, where, end]) => `${start}${who}@${where}${end}`)
          .join('');
        const { html } = await renderBody(withoutEmails(text), false, {
          links: {},
          pictures: {},
          base: '/',
        });
        expect(html).not.toMatch(/[\w.+-]@[\w-]+\.\w/);
      },
    ),
    { numRuns: 300 },
  );
});
