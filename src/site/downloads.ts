import type { Entry } from '#core/entry.ts';
import { type GeoFormat, geoFormats, isOnMap } from '#core/geo-formats.ts';
import { toRoutes } from './cache-key.ts';
import { type GeoFile, renderGeoFile, toGeoFile } from './geo-file.ts';
import { allKinds, getHub, type SiteHub } from './hub.ts';

/** What stands on one page, in one format. */
export interface GeoDownload {
  format: GeoFormat;
  file: GeoFile;
}

/** Points of each kind that stands on other entries' pages: a file a page and format. */
export async function geoRoutes() {
  const hub = await getHub();
  return toRoutes(
    hub,
    findGeoFiles(hub).flatMap(({ params, file }) =>
      geoFormats.map((format): { params: Record<string, string>; props: GeoDownload } => ({
        params: { ...params, format: format.name },
        props: { format, file },
      })),
    ),
  );
}

/** A list of points as a file. */
export const respondWithPoints = ({ format, file }: GeoDownload): Response =>
  new Response(renderGeoFile(format.name, file), { headers: { 'content-type': format.type } });

/** One for each page and kind with something to go to. */
export function findGeoFiles({ community, origin }: SiteHub) {
  return Object.values(allKinds).flatMap(({ name, label, host }) => {
    if (!host) return [];
    const open = community.items.filter((item) => item.kind === name && isOnMap(item));
    const byHost = Map.groupBy(open, ({ key }) => {
      const { data } = community.entries.get(key) as Entry;
      return host(data as never);
    });
    return [...byHost].flatMap(([key, items]) => {
      const page = community.byKey.get(key);
      const slug = community.entries.get(key)?.slug;
      if (!page || slug === undefined) return [];
      const title = `${page.title}: ${label.many}`;
      const file = toGeoFile({ title, url: origin + page.href, origin }, items);
      return [{ params: { kind: page.kind, slug, hosted: name }, file }];
    });
  });
}
