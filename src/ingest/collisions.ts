import type { Kind } from '#core/kind.ts';
import type { Problem } from '#core/problem.ts';
import { decodeEscapes, markdownPath } from '#core/urls.ts';
import type { CheckedSource } from './hub.ts';

/** Addresses that a build makes besides the pages of entries and kinds. */
const ownFiles =
  /^\/(_|pagefind\/|og\/|api\/|sitemap[./]|favicon|(robots\.txt|feeds\.opml|llms\.txt|changelog\/\d{4}\/)$)|\/archive\/|\/(rss\.xml|atom\.xml|feed\.json)$/;

/** Files that may lie in the folder of an entry's page. */
const ownDownloads = /^\/[^/]+\/([^/]+)\/([^/]+\.(geojson|kml|gpx)|\1-offline\.html)$/;

/** Two entries, or an entry and an alias, that claim one id or one URL. */
export function findCollisions(kinds: Record<string, Kind>, sources: CheckedSource[]): Problem[] {
  const taken = new Map<string, string>(
    [
      '/',
      '/community/',
      '/search/',
      '/styleguide/',
      '/wip/',
      '/changelog/',
      '/videos/',
      '/feeds/',
      '/privacy/',
      '/code-of-conduct/',
      '/404.html',
      '/404/',
      ...Object.keys(kinds).map((kind) => `/${kind}/`),
    ].map((url) => [url, 'a page of the hub']),
  );
  const problems: Problem[] = [];
  const ids = new Map<string, string>();
  const claim = (
    map: Map<string, string>,
    name: string,
    source: CheckedSource,
    field: string,
    message: (other: string) => string,
  ) => {
    const other = map.get(name);
    if (other === undefined) map.set(name, source.shownFile);
    else
      problems.push({
        file: source.shownFile,
        ...source.yaml.positionOf(field.split('.')),
        field,
        message: message(other),
      });
    return other === undefined;
  };
  // Who writes the field comes second, so that the problem stands where it can be mended.
  const writersLast = (field: 'id' | 'slug') => [
    ...sources.filter(({ data }) => data[field] === undefined),
    ...sources.filter(({ data }) => data[field] !== undefined),
  ];
  const unique = new Set(
    writersLast('id').filter((source) =>
      claim(
        ids,
        `${source.kind}/${source.id}`,
        source,
        'id',
        (other) =>
          `The id "${source.id}" is taken by ${other}. Rename this file, or give it an id of its own.`,
      ),
    ),
  );
  for (const source of writersLast('slug')) {
    if (!unique.has(source)) continue;
    const url = `/${source.kind}/${source.slug}/`;
    claim(taken, url, source, 'slug', (other) =>
      kinds[source.kind]?.host
        ? `The name "${source.slug}" is taken by ${other}. Rename this file, or give it a slug of its own.`
        : `The address ${url} is taken by ${other}. Choose another slug.`,
    );
    taken.set(markdownPath(url), 'a page of the hub');
  }
  for (const source of sources) {
    source.data.aliases.forEach((alias, index) => {
      const path = decodeEscapes(alias) ?? alias;
      const url = (/\.\w+$/.test(path) || path.endsWith('/') ? path : `${path}/`).replace(
        /\/index\.html$/,
        '/',
      );
      const message = (other: string) =>
        `The alias ${alias} is taken by ${other}. Remove it, or choose another.`;
      if (ownFiles.test(url) || ownDownloads.test(url)) taken.set(url, 'a page of the hub');
      claim(taken, url, source, `aliases.${index}`, message);
    });
  }
  return problems;
}
