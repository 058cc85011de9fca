import { defineKind } from '#core/kind.ts';
import { toIdentifier } from '#core/names.ts';
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
  // Who does not want to be named does not want that told either.
  unpublished: ['consent'],
  withhold: (data, agrees, id) => (agrees(id, 'location') ? data : { ...data, city: undefined }),
  toItem: ({ data }) => ({
    title: data.name,
    summary: data.bio,
    date: data.joined,
    topics: data.topics,
    facets: {
      ...(data.team ? { team: [data.team] } : {}),
      ...(data.city ? { city: [toIdentifier(data.city)] } : {}),
    },
    label: 'Joined',
    picture: data.photo,
    facts: [data.role, data.city].filter((fact) => fact !== undefined),
  }),
  mentions: ({ team }) => (team ? [`teams/${team}`] : []),
});
