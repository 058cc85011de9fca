import { expect, test } from 'vitest';
import { joinCommunity } from '#core/community.ts';
import type { Entry } from '#core/entry.ts';
import { settingsSchema } from '#core/settings.ts';
import { kinds } from '../../tests/lib/temporary-hub.ts';
import { renderLlms } from './llms.ts';

const settings = settingsSchema.parse({
  name: 'Tiny',
  tagline: 'A hub to break',
  url: 'https://tiny.example.com',
  repo: 'tiny/hub',
});

function render(titles: string[], summary?: string): string {
  const entries = titles.map((title, index): Entry => {
    const id = `post-${index}`;
    const shared = { topics: [], aliases: [], draft: false, visibility: 'public' as const };
    const data = { ...shared, title, summary, date: '2026-01-01', authors: [], format: 'article' };
    return {
      kind: 'posts',
      id,
      slug: id,
      data,
      file: `posts/${id}.md`,
      digest: '',
      body: { renderKey: '', headings: [], words: 1, minutes: 1, excerpt: '' },
      links: [],
      media: {},
      pictures: {},
    };
  });
  const place = { settings, base: '/hub/', asOf: '2026-11-22' };
  const community = joinCommunity({ kinds, entries, ...place });
  return renderLlms({
    ...place,
    community,
    snapshot: undefined,
    origin: 'https://tiny.example.com',
  });
}

test('it starts with the name and the tagline', () => {
  expect(render([])).toMatch(/^# Tiny\n\n> A hub to break\n\n/);
});

test('an entry is a link to its Markdown, with its summary', () => {
  expect(render(['Soup'], 'Boil it.')).toContain(
    '- [Soup](https://tiny.example.com/hub/posts/post-0.md): Boil it.\n',
  );
});

test('a title cannot end its link', () => {
  expect(render(['A](https://evil.example.com/) [b\\'])).toContain(
    '- [A\\](https://evil.example.com/) \\[b\\\\](https://tiny.example.com/hub/posts/post-0.md)',
  );
});

test('of a kind at most twenty are named, and a kind without entries is not', () => {
  const text = render(Array.from({ length: 30 }, (_, index) => `Soup ${index}`));
  expect(text.match(/^- \[Soup /gm)).toHaveLength(20);
  expect(text.match(/^## .*/gm)).toEqual(['## Posts', '## Everything']);
});
