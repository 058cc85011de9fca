import type { Entry } from './entry.ts';
import type { Kind, Playable } from './kind.ts';

/** A video, and the part of it that an entry plays. Times are seconds of the whole video. */
export interface Played {
  /** Entry whose video it is: itself, or what it is a slice of. */
  whole: Entry;
  video: Exclude<Playable, { of: string }>;
  start: number;
  end?: number;
}

/** What an entry plays; nothing where what it is a slice of is not among the entries, which are public. */
export function playedBy(
  kinds: Record<string, Kind>,
  entries: ReadonlyMap<string, Entry>,
  entry: Entry,
): Played | undefined {
  const played = playableOf(kinds, entry);
  if (!played) return undefined;
  if (!('of' in played)) {
    const { duration } = played;
    return { whole: entry, video: played, start: 0, ...(duration ? { end: duration } : {}) };
  }
  const whole = entries.get(played.of);
  const video = whole && playableOf(kinds, whole);
  if (!video || 'of' in video) return undefined;
  return { whole, video, start: played.start, end: played.end };
}

const playableOf = (kinds: Record<string, Kind>, { kind, data }: Entry): Playable | undefined =>
  kinds[kind]?.plays?.(data as never);
