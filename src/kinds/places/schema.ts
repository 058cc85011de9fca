import { z } from 'zod';
import { author, day, line, sharedFields, webUrl } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';
import { countryField } from '#core/locale.ts';
import { positionFields } from '#core/position.ts';

/** What one does at a place. */
export const placeTypes = ['stay', 'work', 'eat', 'cafe', 'do'] as const;

/** Front matter of a place in a city. The body is a tip of a line or three. */
export const placeSchema = (context: SchemaContext) =>
  z.strictObject({
    ...sharedFields(context),
    name: line(80, 'a name'),
    city: context.reference('cities'),
    /** `stay`, `work`, `eat`, `cafe` or `do`. */
    type: z.enum(placeTypes, {
      error: `Write ${placeTypes.slice(0, -1).join(', ')} or ${placeTypes.at(-1)}.`,
    }),
    /** Street and number, as the post has it. */
    address: line(200, 'the address').optional(),
    ...positionFields(),
    /** Only where it lies across a border from its city: ISO 3166-1. */
    country: countryField().optional(),
    url: webUrl().optional(),
    /** 1 (cheap) to 4 (dear). */
    price: z
      .int('Write 1, 2, 3 or 4.')
      .min(1, 'Write 1, 2, 3 or 4.')
      .max(4, 'Write 1, 2, 3 or 4.')
      .optional(),
    /** The largest group it has room for. */
    groupSize: z
      .int('Write a whole number of people.')
      .positive('Write a whole number of people.')
      .optional(),
    /** Wi-Fi as somebody measured it. */
    wifiMbps: z
      .strictObject({
        /** Megabits a second, down. */
        value: z
          .number('Write megabits a second as a number, like 48.')
          .positive('Write megabits a second as a number, like 48.'),
        measured: day('the day it was measured'),
      })
      .optional(),
    reviews: z
      .array(
        z.strictObject({
          by: author(context),
          date: day('the day of the review'),
          /** 1 to 5. */
          rating: z.int('Write 1 to 5.').min(1, 'Write 1 to 5.').max(5, 'Write 1 to 5.'),
          wouldReturn: z.boolean({ error: 'Write true or false.' }).optional(),
          /** The offsite they were there with. */
          from: context.reference('offsites').optional(),
          note: line(400, 'the note').optional(),
        }),
      )
      .default([]),
    /** The day somebody last saw that all of this is true. After 12 months it says "check before you go". */
    verified: day('the day it was last verified'),
    /** The day it closed for good. */
    closed: day('the day it closed').optional(),
  });

/** A place's data. */
export type PlaceData = z.output<ReturnType<typeof placeSchema>>;
