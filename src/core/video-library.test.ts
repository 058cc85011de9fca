import { expect, test } from 'vitest';
import type { Item, Reference } from './item.ts';
import { lacksCaptions, toShelves } from './video-library.ts';

const topic = (id: string): Reference => ({ id, title: id, href: `/topics/${id}/` });
const video = (id: string, topics: string[]) =>
  ({ key: `recordings/${id}`, id, facets: { topic: topics } }) as unknown as Item;

const videos = [
  video('newest', ['soup', 'bread']),
  video('newer', ['soup']),
  video('old', ['soup', 'tea']),
];
const topics = ['tea', 'soup', 'bread', 'empty'].map(topic);

test('a video is on the shelf of each of its topics; a topic without one has no shelf', () => {
  const { shelves, others } = toShelves(videos, 'topic', topics, { shelves: 9, videos: 9 });
  expect(
    shelves.map(({ of, total, newest }) => [of.id, total, newest.map(({ id }) => id)]),
  ).toEqual([
    ['bread', 1, ['newest']],
    ['soup', 3, ['newest', 'newer', 'old']],
    ['tea', 1, ['old']],
  ]);
  expect(others).toEqual([]);
});

test('a shelf shows the newest and tells how many there are', () => {
  const { shelves } = toShelves(videos, 'topic', topics, { shelves: 9, videos: 2 });
  expect(shelves[1]).toMatchObject({ total: 3, newest: [{ id: 'newest' }, { id: 'newer' }] });
});

test('where room is short the fullest shelves are shown, and all others are named', () => {
  const { shelves, others } = toShelves(videos, 'topic', topics, { shelves: 2, videos: 2 });
  expect(shelves.map(({ of }) => of.id)).toEqual(['bread', 'soup']);
  expect(others).toEqual([{ of: topic('tea'), total: 1 }]);
});

test('a video without captions waits for them, a slice waits with its recording', () => {
  expect(lacksCaptions({ video: { captioned: false, slice: false } })).toBe(true);
  expect(lacksCaptions({ video: { captioned: false, slice: true } })).toBe(false);
  expect(lacksCaptions({ video: { captioned: true, slice: false } })).toBe(false);
  expect(lacksCaptions({})).toBe(false);
});
