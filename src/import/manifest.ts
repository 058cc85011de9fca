import { z } from 'zod';

/** Name of the form of archive that `npm run export` writes. */
export const archiveFormat = 'potluck-archive';

/** Raised when an older hub could not bring the archive back; additions leave it. */
export const archiveVersion = 1;

/** Where the manifest is in an archive. */
export const manifestPath = 'manifest.json';

/** What may be printed: a control character could draw over a terminal. */
const words = z.string().regex(/^\P{Cc}*$/u);
const path = words.min(1);
const sentences = z.array(z.object({ path, changes: z.array(words) }));

/** `manifest.json` of an archive: what is in it, and how to tell that nothing is damaged. */
export const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  version: z.int().positive(),
  /** Name of the hub. */
  name: words,
  /** Where the hub is read. */
  url: words,
  /** The day it shows. */
  asOf: z.iso.date(),
  /** Entries by kind. */
  counts: z.record(z.string(), z.int().nonnegative()),
  /** Every file but the manifest itself, sorted by path. */
  files: z.array(
    z.object({
      path,
      size: z.int().nonnegative(),
      sha256: z.string().regex(/^[\da-f]{64}$/),
    }),
  ),
  /** Files of `content/` that differ from the hub's own, and how. */
  adapted: sentences,
  /** Public entries that make no sense without something that is not public. */
  omitted: sentences,
});

/** The manifest, parsed. */
export type Manifest = z.output<typeof manifestSchema>;

/** One file an archive should have. */
export type ManifestFile = Manifest['files'][number];

/**
 * Reads the text of a manifest.
 *
 * @param from what is read, for the sentence
 * @throws {Error} when it is none, or one of a later version
 */
export function parseManifest(text: string, from: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(`${from} is no archive of a hub: its manifest.json is not valid JSON.`);
  }
  const { format, version } = (data ?? {}) as { format?: unknown; version?: unknown };
  if (format !== archiveFormat)
    throw new Error(`${from} is no archive of a hub: its manifest.json is one of something else.`);
  if (typeof version === 'number' && version > archiveVersion)
    throw new Error(
      `${from} was made by a later Potluck (version ${version} of the archive). Update this one.`,
    );
  const result = manifestSchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `The manifest.json of ${from} is damaged: ${issue?.path.join('.')}: ${issue?.message}.`,
  );
}
