import { defineKind } from '#core/kind.ts';
import { countryName } from '#core/locale.ts';
import { formatPosition } from '#core/position.ts';
import { citySchema } from './schema.ts';

/** A city as members know it: a guide, places on a map, who lives there and what happened there. */
export const cities = defineKind({
  name: 'cities',
  label: { one: 'City guide', many: 'Cities' },
  description: 'Where to stay, work and eat, from people who live there or were there with a team.',
  hue: 145,
  surfaces: ['page', 'feed', 'rss', 'search', 'og', 'sitemap', 'offline'],
  facet: { name: 'city', label: 'City' },
  structuredType: 'City',
  schema: citySchema,
  judge: (data, { whereOutside }) => {
    const other = whereOutside(data, data.country);
    return other === undefined
      ? []
      : [
          {
            path: ['lat'],
            message: `${formatPosition(data)} lies ${other}, not in ${countryName(data.country)}. Check lat, lng and country: a western longitude and a southern latitude are negative.`,
          },
        ];
  },
  withhold: (data, agrees) =>
    data.champion === undefined || agrees(data.champion, 'location')
      ? data
      : { ...data, champion: undefined },
  toItem: ({ data, history }) => ({
    title: data.name,
    summary: data.summary,
    date: data.date,
    authors: data.authors,
    topics: data.topics,
    picture: data.cover,
    facts: [countryName(data.country) ?? data.country, formatPosition(data)],
    position: { lat: data.lat, lng: data.lng },
    ...(history ? { edition: history.length } : {}),
  }),
  mentions: ({ champion }) => (champion ? [`members/${champion}`] : []),
});
