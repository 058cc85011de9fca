import { defineKind } from '#core/kind.ts';
import { countryName } from '#core/locale.ts';
import { distanceBetween, formatPosition, type Position } from '#core/position.ts';
import { stateOf } from './freshness.ts';
import { placeSchema } from './schema.ts';

/** Kilometres that a place may lie from the centre of its city. */
const reach = 100;

const labels = { stay: 'Stay', work: 'Work', eat: 'Eat', cafe: 'Café', do: 'Do' } as const;

/** A place in a city. It stands on the city's page, on its map and in its downloads. */
export const places = defineKind({
  name: 'places',
  label: { one: 'Place', many: 'Places' },
  description: 'Places that members can vouch for: where to stay, work, eat, sit and go.',
  hue: 165,
  surfaces: ['search'],
  structuredType: 'WebPage',
  schema: placeSchema,
  judge: (data, { dataOf, whereOutside }) => {
    const city = dataOf(`cities/${data.city}`) as
      (Position & { name: string; country: string }) | undefined;
    if (!city) return [];
    const distance = distanceBetween(data, city);
    if (distance > reach) {
      const swapped = { lat: data.lng, lng: data.lat };
      return [
        {
          path: ['lat'],
          message: `${formatPosition(data)} is ${Math.round(distance).toLocaleString('en')} km from the centre of ${city.name}; a place lies at most ${reach} km away. ${Math.abs(swapped.lat) <= 90 && distanceBetween(swapped, city) <= reach ? 'Swap lat and lng.' : 'Check lat and lng.'}`,
        },
      ];
    }
    const country = data.country ?? city.country;
    const other = whereOutside(data, country);
    return other === undefined
      ? []
      : [
          {
            path: ['lat'],
            message: `${formatPosition(data)} lies ${other}, not in ${countryName(country)}. Check lat and lng. Where a place lies across a border, add its country.`,
          },
        ];
  },
  withhold: (data, agrees) => ({
    ...data,
    reviews: data.reviews.map(({ from, ...review }) =>
      from === undefined || (typeof review.by === 'string' && !agrees(review.by, 'attendance'))
        ? review
        : { ...review, from },
    ),
  }),
  host: ({ city }) => `cities/${city}`,
  toItem: ({ data }, asOf) => ({
    title: data.name,
    topics: data.topics,
    facets: { city: [data.city] },
    label: labels[data.type],
    variant: data.type,
    facts: data.address ? [data.address] : [],
    position: { lat: data.lat, lng: data.lng },
    state: stateOf(data, asOf),
  }),
  mentions: ({ reviews }) =>
    reviews.flatMap(({ by, from }) => [
      ...(typeof by === 'string' ? [`members/${by}`] : []),
      ...(from === undefined ? [] : [`offsites/${from}`]),
    ]),
});
