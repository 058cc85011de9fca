import { defineCollection } from 'astro:content';
import type { Kind } from '#core/kind.ts';
import { hubLoader } from '#ingest/loader.ts';
import { kinds } from '#kinds/registry.ts';

/** One collection per registered kind, derived: never edited by hand. The loader validates. */
export const collections = Object.fromEntries(
  Object.keys(kinds).map((name) => [
    name,
    defineCollection({ loader: hubLoader(name, kinds as unknown as Record<string, Kind>) }),
  ]),
);
