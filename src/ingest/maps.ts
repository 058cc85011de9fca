import path from 'node:path';
import { type Entry, entryKey } from '#core/entry.ts';
import { isClosed } from '#core/geo-formats.ts';
import type { Kind } from '#core/kind.ts';
import { type LocalMap, type LocalMapSource, toLocalMap } from '#core/local-map.ts';
import { countryAround } from './atlas.ts';
import { readCached, writeWhole } from './cache.ts';
import { landAround } from './land.ts';
import type { HubOptions } from './options.ts';
import { hashOf } from './source.ts';

/** Kilometres around a city whose coasts its map may show: more than any frame has. */
const surroundings = 300;

/** What maps depend on beside entries. */
interface MapOptions extends Pick<HubOptions, 'asOf' | 'cache'> {
  /** Of the code and the atlas; see `readRendererVersion`. */
  version: string;
}

/** Gives every entry with a position the map of what stands on its page (see `Kind.host`) and is not closed. */
export function addMaps(
  kinds: Record<string, Kind>,
  entries: Entry[],
  options: MapOptions,
): Promise<Entry[]> {
  const hosted = Map.groupBy(entries, ({ kind, data }) => kinds[kind]?.host?.(data));
  const toPlaces = (entry: Entry) => {
    const item = kinds[entry.kind]?.toItem(entry, options.asOf);
    return item?.position && !isClosed(item)
      ? [{ key: entryKey(entry), position: item.position }]
      : [];
  };
  return Promise.all(
    entries.map(async (entry) => {
      const places = (hosted.get(entryKey(entry)) ?? []).flatMap(toPlaces);
      const centre = places.length > 0 && kinds[entry.kind]?.toItem(entry, options.asOf).position;
      if (!centre) return entry;
      const map = await drawCached({ centre, places }, options);
      return { ...entry, map, digest: hashOf(JSON.stringify([entry.digest, map])) };
    }),
  );
}

/** Draws a map, or takes it from the cache without opening the atlas. */
async function drawCached(
  source: Pick<LocalMapSource, 'centre' | 'places'>,
  { cache, version }: MapOptions,
): Promise<LocalMap> {
  const file = path.join(cache, 'maps', `${hashOf(JSON.stringify([version, source]))}.json`);
  const cached = await readCached(file);
  if (cached) return JSON.parse(cached.toString()) as LocalMap;
  const { centre } = source;
  const land = landAround(centre, surroundings);
  const map = toLocalMap({ ...source, land, country: countryAround(centre) });
  await writeWhole(file, JSON.stringify(map));
  return map;
}
