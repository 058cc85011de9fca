import { z } from 'zod';
import { author, day, line, pictureField, sharedFields } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';
import { countryField, currencyField, timeZoneField } from '#core/locale.ts';
import { positionFields } from '#core/position.ts';

/** Front matter of a city. The body is the guide; places are files of their own. */
export const citySchema = (context: SchemaContext) =>
  z.strictObject({
    ...sharedFields(context),
    name: line(60, 'a name'),
    /** The name in the city's own language, where that is another. */
    localName: line(60, 'the local name').optional(),
    summary: line(200, 'the summary').optional(),
    /** The day the guide was published. */
    date: day('the day of publication (date)'),
    /** Who wrote the guide. */
    authors: z.array(author(context)).default([]),
    /** Member to ask about the city. */
    champion: context.reference('members').optional(),
    /** ISO 3166-1: PT. */
    country: countryField(),
    ...positionFields(),
    /** IANA time zone: Europe/Lisbon. */
    tz: timeZoneField(),
    /** ISO 4217: EUR. */
    currency: currencyField(),
    /** IATA code of the airport to fly to. */
    airport: z
      .string('Write the three letters of the airport, like LIS.')
      .regex(/^[A-Z]{3}$/, 'Write the three letters of the airport, like LIS.')
      .optional(),
    /** For whoever organises an offsite here, one sentence each. */
    advice: z.array(line(400, 'the advice')).default([]),
    cover: pictureField(context).optional(),
  });

/** A city's data. */
export type CityData = z.output<ReturnType<typeof citySchema>>;
