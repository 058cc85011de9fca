import path from 'node:path';
import type { ApiRecord } from '#core/api.ts';
import { toApiRecord } from '#core/api-record.ts';
import { joinCommunity } from '#core/community.ts';
import { type Entry, entryKey } from '#core/entry.ts';
import type { Kind } from '#core/kind.ts';
import { createPublicFields } from '#core/public-data.ts';
import type { Settings } from '#core/settings.ts';
import type { CheckedSource, Hub } from '#ingest/hub.ts';
import { addressOf, isPublic } from '#ingest/prepare.ts';
import { renderBody } from '#ingest/render.ts';
import { withoutUnlisted } from '#ingest/site.ts';
import { unlistedNames } from './snapshot.ts';

/**
 * What the API has to tell of a hub's public entries, newest first. What only a whole build knows
 * (lengths, names of files, changes in Git) is taken from the records told; first words are
 * compared with the text.
 *
 * @param site address of the hub's home page, as the API tells it
 * @throws {Error} when an entry is not told of, or with first words that its text does not have
 */
export async function expectRecords(
  hub: Hub,
  kinds: Record<string, Kind>,
  site: string,
  told: readonly ApiRecord[],
): Promise<ApiRecord[]> {
  const settings = hub.settings as Settings;
  const records = new Map(told.map((record) => [record.key, record]));
  const { origin, base } = addressOf({ ...settings, url: site }, {});
  const entries = await Promise.all(
    hub.sources.filter(isPublic).map((source) => toEntry(source, records.get(entryKey(source)))),
  );
  const snapshot = hub.snapshot && withoutUnlisted(hub.snapshot, unlistedNames(hub.sources));
  // The day counts for what a page gathers, which the API does not tell.
  const asOf = '1970-01-01';
  const community = joinCommunity({ kinds, entries, settings, snapshot, base, asOf });
  const { byKey } = community;
  const fields = new Map(
    Object.values(kinds).map((kind) => [
      kind.name,
      createPublicFields(kind, (key) => byKey.has(key)),
    ]),
  );
  const source = { kinds, settings, origin, base, byKey };
  return community.items.map((item) => {
    const entry = community.entries.get(item.key) as Entry;
    const record = toApiRecord(item, entry, fields.get(item.kind)?.(entry.data) ?? {}, source);
    return JSON.parse(JSON.stringify(record)) as ApiRecord;
  });
}

async function toEntry(source: CheckedSource, record: ApiRecord | undefined): Promise<Entry> {
  if (!record || !(await hasWords(source, record.excerpt)))
    throw new Error(`${source.shownFile} is not told of as it is.`);
  const { kind, id, slug, data, file } = source;
  const { excerpt, words, minutes, updated, picture, state = '', since } = record;
  const [, name = '', width = ''] =
    /\/_images\/([\da-f]+-[\da-f]+)-(\d+)\.webp$/.exec(picture?.url ?? '') ?? [];
  const shown = { name, width: Number(width), height: picture?.height ?? 0, widths: [] };
  const change = { commit: '', at: updated ?? '' };
  const dated = { value: state, at: since ?? '' };
  return {
    kind,
    id,
    slug,
    data,
    file,
    digest: '',
    body: { renderKey: '', headings: [], words, minutes, excerpt },
    links: [],
    media: toMedia(record),
    pictures: name ? Object.fromEntries(source.pictures.map((address) => [address, shown])) : {},
    // An update is a change after the first.
    ...(updated ? { history: [change, change] } : {}),
    ...(since ? { states: [dated, dated] } : {}),
  };
}

/** Published files, as the API tells them. */
const toMedia = ({ media = {} }: ApiRecord): Entry['media'] =>
  Object.fromEntries(
    Object.entries(media).map(([address, { url, type, bytes }]) => [
      address,
      { name: path.posix.basename(url), mime: type, bytes },
    ]),
  );

/** Whether a source says what its first words are told to be. */
async function hasWords({ body, mdx }: CheckedSource, excerpt: string): Promise<boolean> {
  const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const written = new Set(wordsOf(body));
  const told = wordsOf(excerpt);
  if (told.every((word) => written.has(word))) return true;
  // Notation can part a word, and a component can have words of its own.
  const { text } = await renderBody(body, mdx, { links: {}, pictures: {}, base: '/' });
  const rendered = new Set(wordsOf(text));
  return told.every((word) => rendered.has(word));
}
