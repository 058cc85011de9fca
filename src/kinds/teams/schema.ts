import { z } from 'zod';
import { line, sharedFields } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';

/** Front matter of a team. Who is in it stands in each member's own file. */
export const teamSchema = (context: SchemaContext) =>
  z.strictObject({
    ...sharedFields(context),
    name: line(60, 'a name'),
    summary: line(200, 'the summary').optional(),
    lead: context.reference('members').optional(),
  });

/** A team's data. */
export type TeamData = z.output<ReturnType<typeof teamSchema>>;
