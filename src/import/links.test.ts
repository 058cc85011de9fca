import { expect, test } from 'vitest';
import { toPlan, toSite } from '../../tests/lib/foreign-site.ts';
import { createLinks } from './links.ts';

const plans = [
  toPlan('soup.md', { slug: 'soup', address: '/blog/2021/soup/', aliases: ['/blog/2021/soup/'] }),
  toPlan('2021/stew/index.md', { slug: 'stew', address: '/blog/stew/', aliases: ['/blog/stew/'] }),
  toPlan('Füße.md', { slug: 'fusse', address: '/blog/F%C3%BC%C3%9Fe/' }),
  toPlan('a/twin.md', { slug: 'twin' }),
  toPlan('b/twin.md', { slug: 'twin-2' }),
];
const [soup, stew] = plans;
const site = toSite({ section: 'blog' });
const published = toSite({ section: 'blog', url: 'https://www.old.org/base' });
const resolve = createLinks(plans, site);
const resolvePublished = createLinks(plans, published);
const from = soup ?? toPlan('soup.md');

test.each([
  ['./2021/stew/index.md', './stew.md'],
  ['2021/stew/index.md#the-pot', './stew.md#the-pot'],
  ['./2021/stew/', './stew.md'],
  ['stew', './stew.md'],
  ['/blog/stew/', './stew.md'],
  ['/blog/stew', './stew.md'],
  ['/blog/stew.html?x=1#y', './stew.md#y'],
  ['../../stew/', './stew.md'],
  ['../stew', './stew.md'],
  ['@/blog/2021/stew/index.md', './stew.md'],
  ['@/2021/stew/index.md', './stew.md'],
  ['F%C3%BC%C3%9Fe.md', './fusse.md'],
  ['Füße.md', './fusse.md'],
  ['a/twin.md', './twin.md'],
  ['b/twin.md', './twin-2.md'],
  [' stew ', './stew.md'],
  ['#the-pot', '#the-pot'],
  ['soup.md#the-pot', '#the-pot'],
  ['/blog/2021/soup/#the-pot', '#the-pot'],
  ['https://other.org/a?b=c#d', 'https://other.org/a?b=c#d'],
  ['http://other.org', 'http://other.org'],
  ['//other.org/a', 'https://other.org/a'],
  ['https://user:secret@other.org/a', 'https://other.org/a'],
  ['https://other.org/a b', 'https://other.org/a%20b'],
])('%j leads to %s', (address, to) => {
  expect(resolve(address, from)).toEqual({ to });
  expect(resolvePublished(address, from)).toEqual({ to });
});

test.each([
  ['https://www.old.org/blog/stew/', './stew.md'],
  ['http://old.org/blog/stew', './stew.md'],
  ['//old.org/blog/stew/#x', './stew.md#x'],
])('the site’s own address %s is a path of it', (address, to) => {
  expect(resolvePublished(address, from)).toEqual({ to });
  expect(resolve(address, from).to).toMatch(/^https?:/);
});

test.each([
  ['/about/', 'https://www.old.org/about/'],
  ['/downloads/a.pdf', 'https://www.old.org/downloads/a.pdf'],
  ['other/', 'https://www.old.org/base/blog/2021/soup/other/'],
  ['../a.pdf', 'https://www.old.org/base/blog/2021/a.pdf'],
  ['/twin', 'https://www.old.org/twin'],
])('%s, which is not imported, leads to the old site when it is known', (address, to) => {
  expect(resolvePublished(address, from)).toEqual({ to });
  expect(resolve(address, from)).toEqual({ reason: expect.stringContaining('--site') });
});

test.each([
  ['mailto:a@acme.io', 'E-mail'],
  ['MAILTO:a@acme.io', 'E-mail'],
  ['tel:+123', '"tel:"'],
  ['javascript:alert(1)', '"javascript:"'],
  ['JavaScript:alert(1)', '"JavaScript:"'],
  ['java\tscript:alert(1)', ''],
  ['data:text/html,x', '"data:"'],
  ['vbscript:x', '"vbscript:"'],
  ['https://', 'not complete'],
  ['https://localhost.', ''],
  ['http://nodots', 'not one of the web'],
  ['', ''],
])('%j leads nowhere', (address, reason) => {
  for (const found of [resolve(address, from), resolvePublished(address, from)]) {
    expect(found.to ?? '').not.toMatch(/script|data:|nodots|\/\/$/i);
    if (reason) expect(found).toEqual({ reason: expect.stringContaining(reason) });
  }
});

test('a name that two files have means neither', () => {
  expect(resolve('twin', stew ?? from)).toEqual({ reason: expect.any(String) });
});

test('a page that was at an address is meant before a file of that name', () => {
  const moved = toPlan('old.md', { slug: 'old', aliases: ['/soup/'] });
  expect(createLinks([...plans, moved], toSite())('/soup/', moved).to).toBe('./old.md');
});
