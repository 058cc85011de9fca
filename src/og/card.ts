import { formatDay } from '#core/dates.ts';
import type { Item } from '#core/item.ts';
import { formatTimeCode } from '#core/time-code.ts';
import { oklch, type Palette, paletteOf } from './color.ts';
import { toDrawable, type Role, type Type } from './type.ts';

/** Pixels of every image. */
export const canvas = { width: 1200, height: 630 };

/** The hub, as its images name it. */
export interface CardSite {
  name: string;
  tagline: string;
  /** `community.example.com` */
  host: string;
  /** Language of dates; English by default. */
  lang?: string;
}

/** All that a silhouette draws. Texts are drawable: without holes, or absent. */
export interface Card {
  item: Pick<
    Item,
    | 'key'
    | 'variant'
    | 'minutes'
    | 'gathered'
    | 'linked'
    | 'days'
    | 'edition'
    | 'hosts'
    | 'video'
    | 'runsAt'
  >;
  site: CardSite;
  palette: Palette;
  type: Type;
  rtl: boolean;
  label: string;
  /** Absent when no font has its letters. */
  title?: string | undefined;
  dek?: string | undefined;
  day?: string | undefined;
  /** How long it plays. */
  length?: string | undefined;
  facts: string[];
  people: string[];
}

/** Prepares an item for its silhouette. */
export function prepareCard(
  item: Item,
  site: CardSite,
  kind: { hue: number; label: string },
  type: Type,
): Card {
  const drawable = (text: string | undefined, role: Role) =>
    text ? toDrawable(text, role, type) : undefined;
  const each = (texts: string[], role: Role) => texts.flatMap((text) => drawable(text, role) ?? []);
  const members = item.gathered?.members.map(({ name }) => name) ?? [];
  return {
    item,
    site,
    palette: paletteOf(kind.hue),
    type,
    rtl: item.dir === 'rtl',
    label: drawable(item.label, 'mono') ?? kind.label,
    title: drawable(item.title, 'display'),
    dek: drawable(dekOf(item), 'serif'),
    day: item.day ? drawable(formatDay(item.day, site.lang), 'mono') : undefined,
    length: item.video?.seconds === undefined ? undefined : formatTimeCode(item.video.seconds),
    facts: each(item.facts, 'mono'),
    people: each(item.authors.length > 0 ? item.authors.map(({ name }) => name) : members, 'sans'),
  };
}

/** Prepares the hub's own card. The ground is paper: the kinds bring the colours. */
export function prepareHubCard(site: CardSite, type: Type): Card {
  const rtl = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(site.name + site.tagline);
  return {
    item: { key: '', minutes: 0, linked: {} },
    site,
    palette: { ...paletteOf(165), ground: oklch(0.955, 0.01, 165) },
    type,
    rtl,
    label: '',
    title: toDrawable(site.name, 'display', type),
    dek: toDrawable(site.tagline, 'serif', type),
    facts: [],
    people: [],
  };
}

/** Every letter that a card may show: decides which fonts it needs. */
export const lettersOf = (item: Item, site: CardSite) =>
  [
    item.title,
    item.summary ?? item.excerpt,
    item.label,
    item.runsAt,
    ...item.facts,
    ...item.authors.map(({ name }) => name),
    ...(item.gathered?.members.map(({ name }) => name) ?? []),
    item.day && formatDay(item.day, site.lang),
    // What lasts some days was somewhere, and somebody's.
    ...(item.days ? Object.values(item.linked).flat() : []).map(({ title }) => title),
    site.name,
    site.tagline,
  ].join(' ');

/** A note's title is the beginning of its text: it is not said twice. */
function dekOf({ title, summary, excerpt }: Item): string | undefined {
  if (summary) return summary;
  const beginning = title.replace(/…$/, '').slice(0, 24);
  return excerpt && !excerpt.startsWith(beginning) ? excerpt : undefined;
}
