import { expect, test } from 'vitest';
import { videoHosts } from '#core/video.ts';
import { startAt } from './player-frame.ts';

test.each(videoHosts.map(({ name, frame }) => [name, frame] as const))(
  'a frame of %s is moved to another second as if it had been asked for there',
  (_, frame) => {
    expect(startAt(frame('dnt1234567', 10, 22), 84.9)).toBe(frame('dnt1234567', 84, 22));
  },
);
