import type { Author } from './fields.ts';
import type { Picture } from './entry.ts';
import type { LocalMap } from './local-map.ts';
import type { Position } from './position.ts';
import type { VideoHost } from './video.ts';
import type { WorldMap } from './world-map.ts';

/** What a kind tells about an entry; the hub joins the rest. */
export interface ItemFields {
  title: string;
  /** At most 200 characters. */
  summary?: string | undefined;
  /** ISO 8601 day or instant; orders every list. Kinds that stand outside time leave it out. */
  date?: string | undefined;
  authors?: Author[];
  /** Ids of topics. */
  topics?: string[];
  /** Further facets by name, values are ids: `{ team: ['maps'] }`. */
  facets?: Record<string, string[]>;
  /** What the kicker says instead of the kind's own label: `Note`. */
  label?: string;
  /** A picture named in the front matter. */
  picture?: { src: string; alt: string; credit?: string | undefined } | undefined;
  /** Short facts for cards, the search record and the OG image: `Lisbon`, `Design`. */
  facts?: string[];
  /** Which of its card's forms a kind shows: a post's `note`. */
  variant?: string;
  /** Name of the series the entry is a part of. */
  series?: string | undefined;
  /** Members who took part without writing it; it stands on their pages too. */
  people?: string[];
  /** How many more took part than `people` names. */
  others?: number;
  /** Where on Earth it is. */
  position?: Position;
  /** What the clock makes of it, in one word: `upcoming`, `stale`. Kinds say which there are. */
  state?: string;
  /** First and last ISO day of what lasts. */
  days?: { start: string; end: string };
  /** How often it was written anew, the first time included. */
  edition?: number;
  /** What it plays, as far as cards tell of it. */
  video?: ItemVideo;
  /** Name of the site where it can be tried: `tide-clock.example`. */
  runsAt?: string;
}

/** A video as cards and lists tell of it. */
export interface ItemVideo {
  /** How long it plays here, in seconds. */
  seconds?: number;
  /** Whether what is said can be read. Slices have what their recording has. */
  captioned: boolean;
  /** Whether it is a part of another entry's. */
  slice: boolean;
}

/** Somebody credited: a member with a page, a guest with or without a GitHub account, or nobody named. */
export interface Person {
  name: string;
  /** Member's id; absent for guests and unlisted members. */
  id?: string;
  href?: string;
  picture?: ItemPicture;
}

/** A named link to an entry. */
export interface Reference {
  id: string;
  title: string;
  href: string;
}

/** A picture with its words. */
export interface ItemPicture extends Picture {
  alt: string;
  credit?: string | undefined;
}

/** Reactions and comments, from the snapshot of Discussions. */
export interface Tally {
  reactions: number;
  comments: number;
}

/** What the page of a topic, member or team has gathered. */
export interface Gathered {
  /** How many items, by kind. */
  counts: Record<string, number>;
  /** All that was made; for a member, without what they only took part in. */
  total: number;
  /** How many a member took part in besides. */
  attended: number;
  /** Newest of them. */
  latest?: Reference;
  /** Who made them, most first. */
  people: Person[];
  /** Members who belong to it. */
  members: Person[];
  /** What else they are about, most first. */
  topics: Reference[];
  /** Items in each of the last 16 weeks, oldest first. */
  weeks: number[];
}

/** What every surface of the hub shows of an entry: feed, RSS, search, OG image, JSON-LD. */
export interface Item<Kind extends string = string> {
  /** `<kind>/<id>`. */
  key: string;
  kind: Kind;
  id: string;
  /** Root-relative, base included, with the final slash. */
  href: string;
  title: string;
  summary?: string;
  /** First words of the body. */
  excerpt: string;
  /** ISO 8601 day, or empty for kinds outside time. */
  day: string;
  /** ISO 8601 instant used for order; empty like `day`. */
  at: string;
  /** ISO 8601 instant of the last change in Git, when it is known. */
  updated?: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  label: string;
  authors: Person[];
  topics: Reference[];
  /** Facet values by facet name, ids. `topic` and `member` are always there. */
  facets: Record<string, string[]>;
  /** Entries that its own facets stand for, by facet: `{ city: [Bilbao] }`. */
  linked: Record<string, Reference[]>;
  facts: string[];
  variant?: string;
  series?: string;
  minutes: number;
  picture?: ItemPicture;
  people?: Person[];
  others?: number;
  position?: Position;
  state?: string;
  days?: { start: string; end: string };
  edition?: number;
  video?: ItemVideo;
  runsAt?: string;
  /** ISO day since when its `state` holds, where Git dates it; see `Kind.dated`. */
  since?: string;
  /** What stands on its page; see `Kind.host`. */
  hosts?: { total: number; latest?: Reference };
  tally: Tally;
  gathered?: Gathered;
}

