import { expect, test } from 'vitest';
import { saysHidden } from './drafts.ts';

test.each([
  { draft: true },
  { draft: 'yes' },
  { draft: 'True' },
  { draft: 1 },
  { draft: false, unlisted: true },
  { private: true },
  { hidden: true },
  { published: false },
  { date: '2021-02-03', published: 'no' },
  { permalink: false },
  { status: 'draft' },
  { status: 'pending' },
  { visibility: 'private' },
  { visibility: 'members' },
  { eleventyExcludeFromCollections: true },
])('%j is not for everybody', (fields) => {
  expect(saysHidden(fields)).toBe(true);
});

test.each([
  {},
  { draft: false },
  { draft: 'false' },
  { published: true },
  { published: '2021-02-03' },
  { permalink: '/x/' },
  { status: 'published' },
  { visibility: 'public' },
  { public: true },
])('%j is for everybody', (fields) => {
  expect(saysHidden(fields)).toBe(false);
});
