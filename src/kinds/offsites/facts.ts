import type { Item, Person } from '#core/item.ts';
import type { OffsiteData } from './schema.ts';

/** What each person cost, and how many that is; undefined where the cost is not told. */
export function costPerHead({
  cost,
  attendees,
  others,
}: Pick<OffsiteData, 'cost' | 'attendees' | 'others'>):
  { amount: number; heads: number } | undefined {
  const heads = cost?.heads ?? attendees.length + others;
  return cost && heads > 0 ? { amount: cost.total / heads, heads } : undefined;
}

/** Plans by day, in the order of the calendar; those of one day stay as they were written. */
export const planByDay = (agenda: OffsiteData['agenda']) =>
  [...Map.groupBy(agenda, ({ day }) => day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, plans]) => ({ day, plans: plans.map(({ plan }) => plan) }));

/** How many more were there than have names: `and 3 others`. */
export const countOthers = ({ people = [], others = 0 }: Pick<Item, 'people' | 'others'>) =>
  others === 0
    ? ''
    : people.length === 0
      ? others === 1
        ? '1 person'
        : `${others} people`
      : `and ${others} ${others === 1 ? 'other' : 'others'}`;

/** Heading above the people, in the tense of the day. */
export const presenceOf = ({ state }: Pick<Item, 'state'>) =>
  state === 'upcoming' ? 'Who is going' : state === 'under way' ? 'Who is there' : 'Who was there';

/** People of some ids, as far as they have a page. */
export const peopleOf = (ids: readonly string[], people: ReadonlyMap<string, Person>) =>
  ids.flatMap((id) => people.get(id) ?? []);

/** Makers who are known to have been there: who made something there was there, which takes their consent to say. */
export function amongPresent(makers: readonly Person[], item: Pick<Item, 'authors' | 'people'>) {
  const present = new Set([...item.authors, ...(item.people ?? [])].map(({ id }) => id));
  return makers.filter(({ id }) => id !== undefined && present.has(id));
}
