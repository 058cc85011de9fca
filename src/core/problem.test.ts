import { expect, test } from 'vitest';
import { compareProblems, didYouMean, formatAnnotation, formatProblem } from './problem.ts';

test.each([
  ['sumary', ['title', 'summary'], 'summary'],
  ['kitchn', ['kitchen', 'baking'], 'kitchen'],
  ['Title', ['title', 'tagline'], 'title'],
  ['ada', ['ada-sample', 'bo-sample'], 'ada-sample'],
  ['sample', ['ada-sample'], 'ada-sample'],
  ['tpoics', ['topics', 'title'], 'topics'],
  ['./suop.md', ['./soup.md', './salt.md'], './soup.md'],
])('who writes %s among %j means %s', (word, candidates, meant) => {
  expect(didYouMean(word, candidates)).toBe(` Did you mean "${meant}"?`);
});

test.each([
  ['zzzzzz', ['title', 'summary']],
  ['<<', ['id', 'lang']],
  ['x', ['y']],
  ['anything', []],
])('who writes %s among %j means none of them', (word, candidates) => {
  expect(didYouMean(word, candidates)).toBe('');
});

test('the nearest is meant, and of equals the first', () => {
  expect(didYouMean('postss', ['post', 'posts'])).toContain('"posts"');
  expect(didYouMean('bat', ['bad', 'bar'])).toContain('"bad"');
});

test('a problem is a line that terminals make clickable', () => {
  expect(
    formatProblem({
      file: 'content/posts/a.md',
      line: 2,
      column: 8,
      field: 'title',
      message: 'Add a title.',
    }),
  ).toBe('content/posts/a.md:2:8  title: Add a title.');
  expect(formatProblem({ file: 'a.md', line: 1, column: 1, message: 'No.' })).toBe('a.md:1:1  No.');
});

test('an annotation cannot be broken out of by what an author wrote', () => {
  expect(
    formatAnnotation({
      file: 'a,b:c.md',
      line: 2,
      column: 8,
      field: 'title',
      message: '100%\n::error::x',
    }),
  ).toBe('::error file=a%2Cb%3Ac.md,line=2,col=8::title: 100%25%0A::error::x');
});

test('problems are sorted by file, then line, then column', () => {
  const at = (file: string, line: number, column: number) => ({ file, line, column, message: '' });
  const sorted = [at('a', 1, 2), at('a', 2, 1), at('a', 10, 1), at('b', 1, 1)];
  expect(sorted.toReversed().sort(compareProblems)).toEqual(sorted);
});
