import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { dropComments, rewriteHeader } from './front-matter.ts';

const header = `# Who wrote it
title:   "Two hands"   # not three
authors: [ ada, dee,  bo ]
topics:
  # first things first
  - kitchen
  - secret # not yet
  - baking

# who keeps it
owner: dee # ask dee
photo: { src: "./a#b.png", alt: 'x' }
summary: >
  A text # with a hash
  and dee in it.
lead: dee`;

const before = parse(header) as Record<string, unknown>;

test('what did not change is the same to the byte, comments, quotes, spaces and order', () => {
  const { owner: _, lead: __, ...rest } = before;
  const after = {
    ...rest,
    authors: ['ada', { github: 'ghost', name: 'a member' }, 'bo'],
    topics: ['kitchen', 'baking'],
  };
  expect(rewriteHeader(header, before, after)).toBe(`# Who wrote it
title:   "Two hands"   # not three
authors: [ ada, { github: ghost, name: a member }, bo ]
topics:
  # first things first
  - kitchen
  - baking

# who keeps it
photo: { src: "./a#b.png", alt: 'x' }
summary: >
  A text # with a hash
  and dee in it.`);
});

test('a field inside a field goes alone', () => {
  const text =
    'place: { name: Kitchen, host: dee }\nplaces:\n  - name: One\n    host: dee\n  - name: Two';
  const data = parse(text) as Record<string, unknown>;
  const after = { place: { name: 'Kitchen' }, places: [{ name: 'One' }, { name: 'Two' }] };
  expect(rewriteHeader(text, data, after)).toBe(
    'place: { name: Kitchen }\nplaces:\n  - name: One\n  - name: Two',
  );
});

test('a list that changes in more than one way is written anew', () => {
  const text = 'authors:\n  - dee\n  - secret\n  - bo';
  const data = parse(text) as Record<string, unknown>;
  const after = { authors: [{ name: 'a member' }, 'bo'] };
  expect(rewriteHeader(text, data, after)).toBe('authors:\n  - name: a member\n  - bo');
});

test.each([' title: A\n owner: dee\n topics: [a, b]', '{ title: A, owner: dee, topics: [a, b] }'])(
  'an unusual notation keeps its data: %j',
  (text) => {
    const after = { title: 'A', topics: ['a'] };
    expect(parse(rewriteHeader(text, parse(text) as Record<string, unknown>, after))).toEqual(
      after,
    );
  },
);

test('only the comments asked for go, and nothing that merely looks like one', () => {
  expect(dropComments(header, (comment) => /dee|Who|yet/.test(comment))).toBe(
    header.replace('# Who wrote it\n', '').replace(' # ask dee', '').replace(' # not yet', ''),
  );
  expect(dropComments(header, () => false)).toBe(header);
});
