import type { z } from 'zod';
import type { Entry } from './entry.ts';
import type { ItemFields } from './item.ts';

/**
 * What a kind's schema may ask of the hub it is read in. Schemas stay importable by plain Node and
 * by tests: the context comes in as an argument.
 */
export interface SchemaContext {
  /** An id of another entry. Unknown ids are errors with a "did you mean". */
  reference: (kind: string) => z.ZodType<string, string>;
  /** A full key `<kind>/<id>` of another entry, of any kind. */
  key: () => z.ZodType<string, string>;
  /** A picture beside the entry (`./photo.jpg`). It must exist and be a real picture. */
  image: () => z.ZodType<string, string>;
}

/** A place where an entry of a kind shows up by itself; `rss` stands for its feeds, in every format. */
export type Surface = 'page' | 'feed' | 'rss' | 'search' | 'og' | 'sitemap';

/** Makes a kind's entries the values of a facet: the entry's page gathers every item that has it. */
export interface Facet {
  /** Key in `Item.facets`, singular: `topic`. */
  name: string;
  /** What readers see above the choices: `Topic`. */
  label: string;
}

/** One kind of content. Everything the hub does with it follows from this record and its views. */
export interface Kind<Schema extends z.ZodType = z.ZodType> {
  /** Plural; also the folder in `content/` and the first segment of the URL. */
  name: string;
  label: { one: string; many: string };
  /** One sentence for the kind's own index page. */
  description: string;
  /** OKLCH hue of the kind's colours, 0–360. */
  hue: number;
  surfaces: readonly Surface[];
  facet?: Facet;
  /** schema.org type of its pages. */
  structuredType: 'BlogPosting' | 'CollectionPage' | 'ProfilePage' | 'WebPage';
  schema: (context: SchemaContext) => Schema;
  /** What every surface knows of an entry. Pure. */
  toItem: (entry: Entry<z.output<Schema>>) => ItemFields;
  /** Keys of entries that the kind's page shows beside its own. */
  mentions?: (data: z.output<Schema>) => string[];
}

/** Root class of an entry's microformat (https://microformats.org/wiki/microformats2). */
export const microformatOf = ({ structuredType }: Pick<Kind, 'structuredType'>) =>
  structuredType === 'ProfilePage' ? 'h-card' : 'h-entry';

/** Data of a kind's entries, after its schema. */
export type DataOf<K> = K extends {
  schema: (context: SchemaContext) => infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : never;

/** Keeps the schema's own type while checking the record. */
export const defineKind = <const Name extends string, Schema extends z.ZodType>(
  kind: Kind<Schema> & { name: Name },
) => kind;
