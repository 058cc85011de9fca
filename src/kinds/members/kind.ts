import { defineKind } from '#core/kind.ts';
import { memberSchema } from './schema.ts';

/** Somebody of the community. */
export const members = defineKind({
  name: 'members',
  label: { one: 'Member', many: 'Members' },
  description: 'The people who bring something. Each page shows all they did here.',
  hue: 5,
  surfaces: ['page', 'feed', 'search', 'og', 'sitemap'],
  facet: { name: 'member', label: 'Member' },
  structuredType: 'ProfilePage',
  schema: memberSchema,
  toItem: ({ data }) => ({
    title: data.name,
    summary: data.bio,
    date: data.joined,
    topics: data.topics,
    ...(data.team ? { facets: { team: [data.team] } } : {}),
    label: 'Joined',
    picture: data.photo,
    facts: [data.role, data.city].filter((fact) => fact !== undefined),
  }),
  mentions: ({ team }) => (team ? [`teams/${team}`] : []),
});
