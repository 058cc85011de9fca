import { formatDays } from '#core/dates.ts';
import { defineKind } from '#core/kind.ts';
import { offsiteSchema } from './schema.ts';

/** Days a team spent together: who, where, what was decided and made, and how it was. */
export const offsites = defineKind({
  name: 'offsites',
  label: { one: 'Offsite', many: 'Offsites' },
  description: 'Where we went together, what we decided there, what we made, and what it was like.',
  hue: 33,
  surfaces: ['page', 'feed', 'rss', 'search', 'og', 'sitemap'],
  structuredType: 'Event',
  schema: offsiteSchema,
  withhold: (data, agrees) => {
    const attends = (id: string) => agrees(id, 'attendance');
    const attendees = data.attendees.filter(attends);
    return {
      ...data,
      attendees,
      others: data.others + data.attendees.length - attendees.length,
      decisions: data.decisions.map(({ text, by }) => ({ text, by: by.filter(attends) })),
      photos: data.photos
        .filter(({ people }) => people.every((id) => agrees(id, 'photos')))
        .map((photo) => ({ ...photo, people: photo.people.filter(attends) })),
    };
  },
  toItem: ({ data }, asOf) => {
    const { start, end = start, attendees, others, photos } = data;
    const people = attendees.length + others;
    return {
      title: data.title,
      summary: data.summary,
      date: data.date,
      authors: data.authors,
      topics: data.topics,
      facets: {
        ...(data.team ? { team: [data.team] } : {}),
        ...(data.city ? { city: [data.city] } : {}),
      },
      picture: photos[0] && { src: photos[0].src, alt: photos[0].alt, credit: photos[0].credit },
      facts: [
        formatDays(start, end),
        ...(people > 0 ? [people === 1 ? '1 person' : `${people} people`] : []),
      ],
      people: attendees,
      others,
      state: start > asOf ? 'upcoming' : end >= asOf ? 'under way' : 'past',
      days: { start, end },
    };
  },
  mentions: ({ city, team, hackathon, places, attendees, decisions }) => [
    ...(city ? [`cities/${city}`] : []),
    ...(team ? [`teams/${team}`] : []),
    ...hackathon,
    ...places.map((id) => `places/${id}`),
    ...[...attendees, ...decisions.flatMap(({ by }) => by)].map((id) => `members/${id}`),
  ],
});
