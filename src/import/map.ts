import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { formatProblem } from '#core/problem.ts';
import { webUrl } from '#core/fields.ts';
import { parseYaml, toProblems } from '#ingest/front-matter.ts';
import { shownPath } from '#ingest/source.ts';

const fieldValue: z.ZodType<unknown> = z.json();

/** Rules for what an import cannot guess: a small YAML file given with `--map`. */
const mapSchema = z.strictObject({
  /** Where the old site was read: links to its other pages lead there. */
  site: webUrl().optional(),
  /** Old address of a file that names none: `/blog/:year/:month/:slug/`. */
  urls: z
    .string()
    .regex(/^\/[\w\-./:]*$/, 'Write a path with places, like /blog/:year/:month/:slug/.')
    .optional(),
  /** Values of fields that a file does not have. `{name}` in a text is the file's own field. */
  defaults: z.record(z.string(), fieldValue).default({}),
  /** Their name of a field -> ours; null leaves it out. */
  fields: z.record(z.string(), z.string().nullable()).default({}),
  /** An author as they write it -> the id of a member, or a guest. */
  authors: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.strictObject({ name: z.string().optional(), github: z.string().optional() }),
      ]),
    )
    .default({}),
  /** A tag as they write it -> the id of a topic; null leaves it out. */
  topics: z.record(z.string(), z.string().nullable()).default({}),
  /** A file, below the source folder -> fields of ours for it alone; false leaves it out. */
  files: z
    .record(z.string(), z.union([z.literal(false), z.record(z.string(), fieldValue)]))
    .default({}),
});

/** Rules of one import. */
export type ImportMap = z.output<typeof mapSchema>;

/** Rules that leave everything to the importer's own guesses. */
export const emptyMap: ImportMap = mapSchema.parse({});

/**
 * Reads a map file.
 *
 * @throws {Error} with each problem's file, line, column and fix
 */
export async function readMap(file: string): Promise<ImportMap> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no map file ${file}.`);
  });
  if (!/^\s*[^#\s]/m.test(text)) return emptyMap;
  const yaml = parseYaml(text.replace(/\r\n?/g, '\n'), shownPath(file));
  const result = mapSchema.safeParse(yaml.data);
  const problems = [
    ...yaml.problems,
    ...(result.success ? [] : toProblems(result.error.issues, yaml, Object.keys(mapSchema.shape))),
  ];
  if (problems.length > 0 || !result.success)
    throw new Error(problems.map(formatProblem).join('\n'));
  return result.data;
}
