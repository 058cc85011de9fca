import { getCollection } from 'astro:content';
import type { Entry } from '#core/entry.ts';
import { readRendered } from '#ingest/prepare.ts';
import { readOptions } from '#ingest/options.ts';
import type { Rendered } from '#ingest/render.ts';
import { type KindName, kinds } from '#kinds/registry.ts';

/** Every entry of the hub. The only caller of getCollection. */
export async function getEntries(): Promise<Entry[]> {
  const collections = await Promise.all(
    (Object.keys(kinds) as KindName[]).map((name) => getCollection(name as never)),
  );
  return collections.flat().map(({ data }) => data as unknown as Entry);
}

/** The rendered body of an entry, from the render cache. */
export async function readBody(renderKey: string): Promise<Rendered> {
  const rendered = await readRendered(readOptions().cache, renderKey);
  if (!rendered) throw new Error('A rendered body is missing from the cache. Build again.');
  return rendered;
}
