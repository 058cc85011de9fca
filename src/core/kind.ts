import type { z } from 'zod';
import type { Entry } from './entry.ts';
import type { Author } from './fields.ts';
import type { ItemFields } from './item.ts';
import type { Position } from './position.ts';

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
  /** Another file beside the entry, published as it is; videos and slides may be web addresses instead. */
  media: (format: MediaFormat) => z.ZodType<string, string>;
}

/** What a file is for that is published as it is. */
export type MediaFormat = 'video' | 'captions' | 'slides';

/** What an entry's page plays: a video of its own, or a slice of another entry's. Times are seconds. */
export type Playable =
  | {
      video: string;
      captions?: string | undefined;
      duration?: number | undefined;
      /** What plays when, as its author tells. */
      chapters?: { at: number; title: string; speakers: Author[] }[];
    }
  | { of: string; start: number; end: number };

/**
 * A place where an entry of a kind shows up by itself. `rss` stands for its feeds, in every format;
 * `offline` for a copy of its page in one file.
 */
export type Surface = 'page' | 'feed' | 'rss' | 'search' | 'og' | 'sitemap' | 'offline';

/** What members agree to in their own files; see `consent` of a member. */
export type Consent = 'attendance' | 'photos' | 'location';

/** Whether a member agrees. Somebody unlisted or unknown agrees to nothing. */
export type Agrees = (member: string, to: Consent) => boolean;

/** What an entry's data can be judged against once every file is read. */
export interface Surroundings {
  /** Data of another entry by its key; undefined where it is not valid itself. */
  dataOf: (key: string) => unknown;
  /** Every valid entry of the same kind, this one too. */
  siblings: readonly { id: string; shownFile: string; data: unknown }[];
  /** Where a position lies instead of in a country (ISO 3166-1): `in Malaysia`, `at sea`; undefined when it is there. */
  whereOutside: (position: Position, country: string) => string | undefined;
}

/** A sentence about one field. */
export interface Objection {
  path: (string | number)[];
  message: string;
}

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
  structuredType:
    | 'BlogPosting'
    | 'City'
    | 'CollectionPage'
    | 'CreativeWork'
    | 'Event'
    | 'ProfilePage'
    | 'VideoObject'
    | 'WebPage';
  schema: (context: SchemaContext) => Schema;
  /** What is wrong with an entry that only its neighbours and the map of the world show. Pure. */
  judge?: (data: z.output<Schema>, surroundings: Surroundings, id: string) => Objection[];
  /** An entry's data without what the people in it do not agree to. Pure; the rest stays as it is. */
  withhold?: (data: z.output<Schema>, agrees: Agrees, id: string) => z.output<Schema>;
  /** Fields that the hub acts on and tells nobody. */
  unpublished?: readonly string[];
  /** Key of the entry on whose page it stands. Only kinds without a page of their own have it. */
  host?: (data: z.output<Schema>) => string;
  /** A field of one word whose changes are dated by Git; see `Entry.states`. */
  dated?: string;
  /** What an entry's page plays. Pure. */
  plays?: (data: z.output<Schema>) => Playable | undefined;
  /**
   * What every surface knows of an entry. Pure.
   *
   * @param asOf ISO day of the build, the only clock
   */
  toItem: (entry: Entry<z.output<Schema>>, asOf: string) => ItemFields;
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
