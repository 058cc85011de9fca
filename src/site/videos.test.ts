import { expect, test } from 'vitest';
import { toEntry, toHub } from '../../tests/lib/small-hub.ts';
import { findVideos, getVideoLibrary } from './videos.ts';

const recording = (id: string, data: object = {}) =>
  toEntry(`recordings/${id}`, {
    title: id,
    date: '2026-11-03',
    format: 'talk',
    video: './talk.mp4',
    duration: 60,
    speakers: ['ada'],
    chapters: [],
    ...data,
  });
const demo = (id: string, data: object = {}) =>
  toEntry(`demos/${id}`, {
    title: id,
    date: '2026-11-02',
    authors: ['ada'],
    stage: 'wip',
    pictures: [],
    stack: [],
    ...data,
  });
const hub = toHub([
  toEntry('topics/soup', { name: 'Soup & bread', summary: 'Hot.' }),
  toEntry('teams/stove', { name: 'Stove' }),
  toEntry('members/ada', { name: 'Ada', joined: '2026-01-01', team: 'stove' }),
  recording('talk', { topics: ['soup'] }),
  demo('slice', { recording: 'talk', start: 1, end: 9 }),
  demo('film', { video: 'https://vimeo.com/123456' }),
  demo('thing'),
]);

test('the library has recordings, slices and demos with a video, and nothing that does not play', () => {
  expect(getVideoLibrary(hub).newest.map(({ id }) => id)).toEqual(['talk', 'film', 'slice']);
});

test('a slice of what nobody may see does not play', () => {
  const { newest } = getVideoLibrary(toHub([demo('slice', { recording: 'x', start: 1, end: 9 })]));
  expect(newest).toEqual([]);
});

test('each video stands by its topic, its team and whoever is in it', () => {
  const told = getVideoLibrary(hub).indexes.map(({ label, shelves }) => [
    label,
    shelves.map(({ of, newest }) => [of.title, newest.map(({ id }) => id)]),
  ]);
  expect(told).toEqual([
    ['Topic', [['Soup & bread', ['talk']]]],
    ['Team', [['Stove', ['talk', 'film', 'slice']]]],
    ['Member', [['Ada', ['talk', 'film', 'slice']]]],
  ]);
});

test('what has no captions is listed with its file; a slice is not', () => {
  expect(getVideoLibrary(hub).waiting.map(({ file }) => file)).toEqual([
    'recordings/talk.md',
    'demos/film.md',
  ]);
});

test('search is asked for what plays and has the value', () => {
  expect(findVideos(hub, 'topic', 'Soup & bread')).toBe(
    '/search/?kind=Demo&kind=Recording&topic=Soup+%26+bread',
  );
});
