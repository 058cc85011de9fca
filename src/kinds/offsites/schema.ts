import { z } from 'zod';
import { authorsField, day, line, pictureField, sharedFields } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';
import { currencyField } from '#core/locale.ts';

/** Longer is a move, not an offsite. */
const maxDays = 60;

/** Front matter of an offsite. The body tells the story; links, people and places follow from it. */
export const offsiteSchema = (context: SchemaContext) =>
  z
    .strictObject({
      ...sharedFields(context),
      title: line(140, 'a title'),
      /** One or two sentences for cards, feeds and previews. */
      summary: line(200, 'the summary').optional(),
      /** The first day, where the offsite was. */
      start: day('the first day (start)'),
      /** The last day; an offsite of one day has none. */
      end: day('the last day (end)').optional(),
      /** The day this page is published; it orders the feed. */
      date: day('the day you publish this page (date)'),
      /** Who wrote it. */
      authors: authorsField(context),
      /** Whose offsite it was; without it, everybody's. */
      team: context.reference('teams').optional(),
      /** Where it was; without it, everybody stayed where they were. */
      city: context.reference('cities').optional(),
      /** Members who were there. Who has not agreed to it in their own file is counted, not named. */
      attendees: z
        .array(context.reference('members'), {
          error: 'Write attendees as a list of member ids, like [ada-king].',
        })
        .default([]),
      /** How many more were there than are named. */
      others: z
        .int('Write a whole number, like 3.')
        .min(0, 'Write a whole number, like 3.')
        .default(0),
      agenda: z
        .array(z.strictObject({ day: day('the day'), plan: line(300, 'the plan of the day') }))
        .default([]),
      decisions: z
        .array(
          z.strictObject({
            text: line(400, 'the decision (text)'),
            /** Who sees to it. */
            by: z.array(context.reference('members')).default([]),
          }),
        )
        .default([]),
      /** What the hackathon made: keys of entries, like posts/tide-clock. */
      hackathon: z.array(context.key()).default([]),
      /** Places that were used. */
      places: z.array(context.reference('places')).default([]),
      lessons: z.array(line(400, 'the lesson')).default([]),
      /** What it cost. The cost per head is computed. */
      cost: z
        .strictObject({
          currency: currencyField(),
          total: z
            .number('Write the total as a number, like 12400.')
            .positive('Write what it cost in all, like 12400.'),
          /** How many people it paid for. Defaults to everybody who was there. */
          heads: z
            .int('Write a whole number.')
            .positive('Write how many people it paid for.')
            .optional(),
        })
        .optional(),
      /** The first is the picture of the card. */
      photos: z
        .array(
          pictureField(context).extend({
            /** Members who can be recognised. Without the consent of each the photo is not published. */
            people: z.array(context.reference('members')).default([]),
          }),
        )
        .max(60, 'At most 60 photos: the best of them.')
        .default([]),
    })
    .check(({ value, issues }) => {
      const fail = (path: (string | number)[], message: string) =>
        issues.push({ code: 'custom', input: value, path, message });
      const { start, end = start } = value;
      if (end < start) fail(['end'], `The last day lies before the first, ${start}.`);
      else if (Date.parse(end) - Date.parse(start) > maxDays * 86_400_000)
        fail(['end'], `An offsite lasts at most ${maxDays} days. Check the months and the years.`);
      value.agenda.forEach(({ day }, index) => {
        if (end >= start && (day < start || day > end))
          fail(['agenda', index, 'day'], `This day is not one of the offsite, ${start} to ${end}.`);
      });
      for (const field of ['attendees', 'hackathon', 'places'] as const)
        value[field].forEach((id, index) => {
          if (value[field].indexOf(id) !== index)
            fail([field, index], `"${id}" stands here twice. Remove one.`);
        });
      if (value.cost && !value.cost.heads && value.attendees.length + value.others === 0)
        fail(['cost', 'total'], 'Say for how many people: add heads, attendees or others.');
    });

/** An offsite's data. */
export type OffsiteData = z.output<ReturnType<typeof offsiteSchema>>;
