import { z } from 'zod';
import type { SchemaContext } from './kind.ts';
import { isPlainPath, isWebUrl } from './urls.ts';

const unsafeCharacters = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** One line of text, at most `max` characters, without control, bidi or zero-width characters. */
export const line = (max: number, what: string) =>
  z
    .string({
      error: (issue) =>
        issue.input === undefined ? `Add ${what}.` : `${what} must be text. Put it in quotes.`,
    })
    .trim()
    .min(1, `${what} is empty. Write it, or remove the line.`)
    .max(max, `${what} is too long: at most ${max} characters.`)
    .refine(
      (text) => !unsafeCharacters.test(text),
      'Remove the invisible characters (control, zero-width or direction marks).',
    );

/** A calendar day, `2026-11-22`. */
export const day = (what = 'a date') =>
  z.iso.date({
    error: ({ input }) =>
      input === undefined ? `Add ${what}, like 2026-11-22.` : explainDay(input, what),
  });

/** Why a value is no day. */
export const explainDay = (input: unknown, what: string) =>
  typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input)
    ? `The calendar has no ${input}. Check the month and the day.`
    : `Write ${what} as year-month-day, like 2026-11-22.`;

/** An absolute `https://` (or `http://`) address without user name or password. */
export const webUrl = () =>
  z
    .string({ error: 'Write a web address that starts with https://.' })
    .max(2000, 'This address is too long: at most 2000 characters.')
    .refine(isWebUrl, 'Write a web address that starts with https:// and has no user name in it.');

/** Lower-case words joined by hyphens; stable and safe in URLs and file names. */
export const identifierPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const identifier = () =>
  z
    .string({ error: 'Write lower-case words joined by hyphens.' })
    .max(100, 'At most 100 characters.')
    .regex(
      identifierPattern,
      'Write lower-case letters, digits and single hyphens, like my-first-post.',
    )
    .refine(
      (id) => id !== 'archive',
      'The name "archive" is taken by the archive pages. Choose another.',
    );

const languageTag = () =>
  z.string().refine((tag) => {
    try {
      return /^[a-z]{2,3}(-|$)/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
    } catch {
      return false;
    }
  }, 'Write a language tag, like en, pl or pt-BR.');

/** Fields of every kind. `owner`, `reviewBy` and `visibility` tell who keeps an entry and who sees it. */
export const sharedFields = ({ reference }: SchemaContext) => ({
  /** Immutable name of the entry. Defaults to the file's name. Keep it when you rename the file. */
  id: identifier().optional(),
  /** Last part of the URL. Defaults to the file's name. */
  slug: identifier().optional(),
  /** Language of the entry when it is not the hub's own: `pl`, `ar`, `pt-BR`. */
  lang: languageTag().optional(),
  topics: z
    .array(reference('topics'))
    .max(5, 'At most 5 topics: choose the ones it is really about.')
    .default([]),
  products: z.array(line(60, 'a product')).optional(),
  roles: z.array(line(60, 'a role')).optional(),
  /** Member who keeps it true. Defaults to the first author. */
  owner: reference('members').optional(),
  /** Day after which somebody should read it again. */
  reviewBy: day('the day of the next review').optional(),
  /** Old paths that lead here: `/2024/old-name/`. */
  aliases: z
    .array(
      z
        .string()
        .regex(/^\/(?![/\\])[\w\-./~%]+$/, {
          error: 'Write a path of this hub that starts with one slash, like /old/name/.',
          abort: true,
        })
        .refine(
          isPlainPath,
          'An alias is a plain path, without "//", "." or ".." in it, and with whole %-escapes.',
        ),
    )
    .default([]),
  /** `true` keeps the entry out of the built hub. */
  draft: z.boolean({ error: 'Write true or false.' }).default(false),
  /** Anything but `public` stays out of the built hub. */
  visibility: z
    .enum(['public', 'private'], { error: 'Write public or private.' })
    .default('public'),
});

/** A picture of the entry. Words, not decoration: `alt` says what it shows. */
export const pictureField = ({ image }: SchemaContext) =>
  z.strictObject({
    src: image(),
    alt: line(300, 'the alt text, which says what the picture shows'),
    credit: line(200, 'the credit').optional(),
  });

/** A member's id, or a guest who has no member file yet. */
export const author = ({ reference }: SchemaContext) =>
  z.union(
    [
      reference('members'),
      z.strictObject({
        /** GitHub account name of the guest, when there is one. */
        github: z
          .string()
          .regex(
            /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i,
            'Write the account name on GitHub and nothing else, like ada-king.',
          )
          .optional(),
        name: line(80, 'the name of the guest'),
      }),
    ],
    // Undefined leaves the word to the branch that fits: an id, or a guest.
    {
      error: ({ input }) =>
        typeof input === 'string' || (typeof input === 'object' && input !== null)
          ? undefined
          : 'Write the id of a member, like ada-king, or a guest as { github: account, name: Name }.',
    },
  );

/** Who wrote an entry: at least one. */
export const authorsField = (context: SchemaContext) =>
  z
    .array(author(context), {
      error: ({ input }) =>
        `${input === undefined ? 'Add authors,' : 'Write authors as'} a list of member ids, like [ada-king].`,
    })
    .min(1, 'Add at least one author.');

/** Output of {@link author}. */
export type Author = string | { github?: string | undefined; name: string };

/** What every entry's data has, whatever its kind. */
export interface SharedData {
  id?: string | undefined;
  slug?: string | undefined;
  lang?: string | undefined;
  topics: string[];
  aliases: string[];
  draft: boolean;
  visibility: 'public' | 'private';
}
