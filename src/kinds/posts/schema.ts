import { z } from 'zod';
import {
  authorsField,
  day,
  explainDay,
  line,
  pictureField,
  sharedFields,
  webUrl,
} from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';

/** Front matter of a post. */
export const postSchema = (context: SchemaContext) =>
  z
    .strictObject({
      ...sharedFields(context),
      /** The headline. A note has none: its first words serve. */
      title: line(140, 'a title').optional(),
      /** One or two sentences for cards, feeds and previews. */
      summary: line(200, 'the summary').optional(),
      /** The day it was published, or the exact instant. */
      date: z.union([day('a date'), z.iso.datetime({ offset: true })], {
        error: ({ input }) =>
          input === undefined ? 'Add a date, like 2026-11-22.' : explainDay(input, 'the date'),
      }),
      /** Who wrote it: member ids, or `{ name, github }` for a guest. */
      authors: authorsField(context),
      /** `article` to read, `link` to somewhere else, `note` of a line or three, `announcement`. */
      format: z
        .enum(['article', 'link', 'note', 'announcement'], {
          error: 'Write article, link, note or announcement.',
        })
        .default('article'),
      /** Where a link post points. */
      url: webUrl().optional(),
      /** Picture above the text and on the card. */
      cover: pictureField(context).optional(),
      /** Where the text was published first. */
      canonical: webUrl().optional(),
      /** Name of the series; its parts follow each other by date. */
      series: line(80, 'the name of the series').optional(),
    })
    .check(({ value, issues }) => {
      if (value.format !== 'note' && value.title === undefined) {
        issues.push({
          code: 'custom',
          input: value,
          path: ['title'],
          message: 'Add a title. Only a note (format: note) goes without.',
        });
      }
      if (value.format === 'link' && value.url === undefined) {
        issues.push({
          code: 'custom',
          input: value,
          path: ['url'],
          message: 'A link post needs the url it points to.',
        });
      }
    });

/** A post's data. */
export type PostData = z.output<ReturnType<typeof postSchema>>;
