/** A sentence of a film, and how long it stands. */
export interface TimedStep {
  /** Name of the part of the film that it belongs to. */
  part?: string;
  speaker: string;
  words: string;
  seconds: number;
}

/** Seconds at which the steps start. */
export function startsOf(steps: readonly TimedStep[]): number[] {
  let end = 0;
  return steps.map(({ seconds }) => {
    end += seconds;
    return end - seconds;
  });
}

/** Seconds at which the last one ends. */
export const endOf = (steps: readonly TimedStep[]): number =>
  steps.reduce((end, { seconds }) => end + seconds, 0);

/** Where each part starts and ends: what the demos that are slices of it have to say. */
export function partsOf(
  steps: readonly TimedStep[],
): { part: string; start: number; end: number }[] {
  const starts = startsOf(steps);
  const parts = new Map<string, { part: string; start: number; end: number }>();
  for (const [index, { part, seconds }] of steps.entries()) {
    if (part === undefined) continue;
    const start = starts[index] ?? 0;
    parts.set(part, { part, start: parts.get(part)?.start ?? start, end: start + seconds });
  }
  return [...parts.values()];
}

/** What is said, as WebVTT (https://www.w3.org/TR/webvtt1/): a cue for each step. */
export function toCaptions(steps: readonly TimedStep[]): string {
  const starts = startsOf(steps);
  const cues = steps.map(({ speaker, words, seconds }, index) => {
    const start = starts[index] ?? 0;
    return `${stamp(start)} --> ${stamp(start + seconds)}\n<v ${escapeText(speaker)}>${escapeText(words)}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

const stamp = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
