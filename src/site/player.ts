import type { Entry } from '#core/entry.ts';
import type { Chapter, DatedState, Item, Player, Reference } from '#core/item.ts';
import type { Playable } from '#core/kind.ts';
import { cutTranscript } from '#core/transcript.ts';
import { withBase } from '#core/urls.ts';
import { toVideoSource } from '#core/video.ts';
import { readOptions } from '#ingest/options.ts';
import { readTranscript } from '#ingest/prepare.ts';
import { allKinds, type SiteHub } from './hub.ts';

/** What a page plays, but for what is said: that is read when the page is rendered. */
export interface PlayerPlan extends Omit<Player, 'transcript'> {
  transcriptKey?: string;
}

/** What an entry's page plays; nothing where what it is a slice of is not public. */
export function playerOf(hub: SiteHub, item: Item): PlayerPlan | undefined {
  const entry = entryOf(hub, item.key);
  const played = entry && playableOf(entry);
  if (!played) return undefined;
  if (!('of' in played)) return toPlan(hub, entry, item, played);
  const whole = hub.community.byKey.get(played.of);
  const plan = whole && playerOf(hub, whole);
  if (!plan) return undefined;
  const { start, end } = played;
  return { ...plan, start, end, chapters: [], of: toReference(whole) };
}

/** What is said in a video from its start to its end. */
export async function readPlayer({ transcriptKey, ...plan }: PlayerPlan): Promise<Player> {
  const cues = transcriptKey ? await readTranscript(readOptions().cache, transcriptKey) : [];
  return { ...plan, transcript: cutTranscript(cues, plan.start, plan.end) };
}

/** Days on which an entry's dated field changed, newest first; the oldest is the day its author says. */
export const statesOf = ({ states = [] }: Entry, { day }: Item): DatedState[] =>
  states.map(({ value, at }, index) => ({
    value,
    day: index === states.length - 1 ? day : at.slice(0, 10),
  }));

const entryOf = ({ community }: SiteHub, key: string) => community.entries.get(key);

const playableOf = (entry: Entry): Playable | undefined =>
  allKinds[entry.kind]?.plays?.(entry.data as never);

function toPlan(
  hub: SiteHub,
  entry: Entry,
  item: Item,
  { video, captions, duration, chapters = [] }: Exclude<Playable, { of: string }>,
): PlayerPlan | undefined {
  const source = toVideoSource(video);
  const file = entry.media[video];
  const hrefOf = (address: string | undefined) => {
    const published = address && entry.media[address];
    return published ? withBase(hub.base, `/_media/${published.name}`) : undefined;
  };
  const href = hrefOf(video);
  const captionsHref = hrefOf(captions);
  if (!source || (source.type === 'file' && !(file && href))) return undefined;
  const own = chapters.map(({ at, title, speakers }) => ({
    start: at,
    title,
    people: speakers.map((speaker) => hub.community.toPerson(speaker)),
  }));
  return {
    video:
      source.type === 'hosted'
        ? {
            type: 'hosted',
            host: source.host.name,
            label: source.host.label,
            id: source.id,
          }
        : { type: 'file', href: href ?? '', mime: file?.mime ?? '', bytes: file?.bytes ?? 0 },
    start: 0,
    ...(duration === undefined ? {} : { end: duration }),
    ...(captionsHref ? { captions: captionsHref } : {}),
    lang: item.lang,
    chapters: [...own, ...slicesOf(hub, item.key)].sort((a, b) => a.start - b.start),
    ...(entry.transcriptKey ? { transcriptKey: entry.transcriptKey } : {}),
  };
}

/** Chapters that have a page of their own, by the key of what they are slices of. */
const slices = new WeakMap<SiteHub, Map<string, Chapter[]>>();

function slicesOf(hub: SiteHub, key: string): Chapter[] {
  let found = slices.get(hub);
  if (!found) {
    found = new Map();
    for (const { key: own, title, href, authors } of hub.community.items) {
      const entry = entryOf(hub, own);
      const played = entry && playableOf(entry);
      if (!played || !('of' in played)) continue;
      const { of, start, end } = played;
      found.set(of, [...(found.get(of) ?? []), { start, end, title, href, people: authors }]);
    }
    slices.set(hub, found);
  }
  return found.get(key) ?? [];
}

const toReference = ({ id, title, href }: Item): Reference => ({ id, title, href });
