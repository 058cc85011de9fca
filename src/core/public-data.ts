import { z } from 'zod';
import type { Agrees, Kind } from './kind.ts';

/** Who stands for a member that is named nowhere: GitHub's own stand-in for deleted accounts. */
const ghost = { github: 'ghost', name: 'a member' };

/** What a reference to something that is not public reads as. No author can write it. */
const hidden = '\0hidden';

type Fields = Record<string, unknown>;
type Path = (string | number)[];

/**
 * Makes the function that takes every reference to what is not public out of a kind's data. An
 * author becomes a guest without a name. Any other reference goes with the smallest thing around it
 * that the schema can do without: an element of a list, a field, a record that makes no sense
 * without it; at last the field of the entry itself.
 *
 * @param isPublic whether readers may see the entry of a key `<kind>/<id>`
 * @throws {Error} the function made does, when data is not valid input of the schema it came from
 */
export function createRedaction(
  schemaOf: Kind['schema'],
  isPublic: (key: string) => boolean,
): <Data extends object>(data: Data) => Data {
  const known = (toKey: (text: string) => string) =>
    z.string().overwrite((text) => (isPublic(toKey(text)) ? text : hidden));
  const schema = schemaOf({
    reference: (kind) => known((id) => `${kind}/${id}`),
    key: () => known((key) => key),
    image: () => z.string(),
    media: () => z.string(),
  });
  return <Data extends object>(data: Data) => redact(schema, data as Fields) as Data;
}

/**
 * Makes the function that tells the front matter of a kind's entries: without references to what is
 * not public, and without what the kind does not publish.
 */
export function createPublicFields(
  { schema, unpublished = [] }: Pick<Kind, 'schema' | 'unpublished'>,
  isPublic: (key: string) => boolean,
): (data: object) => object {
  const redact = createRedaction(schema, isPublic);
  const hiddenNames = new Set(unpublished);
  return (data) => omit(redact(data) as Fields, hiddenNames);
}

/**
 * Makes the function that takes out of an entry's data, as it is written, what the people in it do
 * not agree to. What does not change stays as it is written; data without anything to take out comes
 * back itself.
 */
export function createWithholding(
  { schema: schemaOf, withhold }: Pick<Kind, 'schema' | 'withhold'>,
  agrees: Agrees,
): (data: Fields, id: string) => Fields {
  if (!withhold) return (data) => data;
  const schema = schemaOf({
    reference: () => z.string(),
    key: () => z.string(),
    image: () => z.string(),
    media: () => z.string(),
  });
  return (data, id) => {
    const parsed = schema.parse(data) as Fields;
    const withheld = withhold(parsed as never, agrees, id) as Fields;
    return carry(data, parsed, withheld) as Fields;
  };
}

/** Data as it is written, with the changes that were made to what a schema read from it. */
function carry(written: unknown, before: unknown, after: unknown): unknown {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (isSame(before, after)) return written;
  if (Array.isArray(written) && Array.isArray(before) && Array.isArray(after)) {
    if (before.length === after.length)
      return written.map((value, index) => carry(value, before[index], after[index]));
    let next = 0;
    const kept = written.filter((_, index) => {
      const stays = isSame(before[index], after[next]);
      if (stays) next += 1;
      return stays;
    });
    return next === after.length ? kept : after;
  }
  if (!isFields(written) || !isFields(before) || !isFields(after)) return after;
  const names = [...new Set([...Object.keys(written), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .map((name) => [name, carry(written[name], before[name], after[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function redact(schema: z.ZodType, data: Fields): Fields {
  let redacted = data;
  // Required fields that cannot be mended stay until the end: without them nothing can be parsed.
  const dropped = new Set<string>();
  for (;;) {
    const { data: marked, error } = schema.safeParse(redacted);
    if (error)
      throw new Error(`Data does not fit the schema it came from: ${z.prettifyError(error)}`);
    const path = findHidden(omit(marked as Fields, dropped), omit(redacted, dropped));
    if (!path) return omit(redacted, dropped);
    const mended = mend(schema, redacted, path);
    if (mended) redacted = mended;
    else dropped.add(String(path[0]));
  }
}

const omit = (data: Fields, names: Set<string>): Fields =>
  names.size === 0
    ? data
    : Object.fromEntries(Object.entries(data).filter(([name]) => !names.has(name)));

/** Where the first hidden reference stands: a value that became the mark, or the key of a record. */
function findHidden(marked: unknown, data: unknown, path: Path = []): Path | undefined {
  if (marked === hidden) return path;
  if (typeof marked !== 'object' || marked === null) return undefined;
  for (const [key, value] of Object.entries(data as object)) {
    const step = Array.isArray(data) ? Number(key) : key;
    if (!Object.hasOwn(marked, key)) return [...path, step];
    const found = findHidden((marked as Fields)[key], value, [...path, step]);
    if (found) return found;
  }
  return undefined;
}

/** The data after the smallest change that its schema accepts; undefined when there is none. */
function mend(schema: z.ZodType, data: Fields, path: Path): Fields | undefined {
  const candidates = [
    ...(typeof valueAt(data, path) === 'string' ? [replaceAt(data, path, ghost)] : []),
    ...path.map((_, index) => removeAt(data, path.slice(0, path.length - index))),
  ];
  for (const candidate of candidates) {
    const { error } = schema.safeParse(candidate);
    if (!error) return candidate;
    // Other fields that make no sense without the one that went go with it: start and end of a slice.
    const senseless = new Set(error.issues.map(({ path: [name] }) => String(name)));
    const along = omit(candidate, senseless);
    if (!senseless.has(String(path[0])) && schema.safeParse(along).success) return along;
  }
  return undefined;
}

const valueAt = (data: unknown, path: Path) =>
  path.reduce<unknown>((value, key) => (value as Fields)[key], data);

function replaceAt(data: Fields, path: Path, value: unknown): Fields {
  const copy = structuredClone(data);
  Object.assign(valueAt(copy, path.slice(0, -1)) as object, { [String(path.at(-1))]: value });
  return copy;
}

function removeAt(data: Fields, path: Path): Fields {
  const copy = structuredClone(data);
  const holder = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete (holder as Fields)[String(key)];
  return copy;
}
