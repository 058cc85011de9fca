import { expect, test } from 'vitest';
import { toSite } from '../../tests/lib/foreign-site.ts';
import type { AddressedFile, SourceSite } from './reader.ts';
import { chooseReader, readers } from './readers/registry.ts';

const evidence: Record<string, { names?: string[]; files?: string[]; texts?: string[] }> = {
  docusaurus: {
    names: ['docusaurus.config.ts', 'authors.yml', 'tags.yml', 'blog'],
    files: ['2021-02-03-hello.md', '2021-02-04-more.mdx'],
    texts: ['---\nauthors: [ada]\n---\nx\n\n<!-- truncate -->\n\n:::tip\n\ny\n\n:::\n'],
  },
  jekyll: {
    names: ['_config.yml', '_posts', '_layouts', 'Gemfile'],
    files: ['_posts/2021-02-03-hello.md'],
    texts: ['---\nlayout: post\n---\n{% include note.html %}\n'],
  },
  hugo: {
    names: ['hugo.toml', 'archetypes', 'themes', 'content'],
    files: ['posts/hello/index.md', '_index.md'],
    texts: ['+++\ntitle = "A"\ntags = ["x"]\n+++\n{{< figure src="a.png" >}}\n'],
  },
  zola: {
    names: ['config.toml', 'content', 'sass', 'templates'],
    files: ['blog/hello.md'],
    texts: [
      '+++\ntitle = "A"\n[taxonomies]\ntags = ["x"]\n+++\n{{ youtube(id="x") }} [a](@/blog/b.md)\n',
    ],
  },
  eleventy: {
    names: ['eleventy.config.js', 'posts.11tydata.js', 'src'],
    files: ['blog/hello.md'],
    texts: ['---\ntags: post\neleventyExcludeFromCollections: true\n---\n{% image "a.png" %}\n'],
  },
  plain: {
    names: ['notes'],
    files: ['hello.md'],
    texts: ['# Hello\n\nJust words, with {{ a }} brace.\n'],
  },
};

test('each form of site that is known has a case here', () => {
  expect(Object.keys(evidence).sort()).toEqual(readers.map(({ name }) => name).sort());
});

test.each(Object.entries(evidence))(
  'a site of %s is read as one',
  (name, { names, files, texts }) => {
    const whole = { names: new Set(names), files: files ?? [], texts: texts ?? [] };
    expect(chooseReader(whole).reader.name).toBe(name);
    expect(chooseReader(whole).reasons.length > 0).toBe(name !== 'plain');
    // The texts alone tell it, where a folder was taken out of its site.
    const alone = { names: new Set<string>(), files: [], texts: texts ?? [] };
    expect(chooseReader(alone).reader.name).toBe(name);
  },
);

const addressed = (file: string, more: Partial<AddressedFile> = {}): AddressedFile => ({
  file,
  stem: 'hello',
  day: '2021-02-03',
  categories: [],
  ...more,
});
const site = (section: string, config = {}): Partial<SourceSite> => ({
  from: `/site/${section}`,
  section,
  config,
});

test.each<[string, AddressedFile, Partial<SourceSite>, string | undefined]>([
  ['docusaurus', addressed('2021-02-03-hello.md'), site('blog'), '/blog/2021/02/03/hello/'],
  ['docusaurus', addressed('2021-02-03-hello/index.md'), site('blog'), '/blog/2021/02/03/hello/'],
  ['docusaurus', addressed('2021-02-03-hello.md', { slug: 'x' }), site('blog'), '/blog/x/'],
  ['docusaurus', addressed('hello.md'), site('news'), '/news/hello/'],
  ['jekyll', addressed('2021-02-03-hello.md'), site('_posts'), '/2021/02/03/hello.html'],
  [
    'jekyll',
    addressed('2021-02-03-hello.md', { categories: ['A', 'b'] }),
    site('_posts'),
    '/a/b/2021/02/03/hello.html',
  ],
  ['jekyll', addressed('x.md'), site('_posts', { permalink: 'pretty' }), '/2021/02/03/hello/'],
  [
    'jekyll',
    addressed('x.md'),
    site('_posts', { permalink: '/:year/:i_month/:title' }),
    '/2021/2/hello',
  ],
  [
    'jekyll',
    addressed('x.md'),
    site('_posts', { permalink: '/blog/:title.html' }),
    '/blog/hello.html',
  ],
  ['hugo', addressed('posts/hello.md'), site('content'), '/posts/hello/'],
  ['hugo', addressed('hello/index.md'), site('content/posts'), '/posts/hello/'],
  [
    'hugo',
    addressed('posts/hello.md'),
    site('content', { permalinks: { posts: '/:year/:slug/' } }),
    '/2021/hello/',
  ],
  [
    'hugo',
    addressed('posts/hello.md'),
    site('content', { permalinks: { page: { posts: '/:slug/' } } }),
    '/hello/',
  ],
  ['zola', addressed('blog/hello.md', { slug: 'x' }), site('content'), '/blog/x/'],
  ['eleventy', addressed('hello.md'), site('src/posts'), '/posts/hello/'],
  ['eleventy', addressed('posts/hello/index.md'), site('src'), '/posts/hello/'],
  // From the root of the site, which is the natural thing to name.
  ['hugo', addressed('content/posts/hello.md'), site(''), '/posts/hello/'],
  ['zola', addressed('content/blog/hello.md'), site(''), '/blog/hello/'],
  ['docusaurus', addressed('blog/hello.md'), site(''), '/blog/hello/'],
  ['eleventy', addressed('src/posts/hello.md'), site(''), '/posts/hello/'],
  ['plain', addressed('hello.md'), site(''), undefined],
])('%s shows %j at its address', (name, file, where, address) => {
  const reader = readers.find((one) => one.name === name);
  expect(reader?.addressOf(file, toSite(where))).toBe(address);
});
