import { z } from 'zod';
import { line, webUrl } from './fields.ts';

/** A link of the header. */
const navigationLink = z.strictObject({
  label: line(24, 'a label'),
  href: z
    .string({ error: 'Write a path of this hub, like /community/, or a web address.' })
    .regex(
      /^(\/(?![/\\])|https:\/\/)/,
      'Write a path of this hub, like /community/, or a web address that starts with https://.',
    ),
});

/** `content/site.yaml`: all that makes a hub the hub of somebody. */
export const settingsSchema = z.strictObject({
  name: line(40, 'the name of the hub'),
  tagline: line(120, 'a tagline'),
  /** One or two sentences on the home page: what this place is. */
  about: line(400, 'what this place is').optional(),
  /** Where the hub will be read; absolute links in feeds and previews start with it. */
  url: webUrl(),
  /** `owner/name` on GitHub. */
  repo: z
    .string({ error: 'Write the repository as owner/name.' })
    .regex(/^[\w.-]+\/[\w.-]+$/, 'Write the repository as owner/name.'),
  branch: line(100, 'the branch').default('main'),
  /** Language of the hub's own words and of entries without `lang`. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Write a language tag, like en or pl.')
    .default('en'),
  /** `true` tells readers that all people here are invented. */
  sample: z.boolean({ error: 'Write true or false.' }).default(false),
  /** Where readers report a problem. */
  contact: webUrl().optional(),
  /** Ids from https://giscus.app. Without them pages have no live comments. */
  giscus: z
    .strictObject({
      repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'Write the repository as owner/name.'),
      repoId: line(100, 'the repository id'),
      category: line(100, 'the category'),
      categoryId: line(100, 'the category id'),
    })
    .optional(),
  nav: z.array(navigationLink).max(8, 'At most 8 links fit the header.').default([]),
});

/** Settings of one hub, parsed. */
export type Settings = z.output<typeof settingsSchema>;
