import { defineKind } from '#core/kind.ts';
import { teamSchema } from './schema.ts';

/** A group that works together. */
export const teams = defineKind({
  name: 'teams',
  label: { one: 'Team', many: 'Teams' },
  description: 'Who works together, on what, and what came of it.',
  hue: 165,
  surfaces: ['page', 'search', 'og', 'sitemap'],
  facet: { name: 'team', label: 'Team' },
  structuredType: 'CollectionPage',
  schema: teamSchema,
  toItem: ({ data }) => ({
    title: data.name,
    summary: data.summary,
    topics: data.topics,
    ...(data.lead ? { authors: [data.lead] } : {}),
  }),
});
