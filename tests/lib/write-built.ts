import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApiIndex } from '#core/api.ts';
import { shardPath, toApiRecord } from '#core/api-record.ts';
import { joinCommunity } from '#core/community.ts';
import type { Entry } from '#core/entry.ts';
import type { Kind } from '#core/kind.ts';
import { createPublicFields } from '#core/public-data.ts';
import type { Settings } from '#core/settings.ts';
import { readHub } from '#ingest/hub.ts';
import { addressOf, prepareEntries } from '#ingest/prepare.ts';
import { readSite } from '#ingest/site.ts';
import { feedGroups } from '#site/feeds.ts';
import type { SiteHub } from '#site/hub.ts';
import { renderOpml } from '#site/opml.ts';

// Builds keep their pictures there: most are ready.
const cache = path.resolve('.cache');

/** Writes what programs read of a hub, as a build of it would, without its pages. */
export async function writeBuilt(
  built: string,
  content: string,
  kinds: Record<string, Kind>,
  asOf: string,
): Promise<void> {
  const options = { content, cache, asOf, drafts: false };
  const entries = await prepareEntries(await readHub(content, kinds), options);
  const { settings, snapshot } = await readSite(content);
  const { origin, base } = addressOf(settings, {});
  const community = joinCommunity({ kinds, entries, settings, snapshot, base, asOf });
  const { items, byKey } = community;
  const source = { kinds, settings, origin, base, byKey };
  const files: Record<string, unknown> = {
    'api/v1/index.json': toIndex(settings, kinds, origin + base),
  };
  for (const [file, own] of Map.groupBy(items, (item) => shardPath(item).slice(1))) {
    const year = path.basename(file, '.json');
    const records = own.map((item) => {
      const entry = community.entries.get(item.key) as Entry;
      const redact = createPublicFields(kinds[item.kind] as Kind, (key) => byKey.has(key));
      return toApiRecord(item, entry, redact(entry.data), source);
    });
    files[file] = {
      version: 1,
      kind: own[0]?.kind,
      ...(year === 'undated' ? {} : { year }),
      records,
    };
  }
  const hub = { settings, origin, base, community } as SiteHub;
  const texts = Object.entries(files).map(([file, data]) => [file, JSON.stringify(data)] as const);
  for (const [file, text] of [
    ...texts,
    ['feeds.opml', renderOpml(hub, feedGroups(hub))] as const,
  ]) {
    await mkdir(path.dirname(path.join(built, file)), { recursive: true });
    await writeFile(path.join(built, file), text);
  }
}

function toIndex(settings: Settings, kinds: Record<string, Kind>, url: string): ApiIndex {
  const { name, tagline, language } = settings;
  return {
    version: 1,
    name,
    tagline,
    url,
    language,
    kinds: Object.values(kinds).map((kind) => ({
      name: kind.name,
      label: kind.label.many,
      description: kind.description,
      url,
      schema: url,
      shards: [],
    })),
    schemas: { index: url, shard: url, record: url },
    links: { documentation: url, llms: url, opml: url, sitemap: url, source: url },
  };
}
