import { toRoutes } from './cache-key.ts';
import { getHub, itemsOn } from './hub.ts';
import { changelogYears } from './stages.ts';

/** An address of the sitemap; `updated` only where Git knows it. */
export interface SitemapUrl {
  path: string;
  updated?: string;
}

/** Entries split by kind and year, so that a new one changes one file. */
export async function sitemapRoutes() {
  const hub = await getHub();
  const shards = Map.groupBy(itemsOn(hub, 'sitemap'), ({ kind, day }) =>
    day ? `${kind}-${day.slice(0, 4)}` : kind,
  );
  const pages = [...shards].map(([shard, items]) => ({
    params: { shard },
    props: {
      urls: items.map(({ href, updated, at }): SitemapUrl => ({
        path: href,
        ...(updated || at ? { updated: updated ?? at } : {}),
      })),
    },
  }));
  const own = [
    '',
    'community/',
    ...new Set(itemsOn(hub, 'sitemap').map(({ kind }) => `${kind}/`)),
    'wip/',
    'changelog/',
    ...changelogYears(hub).map((year) => `changelog/${year}/`),
    'videos/',
    'feeds/',
    'api/',
    'privacy/',
    'code-of-conduct/',
  ];
  return toRoutes(hub, [
    ...pages,
    {
      params: { shard: 'pages' },
      props: { urls: own.map((path): SitemapUrl => ({ path: hub.base + path })) },
    },
  ]);
}

/** One shard. */
export async function renderSitemap(urls: SitemapUrl[]): Promise<string> {
  const { origin } = await getHub();
  const entries = urls.map(
    ({ path, updated }) =>
      `<url><loc>${escapeXml(origin + path)}</loc>${updated ? `<lastmod>${updated}</lastmod>` : ''}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

/** The index of all shards. */
export async function renderSitemapIndex(): Promise<string> {
  const { origin, base } = await getHub();
  const shards = (await sitemapRoutes()).map(({ params, props }) => {
    const newest = props.urls
      .map(({ updated }) => updated ?? '')
      .sort()
      .at(-1);
    return `<sitemap><loc>${escapeXml(`${origin}${base}sitemap/${params.shard}.xml`)}</loc>${newest ? `<lastmod>${newest}</lastmod>` : ''}</sitemap>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${shards.join('\n')}\n</sitemapindex>\n`;
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
