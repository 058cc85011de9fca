import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedFields } from '#core/fields.ts';
import { z } from 'zod';
import { fromAddress, toAlias, toPathKey, withoutSite } from './addresses.ts';

test.each([
  ['/blog/a/', '/blog/a/'],
  ['/blog/a', '/blog/a/'],
  ['/blog/a.html', '/blog/a.html'],
  ['/blog/a/index.html', '/blog/a/'],
  ['/2021/02/03/a:b(c)!/', '/2021/02/03/a%3Ab%28c%29%21/'],
  ['/Füße/', '/F%C3%BC%C3%9Fe/'],
  ['/F%C3%BC/', '/F%C3%BC/'],
  ['/100%/', '/100%25/'],
  ['/a b/', '/a%20b/'],
  ['/a/?x=1#y', '/a/'],
  ['/v1.2', '/v1.2'],
  ['https://old.org/blog/a/', '/blog/a/'],
  ['http://www.old.org/blog/a', '/blog/a/'],
])('%s is the alias %s', (address, alias) => {
  expect(toAlias(address, 'https://old.org')).toBe(alias);
});

test.each([
  '/',
  'a/b',
  '//host/a',
  '',
  '#a',
  '/a/../b/',
  '/a//b/',
  'https://other.org/a/',
  '/a\\b/',
  '/\ud800/x',
])('%j cannot be an alias as it is', (address) => {
  const alias = toAlias(address, 'https://old.org');
  expect(alias === undefined || alias === '/%EF%BF%BD/x/').toBe(true);
});

test('whatever path is made an alias, the hub takes it, and it says the same', () => {
  const text = z.string();
  const field = sharedFields({
    reference: () => text,
    key: () => text,
    image: () => text,
    media: () => text,
  }).aliases;
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom(
      'é',
      '料理',
      'a b',
      '%',
      '%20',
      '%2F',
      '%5C',
      '..',
      '.',
      '\ud83d',
      '?',
      '#',
      "'",
    ),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 6 }), (parts) => {
      const address = `/${parts.join('/')}`;
      const alias = toAlias(address);
      if (alias === undefined) return;
      expect(field.safeParse([alias]).success).toBe(true);
      expect(toAlias(alias)).toBe(alias);
      expect(toPathKey(alias)).toBe(toPathKey((address.split(/[?#]/)[0] ?? '').toWellFormed()));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['https://old.org/a?b#c', '/a?b#c'],
  ['http://www.old.org/a', '/a'],
  ['https://old.org', '/'],
  ['https://old.org.evil.com/a', 'https://old.org.evil.com/a'],
  ['https://blog.old.org/a', 'https://blog.old.org/a'],
  ['https://old.org:8080/a', 'https://old.org:8080/a'],
  ['mailto:a@old.org', 'mailto:a@old.org'],
  ['/a', '/a'],
  ['a', 'a'],
])('%s is %s of https://old.org', (address, path) => {
  expect(withoutSite(address, 'https://old.org')).toBe(path);
  expect(withoutSite(address, 'https://www.old.org')).toBe(path);
  expect(withoutSite(address)).toBe(address);
});

test.each([
  ['/old/', '/blog/a/', '/old/'],
  ['https://x.org/old/', '/blog/a/', 'https://x.org/old/'],
  ['old/', '/blog/a/', '/blog/old/'],
  ['../old/', '/blog/a/', '/old/'],
  ['old/', undefined, '/old/'],
])('%s as %s wrote it is %s', (address, own, path) => {
  expect(fromAddress(address, own)).toBe(path);
});

test.each([
  ['/Blog/A/', '/blog/a'],
  ['/blog/a.html', '/blog/a'],
  ['/blog/a/index.html', '/blog/a'],
  ['blog/a.md', '/blog/a'],
  ['/blog/a.mdx#x', '/blog/a'],
  ['/blog/a?b=c', '/blog/a'],
  ['/bl%C3%B6g/', '/blög'],
  ['/', '/'],
  ['index.md', '/'],
])('%s is found as %s', (address, key) => {
  expect(toPathKey(address)).toBe(key);
});
