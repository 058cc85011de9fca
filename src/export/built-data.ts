import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  type ApiIndex,
  apiIndexSchema,
  type ApiRecord,
  apiShardSchema,
  apiVersion,
} from '#core/api.ts';
import { shardPath } from '#core/api-record.ts';
import type { Kind } from '#core/kind.ts';
import type { Settings } from '#core/settings.ts';
import { filesBelow } from '#import/stage.ts';
import type { Hub } from '#ingest/hub.ts';
import { isPublic } from '#ingest/prepare.ts';
import { expectRecords } from './expected-records.ts';
import { createHidden } from './hidden.ts';
import { isOpmlOf } from './opml.ts';

/**
 * Lists what programs read of a built hub, after a comparison with the content: a folder that was
 * built from other content, or before something in it was hidden, is refused.
 *
 * @returns paths below the folder: the API and `feeds.opml`
 * @throws {Error} with a sentence when the folder is no built hub, or one of other content
 */
export async function listBuiltData(
  built: string,
  hub: Hub,
  kinds: Record<string, Kind>,
): Promise<string[]> {
  const files = (await filesBelow(path.join(built, 'api/v1'))).map((file) => `api/v1/${file}`);
  if (files.length === 0)
    throw new Error(`There is no built hub in ${built}. Build it first: npm run build.`);
  if (!(await isBuiltFrom(built, files, hub, kinds)))
    throw new Error(`${built} was built from other content. Build again, or leave --built out.`);
  return [...files, 'feeds.opml'];
}

async function isBuiltFrom(
  built: string,
  files: string[],
  hub: Hub,
  kinds: Record<string, Kind>,
): Promise<boolean> {
  const settings = hub.settings as Settings;
  const readJson = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(built, file), 'utf8'));
  try {
    const index = toExact(apiIndexSchema, await readJson('api/v1/index.json'));
    const shards = new Map<string, unknown>();
    const schemas = ['index', 'shard', 'record', ...Object.keys(kinds)];
    const known = new Set(schemas.map((name) => `api/v1/schemas/${name}.json`));
    for (const file of files)
      if (file !== 'api/v1/index.json' && !known.has(file)) shards.set(file, await readJson(file));
    const told = [...shards.values()].flatMap((shard) => toExact(apiShardSchema, shard).records);
    const records = await expectRecords(hub, kinds, index.url, told);
    const { sources } = hub;
    const opml = await readFile(path.join(built, 'feeds.opml'), 'utf8');
    return (
      isIndexOf(index, settings, kinds) &&
      new Set(told.map(({ key }) => key)).size === told.length &&
      areShardsOf(shards, records) &&
      isOpmlOf(opml, { index, records, hidden: createHidden(sources, isPublic), kinds })
    );
  } catch {
    // A file that is missing, or is not what the API has in its place, is not of this content either.
    return false;
  }
}

/** @throws {Error} when a value is not of a schema, or has more than the schema tells of */
function toExact<Value>(schema: { parse: (value: unknown) => Value }, value: unknown): Value {
  const parsed = schema.parse(value);
  if (!isDeepStrictEqual(parsed, value)) throw new Error('There is more than the schema tells of.');
  return parsed;
}

const isIndexOf = (index: ApiIndex, settings: Settings, kinds: Record<string, Kind>) =>
  index.name === settings.name &&
  index.tagline === settings.tagline &&
  index.language === settings.language &&
  isDeepStrictEqual(
    index.kinds.map(({ name, label, description }) => [name, label, description]),
    Object.values(kinds).map(({ name, label, description }) => [name, label.many, description]),
  );

/** Whether files hold just these records, each in its place. */
function areShardsOf(shards: ReadonlyMap<string, unknown>, records: readonly ApiRecord[]): boolean {
  const expected = Map.groupBy(records, ({ kind, date }) =>
    shardPath({ kind, day: date ?? '' }).slice(1),
  );
  if (shards.size !== expected.size) return false;
  return [...expected].every(([file, own]) => {
    const year = path.basename(file, '.json');
    const shard = {
      version: apiVersion,
      kind: own[0]?.kind,
      ...(year === 'undated' ? {} : { year }),
      records: own,
    };
    return isDeepStrictEqual(shards.get(file), shard);
  });
}
