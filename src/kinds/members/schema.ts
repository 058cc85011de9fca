import { z } from 'zod';
import { day, line, pictureField, sharedFields, webUrl } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';

const consentField = () => z.boolean({ error: 'Write true or false.' }).default(false);

/** Front matter of a member. Everything they did is found by the hub, never typed here. */
export const memberSchema = (context: SchemaContext) =>
  z.strictObject({
    ...sharedFields(context),
    name: line(80, 'a name'),
    /** The day they joined. */
    joined: day('the day they joined'),
    /** GitHub account. With it, their commits count as theirs. */
    github: z
      .strictObject({
        login: z
          .string()
          .regex(
            /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i,
            'Write the account name on GitHub and nothing else, like ada-king.',
          ),
        /** Numeric account id; it survives a change of name. */
        id: z.int('Write the number GitHub gives the account.').positive().optional(),
      })
      .optional(),
    pronouns: line(40, 'pronouns').optional(),
    bio: line(200, 'the bio').optional(),
    role: line(80, 'a role').optional(),
    team: context.reference('teams').optional(),
    /** City they live in, by name; never an address. Shown with `consent: { location: true }` only. */
    city: line(60, 'a city').optional(),
    links: z
      .array(z.strictObject({ label: line(40, 'a label'), url: webUrl() }))
      .max(8, 'At most 8 links.')
      .default([]),
    photo: pictureField(context).optional(),
    /** What they agree to. Only they say so, here; without it they are counted, not named. */
    consent: z
      .strictObject({
        /** To be named where they were: offsites, events. */
        attendance: consentField(),
        /** To be seen on photos that name them. */
        photos: consentField(),
        /** To have their city shown, and to stand on its page. */
        location: consentField(),
      })
      .prefault({}),
    /** `false` takes the page away and names them nowhere. */
    listed: z.boolean({ error: 'Write true or false.' }).default(true),
  });

/** A member's data. */
export type MemberData = z.output<ReturnType<typeof memberSchema>>;