/** What is on GitHub about a page: its source, and the latest of its conversation. */
export interface Conversation {
  url: string;
  comments: number;
  reactions: { face: string; label: string; count: number }[];
  latest: { by: Person; at: string; html: string }[];
  /** ISO 8601 instant of the snapshot. */
  fetchedAt: string;
}

/** What a card may read. */
export interface CardProps<Kind extends string = string> {
  item: Item<Kind>;
  /** The first of a list is drawn larger where its silhouette allows. */
  lead?: boolean;
  /** Level of its heading. */
  level?: 2 | 3 | 4;
}

/** A line that is spoken. Times are seconds of the video. */
export interface Cue {
  start: number;
  end: number;
  text: string;
  /** Who says it, where the captions tell. */
  speaker?: string;
}

/** A part of a video, and who is to be seen in it. */
export interface Chapter {
  /** Seconds of the video. */
  start: number;
  end?: number;
  title: string;
  /** Page of its own. */
  href?: string;
  people: Person[];
}

/** A video as its page plays it. Times are seconds of the whole video, also in a slice of it. */
export interface Player {
  video:
    | { type: 'file'; href: string; mime: string; bytes: number }
    | { type: 'hosted'; host: VideoHost['name']; label: string; id: string };
  start: number;
  /** Where it stops; at the end of the video without it. */
  end?: number;
  /** Address of the captions. */
  captions?: string;
  /** Language of what is spoken. */
  lang: string;
  transcript: Cue[];
  chapters: Chapter[];
  /** Entry that the slice is of. */
  of?: Reference;
}

/** A value of a dated field, and the ISO day it was given. */
export interface DatedState {
  value: string;
  day: string;
}

/** What a page may read of its entry and its neighbours. The rest comes in as slots. */
export interface PageProps<Kind extends string = string, Data = unknown> {
  item: Item<Kind>;
  data: Data;
  /** Pictures of the front matter, by their `src`. */
  pictures: Record<string, Picture>;
  /** Where other files of the front matter are published, by their address as written. */
  media: Record<string, string>;
  headings: { depth: number; id: string; text: string }[];
  /** Items that the kind's `mentions` names, in its order; those that are not public are left out. */
  mentioned: Item[];
  /** What the page plays. */
  player?: Player;
  /** What the hub knows of the days its dated field changed, newest first; see `Kind.dated`. */
  states?: DatedState[];
  /** Parts of the series the entry belongs to, oldest first. */
  series?: { name: string; parts: { id: string; title: string; href: string }[] };
}

/** An entry that stands on another's page. */
export interface HostedEntry<Kind extends string = string, Data = unknown> {
  item: Item<Kind>;
  data: Data;
  /** Its text, sanitised; empty without one. */
  html: string;
  /** Items that the kind's `mentions` names. */
  mentioned: Item[];
  /** Items that name it, such as an offsite that used a place. */
  namedBy: Reference[];
}

/** What the view of all that stands on one page may read. */
export interface HostedProps<Kind extends string = string, Data = unknown> {
  host: Item;
  entries: HostedEntry<Kind, Data>[];
  map?: LocalMap | undefined;
}

/** What a kind's own part of its index may read. */
export interface IndexProps<Kind extends string = string> {
  /** Every public entry of the kind, newest first. */
  items: Item<Kind>[];
  world?: WorldMap | undefined;
}
