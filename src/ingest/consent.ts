import path from 'node:path';
import { entryKey } from '#core/entry.ts';
import type { Agrees, Consent, Kind } from '#core/kind.ts';
import type { Problem } from '#core/problem.ts';
import type { CheckedSource } from './hub.ts';

/** Who agrees to what, as members say in their own files. */
export function createAgreement(sources: readonly CheckedSource[]): Agrees {
  const consents = new Map(
    sources.flatMap(({ kind, id, data }) =>
      kind === 'members' && !data.draft && data.visibility === 'public' && data.listed !== false
        ? [[id, data.consent as Partial<Record<Consent, boolean>> | undefined] as const]
        : [],
    ),
  );
  return (member, to) => consents.get(member)?.[to] === true;
}

/**
 * Sources as far as the people in them agree. A picture that goes with a field is not published
 * either, and what stands on a page that readers do not see is as hidden as the page.
 */
export function withholdAll(
  kinds: Record<string, Kind>,
  sources: readonly CheckedSource[],
  agrees: Agrees,
): CheckedSource[] {
  const byKey = new Map(sources.map((source) => [entryKey(source), source]));
  return sources.map((source) => {
    const kind = kinds[source.kind];
    if (!kind || !source.isValid) return source;
    const data = (kind.withhold?.(source.data, agrees, source.id) ??
      source.data) as typeof source.data;
    const host = kind.host && byKey.get(kind.host(source.data));
    const named = new Set(textsOf(data));
    return {
      ...source,
      data: {
        ...data,
        draft: data.draft || host?.data.draft === true,
        visibility: host?.data.visibility === 'private' ? 'private' : data.visibility,
      },
      pictures: source.pictures.filter((address) => named.has(address)),
    };
  });
}

/**
 * Where a picture is shown that a field had to give up: it would be published all the same.
 *
 * @param before sources as they were written
 * @param after the same, in the same order, as far as the people in them agree
 */
export function findWithheldPictures(
  before: readonly CheckedSource[],
  after: readonly CheckedSource[],
): Problem[] {
  const fileOf = ({ folder }: CheckedSource, address: string) => path.resolve(folder, address);
  const withheld = new Set(
    before.flatMap((source, index) => {
      // A picture that is named more often than it is left was taken out somewhere.
      const left = textsOf(after[index]?.data);
      return picturesIn(source)
        .filter((address, _, all) => count(address, all) > count(address, left))
        .map((address) => fileOf(source, address));
    }),
  );
  return after.flatMap((source) => {
    const uses = [
      ...source.scan.images,
      ...source.pictures.map((address) => ({ address, ...source.yaml.positionOfValue(address) })),
    ];
    return uses
      .filter(({ address }) => withheld.has(fileOf(source, address)))
      .map(({ address, line, column }) => ({
        file: source.shownFile,
        line,
        column,
        message: `"${address}" shows somebody who does not agree to be seen on photos. Take it out here too.`,
      }));
  });
}

/** Addresses of pictures in an entry's data, as often as they are named. */
const picturesIn = ({ data, pictures }: CheckedSource) =>
  textsOf(data).filter((text) => pictures.includes(text));

const count = (wanted: string, texts: readonly string[]) =>
  texts.filter((text) => text === wanted).length;

/** Every text in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
