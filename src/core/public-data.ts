import { z } from 'zod';
import type { Kind } from './kind.ts';

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
  });
  return <Data extends object>(data: Data) => redact(schema, data as Fields) as Data;
}

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
  return candidates.find((candidate) => schema.safeParse(candidate).success);
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
