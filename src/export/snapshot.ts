import { isDeepStrictEqual } from 'node:util';
import type { Snapshot } from '#core/snapshot.ts';
import type { CheckedSource } from '#ingest/hub.ts';
import { withoutUnlisted } from '#ingest/site.ts';

/**
 * The conversations of the entries of some keys, without the names of members who are not listed.
 *
 * @returns a sentence for each change beside it: with none the snapshot is as it was
 */
export function toPublicSnapshot(
  snapshot: Snapshot,
  sources: readonly CheckedSource[],
  keys: ReadonlySet<string>,
): { snapshot: Snapshot; changes: string[] } {
  const kept = Object.entries(snapshot.discussions).filter(([key]) => keys.has(key));
  const reduced = { ...snapshot, discussions: Object.fromEntries(kept) };
  const nameless = withoutUnlisted(reduced, unlistedNames(sources));
  return {
    snapshot: nameless,
    changes: [
      ...(kept.length < Object.keys(snapshot.discussions).length
        ? ['Conversations about what is not public were taken out.']
        : []),
      ...(isDeepStrictEqual(reduced, nameless)
        ? []
        : ['Names of members who are not listed were taken out.']),
    ],
  };
}

/** Ids, and account names in lower case, of members who want to be named nowhere. */
export function unlistedNames(sources: readonly CheckedSource[]): Set<string> {
  const unlisted = sources.filter(({ data }) => data.listed === false);
  return new Set(
    unlisted.flatMap(({ id, data }) => {
      const { login } = (data.github ?? {}) as { login?: string };
      return [id, ...(login ? [login.toLowerCase()] : [])];
    }),
  );
}
