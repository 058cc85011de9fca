import { z } from 'zod';

/** Raised when something of the API goes away or changes its meaning; additions leave it. */
export const apiVersion = 1;

const url = (what: string) => z.url().describe(what);
const reference = z.object({ id: z.string(), title: z.string(), url: z.url() });

/** What the API tells of an entry. Fields may be added, so that readers pass over unknown ones. */
export const apiRecordSchema = z
  .object({
    key: z.string().describe('`<kind>/<id>`: the name of the entry. It never changes.'),
    kind: z.string().describe('Kind of the entry, plural: `posts`.'),
    id: z.string(),
    label: z.string().describe('What its card says above the title: `Note`.'),
    title: z.string(),
    summary: z.string().optional().describe('One or two sentences by the author.'),
    excerpt: z.string().describe('First words of the text, plain; at most 300 characters.'),
    url: url('Its page, or where it stands on another.').optional(),
    links: z.object({
      api: url('The file that this record is in.'),
      markdown: url('The whole text as Markdown.').optional(),
      source: url('The file on GitHub that it is made from.'),
    }),
    date: z.iso.date().optional().describe('Day of the entry; kinds outside time have none.'),
    at: z.iso
      .datetime()
      .optional()
      .describe('The same as an instant in UTC; records are sorted by it, newest first.'),
    updated: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Last change in Git, when there was one after the first.'),
    language: z.string().describe('BCP 47 tag: `en`, `pt-BR`.'),
    authors: z.array(
      z.object({
        name: z.string(),
        id: z.string().optional().describe('Id of a member; guests have none.'),
        url: z.url().optional(),
      }),
    ),
    topics: z.array(reference),
    facets: z
      .record(z.string(), z.array(z.string()))
      .describe('What the entry belongs to: ids by facet, such as `topic`, `member`, `team`.'),
    series: z.string().optional(),
    picture: z
      .object({
        url: url('WebP in the largest size.'),
        alt: z.string(),
        credit: z.string().optional(),
        width: z.int().describe('Pixels.'),
        height: z.int().describe('Pixels.'),
      })
      .optional(),
    state: z.string().optional().describe('How far it is, where the kind says so: `wip`.'),
    since: z.iso
      .date()
      .optional()
      .describe(
        'Day since when it is: that of the change in Git, of the first state the date of the entry.',
      ),
    media: z
      .record(z.string(), z.object({ url: z.url(), type: z.string(), bytes: z.int() }))
      .optional()
      .describe('Files that `fields` names, by their address there: videos, captions, slides.'),
    words: z.int(),
    minutes: z.int().describe('Time to read it.'),
    tally: z
      .object({ reactions: z.int(), comments: z.int() })
      .describe('The conversation on GitHub, as it was when the hub last looked.'),
    aliases: z.array(z.url()).describe('Old addresses that lead to the page.'),
    fields: z
      .record(z.string(), z.unknown())
      .describe('Front matter as the schema of the kind has it, without what is not public.'),
  })
  .meta({ title: 'Record', description: 'An entry of the hub.' });

/** One kind and year. */
export const apiShardSchema = z
  .object({
    version: z.literal(apiVersion),
    kind: z.string(),
    year: z.string().optional().describe('Absent where entries stand outside time.'),
    records: z.array(apiRecordSchema).describe('Newest first.'),
  })
  .meta({ title: 'Shard', description: 'The entries of one kind and year.' });

/** Where everything is. */
export const apiIndexSchema = z
  .object({
    version: z.literal(apiVersion),
    name: z.string(),
    tagline: z.string(),
    url: url('The home page.'),
    language: z.string().describe('Language of the hub’s own words, BCP 47.'),
    kinds: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        description: z.string(),
        url: url('The page that lists them; absent where they stand on other pages.').optional(),
        schema: url('JSON Schema of the front matter, which is `fields` of each record.'),
        shards: z
          .array(z.object({ year: z.string().optional(), url: z.url() }))
          .describe('Newest year first.'),
      }),
    ),
    schemas: z.object({ index: z.url(), shard: z.url(), record: z.url() }),
    links: z.object({
      documentation: z.url(),
      llms: z.url(),
      opml: z.url(),
      sitemap: z.url(),
      source: z.url(),
    }),
  })
  .meta({ title: 'Index', description: 'What the hub has, and where.' });

/** An entry as the API tells it. */
export type ApiRecord = z.output<typeof apiRecordSchema>;

/** A file of the API with entries. */
export type ApiShard = z.output<typeof apiShardSchema>;

/** The file that a reader of the API starts from. */
export type ApiIndex = z.output<typeof apiIndexSchema>;
