import type { Cue } from './item.ts';

/** Lines of which most is said between two moments, in seconds. */
export const cutTranscript = (cues: readonly Cue[], start: number, end = Infinity): Cue[] =>
  cues.filter((cue) => {
    const middle = (cue.start + cue.end) / 2;
    return middle >= start && middle < end;
  });
