import { z } from 'zod';
import { apiIndexSchema, apiRecordSchema, apiShardSchema } from '#core/api.ts';
import type { Kind, SchemaContext } from '#core/kind.ts';
import { withBase } from '#core/urls.ts';
import { toRoutes } from './cache-key.ts';
import { allKinds, getHub } from './hub.ts';

/** Path of a published schema, without the base. */
export const schemaPath = (name: string) => `/api/v1/schemas/${name}.json`;

/** A JSON Schema, draft 2020-12. */
type JsonSchema = Record<string, unknown>;

/** What references look like to somebody who does not have the hub. */
const words: SchemaContext = {
  reference: (kind) => z.string().describe(`Id of one of the ${kind}.`),
  key: () => z.string().describe('Key of an entry, like posts/hello.'),
  image: () => z.string().describe('Path of a picture beside the file, like ./photo.webp.'),
  media: (format) =>
    z.string().describe(`Path of a file beside this one (${format}), or a web address.`),
};

/** Schemas of the API's own files, which are told apart from kinds by being singular. */
const ownSchemas = { index: apiIndexSchema, shard: apiShardSchema, record: apiRecordSchema };

/** Every published schema: the front matter of each kind, and the files of the API. */
export async function schemaRoutes() {
  const hub = await getHub();
  const idOf = (name: string) => hub.origin + withBase(hub.base, schemaPath(name));
  const schemas = [
    ...Object.values(allKinds).map((kind) => [kind.name, toFrontMatterSchema(kind)] as const),
    ...Object.entries(ownSchemas).map(([name, schema]) => [name, toJsonSchema(schema)] as const),
  ];
  return toRoutes(
    hub,
    schemas.map(([name, { $schema, ...schema }]) => ({
      params: { name },
      props: { schema: { $schema, $id: idOf(name), ...schema } },
    })),
  );
}

/** JSON Schema of a kind's front matter. The hub checks more than a JSON Schema can say. */
export const toFrontMatterSchema = ({ label, description, schema }: Kind): JsonSchema => ({
  title: label.one,
  description,
  ...toJsonSchema(schema(words)),
});

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    // What an author may write: fields with a default are optional, our own may grow.
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (hasFlags(zodSchema)) delete jsonSchema.pattern;
    },
  });
}

/** JSON Schema's patterns know no flags: one that ignores case would refuse what the hub takes. */
const hasFlags = ({ _zod }: z.core.$ZodType) =>
  (_zod.def.checks ?? []).some((check) => {
    const { pattern } = check._zod.def as { pattern?: RegExp };
    return pattern !== undefined && /[ims]/.test(pattern.flags);
  });
