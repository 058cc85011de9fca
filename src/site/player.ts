import { type Entry, entryKey } from '#core/entry.ts';
import type { Chapter, DatedState, Item, Player } from '#core/item.ts';
import { type Played, playedBy } from '#core/played.ts';
import { cutTranscript } from '#core/transcript.ts';
import { withBase } from '#core/urls.ts';
import { toVideoSource } from '#core/video.ts';
import { readOptions } from '#ingest/options.ts';
import { readTranscript } from '#ingest/prepare.ts';
import { allKinds, type SiteHub, toReference } from './hub.ts';

/** What a page plays, but for what is said: that is read when the page is rendered. */
export interface PlayerPlan extends Omit<Player, 'transcript'> {
  transcriptKey?: string;
}

/** What an entry's page plays; nothing where what it is a slice of is not public. */
export function playerOf(hub: SiteHub, item: Item): PlayerPlan | undefined {
  const { byKey, entries } = hub.community;
  const entry = entries.get(item.key);
  const played = entry && playedBy(allKinds, entries, entry);
  const whole = played && byKey.get(entryKey(played.whole));
  const video = played && toVideo(hub, played);
  if (!played || !whole || !video) return undefined;
  const captions = hrefOf(hub, played, played.video.captions);
  const { transcriptKey } = played.whole;
  return {
    video,
    start: played.start,
    ...(played.end === undefined ? {} : { end: played.end }),
    ...(captions ? { captions } : {}),
    lang: whole.lang,
    ...(transcriptKey ? { transcriptKey } : {}),
    ...(whole === item
      ? { chapters: chaptersOf(hub, item.key, played) }
      : { chapters: [], of: toReference(whole) }),
  };
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

function toVideo(hub: SiteHub, played: Played): Player['video'] | undefined {
  const { video } = played.video;
  const source = toVideoSource(video);
  if (source?.type === 'hosted') {
    const { name, label } = source.host;
    return { type: 'hosted', host: name, label, id: source.id };
  }
  const file = played.whole.media[video];
  const href = hrefOf(hub, played, video);
  return file && href ? { type: 'file', href, mime: file.mime, bytes: file.bytes } : undefined;
}

function hrefOf({ base }: SiteHub, { whole }: Played, address: string | undefined) {
  const file = address === undefined ? undefined : whole.media[address];
  return file && withBase(base, `/_media/${file.name}`);
}

/** What plays when: parts that the entry itself tells of, and slices, which have a page of their own. */
function chaptersOf(hub: SiteHub, key: string, { video }: Played): Chapter[] {
  const own = (video.chapters ?? []).map(({ at, title, speakers }) => ({
    start: at,
    title,
    people: speakers.map((speaker) => hub.community.toPerson(speaker)),
  }));
  return [...own, ...(slicesOf(hub).get(key) ?? [])].sort((a, b) => a.start - b.start);
}

const slices = new WeakMap<SiteHub, Map<string, Chapter[]>>();

/** Slices by the key of what they are of, found in one pass. */
function slicesOf(hub: SiteHub): Map<string, Chapter[]> {
  const known = slices.get(hub);
  if (known) return known;
  const found = new Map<string, Chapter[]>();
  const { items, entries } = hub.community;
  for (const { key, title, href, authors } of items) {
    const entry = entries.get(key);
    const played = entry && playedBy(allKinds, entries, entry);
    if (!played || played.whole === entry) continue;
    const { start, end } = played;
    const of = entryKey(played.whole);
    const chapter = { start, ...(end === undefined ? {} : { end }), title, href, people: authors };
    found.set(of, [...(found.get(of) ?? []), chapter]);
  }
  slices.set(hub, found);
  return found;
}
