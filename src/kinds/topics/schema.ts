import { z } from 'zod';
import { line, sharedFields } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';

/** Front matter of a topic. The body is its owner's introduction. */
export const topicSchema = (context: SchemaContext) =>
  z.strictObject({
    ...sharedFields(context),
    name: line(60, 'a name'),
    summary: line(200, 'the summary').optional(),
    /** What a newcomer reads first, in this order: keys like `posts/hello`. */
    startHere: z.array(context.key()).max(7, 'At most 7 entries: a start, not a list.').default([]),
    /** Member who looks after the topic. */
    champion: context.reference('members').optional(),
    /** Neighbouring topics, before those that share items. */
    related: z.array(context.reference('topics')).default([]),
  });

/** A topic's data. */
export type TopicData = z.output<ReturnType<typeof topicSchema>>;
