import { expect, test } from 'vitest';
import { readCaptions } from '#ingest/captions.ts';
import { endOf, partsOf, startsOf, toCaptions } from './timeline.ts';
import { tour } from './tour.ts';

const steps = [
  { speaker: 'Ada Sample', words: 'Salt & water <come> first.', seconds: 4 },
  { part: 'soup', speaker: 'Bo Sample', words: 'Then a pot.', seconds: 2.5 },
  { part: 'soup', speaker: 'Bo Sample', words: 'Then time.', seconds: 3 },
  { speaker: 'Ada Sample', words: 'Eat.', seconds: 1 },
];

test('steps stand one after the other, and a part is as long as its steps', () => {
  expect(startsOf(steps)).toEqual([0, 4, 6.5, 9.5]);
  expect(endOf(steps)).toBe(10.5);
  expect(partsOf(steps)).toEqual([{ part: 'soup', start: 4, end: 9.5 }]);
});

test('captions are read back as they were said, by whom and when', () => {
  const { cues, problems } = readCaptions(toCaptions(steps), 'tour.vtt', endOf(steps));
  expect(problems).toEqual([]);
  expect(cues).toEqual(
    steps.map(({ speaker, words, seconds }, index) => {
      const start = startsOf(steps)[index] ?? 0;
      return { start, end: start + seconds, speaker, text: words };
    }),
  );
});

test('the steps of a part of the tour follow each other, and nobody has to read too fast', () => {
  const parts = tour.map(({ part }) => part);
  const runs = parts.filter((part, index) => part !== parts[index - 1] && part !== undefined);
  expect(runs).toEqual([...new Set(runs)]);
  // At most 180 words a minute: https://bbc.github.io/subtitle-guidelines/
  for (const { words, seconds } of tour)
    expect(words.split(' ').length / seconds, words).toBeLessThanOrEqual(3);
});
