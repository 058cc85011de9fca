import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifyTarget, decodeEscapes, isPlainPath, isWebUrl, withBase } from './urls.ts';

test.each([
  ['https://example.org', { type: 'web' }],
  ['HTTP://example.org/a?b#c', { type: 'web' }],
  [' https://example.org ', { type: 'web' }],
  ['http://localhost:4321/a', { type: 'web' }],
  ['http://127.0.0.1/', { type: 'web' }],
  ['#salt', { type: 'anchor', anchor: 'salt' }],
  ['/community/', { type: 'site', path: '/community/' }],
  ['./soup.md#stock', { type: 'relative', path: './soup.md', anchor: 'stock' }],
  ['../a%20b.md', { type: 'relative', path: '../a b.md', anchor: '' }],
  ['soup.md', { type: 'relative', path: 'soup.md', anchor: '' }],
  ['100%.md', { type: 'relative', path: '100%.md', anchor: '' }],
])('%j is taken as it is meant', (address, expected) => {
  expect(classifyTarget(address)).toEqual(expected);
});

test.each([
  '',
  '  ',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'javascript\t:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://example.org/x',
  'file:///etc/hostname',
  'ftp://example.org',
  'mailto:ada@example.com',
  'tel:123',
  '//evil.example.com',
  '/\t/evil.example.com',
  '/\n/evil.example.com',
  '/\\evil.example.com',
  '\\\\evil.example.com',
  'https:evil.example.com',
  'https:/evil.example.com',
  'https:\\\\evil.example.com',
  'https://user@evil.example.com',
  'https://user:word@evil.example.com',
  'http://localhost:80@evil.example.com',
  'http://localhost\\@evil.example.com',
  'https://evil',
  'https://',
  'https://exa mple.org',
  'https://example.org/"onclick="x',
])('%j is refused, with a reason', (address) => {
  const target = classifyTarget(address);
  expect(target.type).toBe('refused');
  expect(target.type === 'refused' && target.reason).toMatch(/^.{10,}/);
});

const address = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'http',
          'https',
          'javascript',
          'data',
          'vbscript',
          'blob',
          'file',
          'java',
          'script',
          ':',
          '/',
          '//',
          '\\',
          '@',
          '.',
          '..',
          '#',
          '?',
          '%',
          '%09',
          '%2f',
          '&#9;',
          '\t',
          '\n',
          '\r',
          '\0',
          ' ',
          '\u00a0',
          '\ufeff',
          '\u200b',
          '\u2028',
          'evil.example.com',
          'localhost',
          '[::1]',
          '-',
          '+',
          'ı',
          'ſ',
          'K',
        ),
        fc.string({ maxLength: 3, unit: 'binary' }),
      ),
      { maxLength: 10 },
    )
    .map((pieces) => pieces.join('')),
  fc.webUrl(),
);

test('nothing is accepted that a browser reads as another scheme, or as another host than it seems', () => {
  const home = 'https://home.example.com';
  fc.assert(
    fc.property(address, (text) => {
      const target = classifyTarget(text);
      if (target.type === 'refused') return;
      const url = URL.parse(text, `${home}/posts/a/`);
      if (target.type === 'web') {
        expect(url?.protocol).toMatch(/^https?:$/);
        expect(url?.username).toBe('');
      } else {
        expect(url?.origin ?? home).toBe(home);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('every web address without a user name is accepted', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
      expect(isWebUrl(text)).toBe(true);
    }),
  );
});

test.each([
  '/a/../b',
  '/a/%2e%2e/b',
  '/a/%2E./b',
  '/./a',
  '/a/%2e/b',
  '/a//b',
  '/a%2f%2fb',
  '/a\\b',
  '/a%5cb',
  '/a%00',
  '/a%ZZ',
  '/a%',
  '/..',
])('%s is no plain path', (path) => {
  expect(isPlainPath(path)).toBe(false);
});

test.each(['/a/', '/a.b/c..d/', '/2024/old-name/', '/%C5%BC/', '/a.html', '/...'])(
  '%s is a plain path',
  (path) => {
    expect(isPlainPath(path)).toBe(true);
  },
);

test('escapes that make no text are undefined', () => {
  expect(decodeEscapes('a%20b')).toBe('a b');
  expect(decodeEscapes('%E0%A4%A')).toBeUndefined();
});

test('a path is put below the base with one slash', () => {
  expect(withBase('/', '/posts/')).toBe('/posts/');
  expect(withBase('/hub/', '/posts/')).toBe('/hub/posts/');
});
