import { type ApiIndex, type ApiRecord, type ApiShard, apiVersion } from '#core/api.ts';
import { shardPath, toApiRecord } from '#core/api-record.ts';
import type { Entry } from '#core/entry.ts';
import type { Item } from '#core/item.ts';
import { createPublicFields } from '#core/public-data.ts';
import { withBase } from '#core/urls.ts';
import { toRoutes } from './cache-key.ts';
import { allKinds, getHub, type SiteHub } from './hub.ts';
import { schemaPath } from './schemas.ts';

/** The front matter of an item's entry, without references to what is not public. */
export type FieldsOf = (item: Item) => object;

/** Reads entries' public front matter; each kind's schema is made once. */
export function createFields({ community }: SiteHub): FieldsOf {
  const isPublic = (key: string) => community.byKey.has(key);
  const fields = new Map(
    Object.values(allKinds).map((kind) => [kind.name, createPublicFields(kind, isPublic)]),
  );
  return ({ kind, key }) => {
    const { data } = community.entries.get(key) as Entry;
    return fields.get(kind)?.(data) ?? {};
  };
}

/** Makes the records of a hub's items. */
export function createRecords(hub: SiteHub): (item: Item) => ApiRecord {
  const fieldsOf = createFields(hub);
  const source = { ...hub, kinds: allKinds, byKey: hub.community.byKey };
  return (item) =>
    toApiRecord(item, hub.community.entries.get(item.key) as Entry, fieldsOf(item), source);
}

/** Entries split by kind and year, so that a change rewrites one file. */
export async function shardRoutes() {
  const hub = await getHub();
  const toRecord = createRecords(hub);
  const shards = Map.groupBy(hub.community.items, shardPath);
  const pages = [...shards].map(([path, items]) => {
    const [kind = '', year = ''] = path.replace(/^\/api\/v1\/|\.json$/g, '').split('/');
    const shard: ApiShard = {
      version: apiVersion,
      kind,
      ...(year === 'undated' ? {} : { year }),
      records: items.map(toRecord),
    };
    return { params: { kind, year }, props: { shard } };
  });
  return toRoutes(hub, pages);
}

/** What there is and where. It has no counts, so that a new entry leaves it as it is. */
export async function toIndex(): Promise<ApiIndex> {
  const { settings, origin, base, community } = await getHub();
  const at = (path: string) => origin + withBase(base, path);
  return {
    version: apiVersion,
    name: settings.name,
    tagline: settings.tagline,
    url: origin + base,
    language: settings.language,
    kinds: Object.values(allKinds).map(({ name, label, description, surfaces }) => ({
      name,
      label: label.many,
      description,
      ...(surfaces.includes('page') ? { url: at(`/${name}/`) } : {}),
      schema: at(schemaPath(name)),
      shards: shardsOf(community.items, name).map(({ path, year }) => ({
        ...(year ? { year } : {}),
        url: at(path),
      })),
    })),
    schemas: {
      index: at(schemaPath('index')),
      shard: at(schemaPath('shard')),
      record: at(schemaPath('record')),
    },
    links: {
      documentation: at('/api/'),
      llms: at('/llms.txt'),
      opml: at('/feeds.opml'),
      sitemap: at('/sitemap.xml'),
      source: `https://github.com/${settings.repo}`,
    },
  };
}

/** Files with entries of one kind, newest year first. */
function shardsOf(items: readonly Item[], kind: string) {
  const own = items.filter((item) => item.kind === kind);
  return [...new Map(own.map((item) => [shardPath(item), item.day.slice(0, 4)]))]
    .map(([path, year]) => ({ path, year }))
    .sort((a, b) => (a.year < b.year ? 1 : -1));
}
