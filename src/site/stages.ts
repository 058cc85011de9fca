import {
  type Board,
  type RegisterMonth,
  type StagedItem,
  stagedOn,
  toBoard,
  toRegister,
} from '#core/stages.ts';
import type { DemoData } from '#kinds/demos/schema.ts';
import { type Route, toRoutes } from './cache-key.ts';
import { getHub, itemsOn, type SiteHub, toReference } from './hub.ts';

/** Newest entries of the changelog on its own page; those of each year have a page besides. */
const frontLength = 40;

/** What the changelog's own page shows. */
export interface Changelog {
  months: RegisterMonth[];
  /** Years with an entry, newest first. */
  years: string[];
  /** Whether its years have more than is shown. */
  more: boolean;
}

/** What shipped in one year. */
export interface ChangelogYear {
  year: string;
  months: RegisterMonth[];
  years: string[];
}

/** What is under way on the day of the build. */
export const getBoard = (hub: SiteHub): Board => {
  const teams = itemsOn(hub, 'page', 'teams').map(toReference);
  return toBoard(getStaged(hub), teams, hub.asOf);
};

/** What shipped last. */
export function getChangelog(hub: SiteHub): Changelog {
  const shipped = getShipped(hub);
  return {
    months: toRegister(shipped, frontLength),
    years: yearsOf(shipped),
    more: shipped.length > frontLength,
  };
}

/** A page for each year of the changelog: an entry's anchor there stays, however much follows. */
export async function changelogRoutes(): Promise<Route<ChangelogYear>[]> {
  const hub = await getHub();
  const shipped = getShipped(hub);
  const years = yearsOf(shipped);
  return toRoutes(
    hub,
    years.map((year) => ({
      params: { year },
      props: {
        year,
        years,
        months: toRegister(shipped.filter(({ since }) => since.startsWith(year))),
      },
    })),
  );
}

/** Years of the changelog that have a page, newest first. */
export const changelogYears = (hub: SiteHub): string[] => yearsOf(getShipped(hub));

const getShipped = (hub: SiteHub): StagedItem[] =>
  toRegister(getStaged(hub)).flatMap(({ shipped }) => shipped);

const yearsOf = (shipped: StagedItem[]) => [
  ...new Set(shipped.map(({ since }) => since.slice(0, 4))),
];

function getStaged(hub: SiteHub): StagedItem[] {
  const { byKey, entries } = hub.community;
  return itemsOn(hub, 'page', 'demos').map((item) => {
    const data = entries.get(item.key)?.data as Partial<DemoData> | undefined;
    return {
      item,
      since: stagedOn(item),
      teams: (item.facets.team ?? []).flatMap((id) => {
        const team = byKey.get(`teams/${id}`);
        return team ? [toReference(team)] : [];
      }),
      ...(data?.version ? { version: data.version } : {}),
    };
  });
}
