import { getEntries } from './entries.ts';
import { type Community, joinCommunity } from '#core/community.ts';
import type { Item, Reference } from '#core/item.ts';
import type { Kind } from '#core/kind.ts';
import type { Settings } from '#core/settings.ts';
import type { Snapshot } from '#core/snapshot.ts';
import { readSite } from '#ingest/site.ts';
import { readOptions } from '#ingest/options.ts';
import { addressOf } from '#ingest/prepare.ts';
import { kinds } from '#kinds/registry.ts';

/** The hub that is being built, as pages see it. */
export interface SiteHub {
  settings: Settings;
  snapshot: Snapshot | undefined;
  /** `https://community.example.com` */
  origin: string;
  /** `/` or `/hub/` */
  base: string;
  /** ISO day. */
  asOf: string;
  community: Community;
}

/** Kinds by name, for code that treats all alike. */
export const allKinds = kinds as unknown as Record<string, Kind>;

let hub: Promise<SiteHub> | undefined;

/** The hub, joined once a build; anew for each page of the live preview. */
export function getHub(): Promise<SiteHub> {
  if (import.meta.env.DEV) return joinHub();
  hub ??= joinHub();
  return hub;
}

async function joinHub(): Promise<SiteHub> {
  const options = readOptions();
  const { settings, snapshot } = await readSite(options.content);
  const { origin, base } = addressOf(settings, options);
  const entries = await getEntries();
  const { asOf } = options;
  const community = joinCommunity({ kinds: allKinds, entries, settings, snapshot, base, asOf });
  return { settings, snapshot, origin, base, asOf, community };
}

/** A named link to an item. */
export const toReference = ({ id, title, href }: Item): Reference => ({ id, title, href });

/** Items on a surface, newest first. */
export const itemsOn = (
  { community }: SiteHub,
  surface: Kind['surfaces'][number],
  kind?: string,
): Item[] =>
  community.items.filter(
    (item) =>
      (kind === undefined || item.kind === kind) && allKinds[item.kind]?.surfaces.includes(surface),
  );
