import { daysBetween, monthOf } from './dates.ts';
import type { Item, Reference } from './item.ts';

/** Days without anything new after which a team is named. */
export const quietDays = 30;

/** Stages of what is under way, in the order of their life. */
export const underWay: readonly string[] = ['idea', 'wip', 'beta'];

/** An item where it stands in its life. */
export interface StagedItem {
  item: Item;
  /** ISO day on which it got there. */
  since: string;
  /** Teams whose it is, theirs first who are named first. */
  teams: Reference[];
  version?: string;
}

/** What a team has under way; without a team it is everybody's. */
export interface Bench {
  team?: Reference;
  /** Newest first. */
  work: StagedItem[];
}

/** A team that showed nothing and moved nothing for {@link quietDays}. */
export interface QuietTeam {
  team: Reference;
  /** The last that moved; absent where nothing ever did. */
  last?: StagedItem;
}

/** What is under way, and what is not. */
export interface Board {
  /** The one that moved last comes first, everybody's comes last. */
  benches: Bench[];
  /** By name. */
  quiet: QuietTeam[];
  /** What was put down, newest first. */
  dropped: StagedItem[];
}

/** What shipped in a month. */
export interface RegisterMonth {
  /** `2026-11` */
  month: string;
  /** How many in all. */
  total: number;
  /** The newest of them, newest first. */
  shipped: StagedItem[];
}

/** The day on which an item got to its stage: the day it was first shown, where Git knows no other. */
export const stagedOn = ({ since, day }: Pick<Item, 'since' | 'day'>) => since ?? day;

const newestFirst = (a: StagedItem, b: StagedItem) =>
  (a.since > b.since ? -1 : a.since < b.since ? 1 : 0) || (a.item.key < b.item.key ? -1 : 1);

/**
 * Each piece of work once, below the first of its teams.
 *
 * @param asOf ISO day of the build
 */
export function toBoard(
  all: readonly StagedItem[],
  teams: readonly Reference[],
  asOf: string,
): Board {
  const sorted = all.toSorted(newestFirst);
  const isAt = (stages: readonly string[]) =>
    sorted.filter(({ item }) => stages.includes(item.state ?? ''));
  const benches = [...Map.groupBy(isAt(underWay), ({ teams: [team] }) => team?.id)].map(
    ([, work]): Bench => ({ ...(work[0]?.teams[0] ? { team: work[0].teams[0] } : {}), work }),
  );
  return {
    // They are in the order of their newest work already; equal days go by name.
    benches: benches.toSorted(
      (a, b) =>
        Number(a.team === undefined) - Number(b.team === undefined) ||
        compareDays(b.work[0]?.since, a.work[0]?.since) ||
        compareNames(a.team, b.team),
    ),
    quiet: teams.toSorted(compareNames).flatMap((team) => toQuiet(team, all, asOf)),
    dropped: isAt(['dropped']),
  };
}

const compareDays = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0);

const compareNames = (a?: Reference, b?: Reference) =>
  (a?.title ?? '').localeCompare(b?.title ?? '', 'en') || compareDays(a?.id, b?.id);

/** The day of an item's last news: that it was shown, or that it got further. */
const movedOn = ({ item, since }: StagedItem) => (since > item.day ? since : item.day);

function toQuiet(team: Reference, all: readonly StagedItem[], asOf: string): QuietTeam[] {
  const own = all
    .filter(({ teams }) => teams.some(({ id }) => id === team.id))
    .toSorted((a, b) => compareDays(movedOn(b), movedOn(a)) || newestFirst(a, b));
  const [last] = own;
  if (last && daysBetween(movedOn(last), asOf) < quietDays) return [];
  return [{ team, ...(last ? { last: { ...last, since: movedOn(last) } } : {}) }];
}

/**
 * What shipped, by month, newest first.
 *
 * @param limit shows the newest only; months still tell how many they have
 */
export function toRegister(all: readonly StagedItem[], limit = Infinity): RegisterMonth[] {
  const shipped = all.filter(({ item }) => item.state === 'shipped').toSorted(newestFirst);
  const shown = new Set(shipped.slice(0, limit));
  return [...Map.groupBy(shipped, ({ since }) => monthOf(since))]
    .map(([month, group]) => ({
      month,
      total: group.length,
      shipped: group.filter((item) => shown.has(item)),
    }))
    .filter(({ shipped }) => shipped.length > 0);
}

/** Anchor of an entry in the register. Months have theirs (`2026-11`), and no id has a dot in it. */
export const registerAnchor = ({ kind, id }: Pick<Item, 'kind' | 'id'>) =>
  /^\d{4}-\d\d$/.test(id) ? `${kind}.${id}` : id;
