import { expect, test } from 'vitest';
import type { Agrees, Kind } from '#core/kind.ts';
import { judge, readFixtures, toItemFields, withLine } from '../../../tests/lib/kind-fixture.ts';
import { amongPresent, costPerHead, countOthers, planByDay, presenceOf } from './facts.ts';
import { offsites } from './kind.ts';
import type { OffsiteData } from './schema.ts';

const kind = offsites as unknown as Kind;
const fixtures = readFixtures(import.meta.dirname);
const week = fixtures['offsite.md'] ?? '';
const plain = fixtures['plain.md'] ?? '';

/** What an author reads when one field of the week is another. */
const broken = (field: string, line: string) => judge(kind, withLine(week, field, line));

test.each(Object.entries(fixtures))('%s is valid', (_, text) => {
  expect(judge(kind, text)).toBe('');
});

test('an offsite needs its first day, a title and somebody who wrote it', () => {
  expect(broken('start', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  start: Add the first day (start), like 2026-11-22."`,
  );
  expect(broken('title', '')).toMatchInlineSnapshot(`"entry.md:2:1  title: Add a title."`);
  expect(broken('authors', '')).toMatchInlineSnapshot(
    `"entry.md:2:1  authors: Add authors, a list of member ids, like [ada-king]."`,
  );
});

test('a day is one of the calendar', () => {
  expect(broken('end', 'end: 2026-09-31')).toMatchInlineSnapshot(
    `"entry.md:5:6  end: The calendar has no 2026-09-31. Check the month and the day."`,
  );
  expect(broken('end', 'end: next Friday')).toMatchInlineSnapshot(
    `"entry.md:5:6  end: Write the last day (end) as year-month-day, like 2026-11-22."`,
  );
});

test('an offsite does not end before it starts', () => {
  expect(broken('end', 'end: 2026-09-13')).toMatchInlineSnapshot(
    `"entry.md:5:6  end: The last day lies before the first, 2026-09-14."`,
  );
});

test('an offsite of months is a slip of the keys', () => {
  expect(broken('end', 'end: 2027-09-18')).toMatchInlineSnapshot(
    `"entry.md:5:6  end: An offsite lasts at most 60 days. Check the months and the years."`,
  );
});

test('the plan is of days of the offsite, and says what it is', () => {
  expect(broken('agenda', 'agenda: [{ day: 2026-09-19, plan: Too late }]')).toMatchInlineSnapshot(
    `"entry.md:12:17  agenda.0.day: This day is not one of the offsite, 2026-09-14 to 2026-09-18."`,
  );
  expect(broken('agenda', 'agenda: [{ day: 2026-09-15 }]')).toMatchInlineSnapshot(
    `"entry.md:12:10  agenda.0.plan: Add the plan of the day."`,
  );
});

test('somebody attends once', () => {
  expect(
    broken('attendees', 'attendees: [ada-sample, bo-sample, ada-sample]'),
  ).toMatchInlineSnapshot(
    `"entry.md:10:36  attendees.2: "ada-sample" stands here twice. Remove one."`,
  );
});

test('attendees are a list', () => {
  expect(broken('attendees', 'attendees: Ada and Bo')).toMatchInlineSnapshot(
    `"entry.md:10:12  attendees: Write attendees as a list of member ids, like [ada-king]."`,
  );
});

test('others are a whole number', () => {
  expect(broken('others', 'others: -1')).toMatchInlineSnapshot(
    `"entry.md:11:9  others: Write a whole number, like 3."`,
  );
  expect(broken('others', 'others: 1.5')).toMatchInlineSnapshot(
    `"entry.md:11:9  others: Write a whole number, like 3."`,
  );
  expect(broken('others', 'others: a few')).toMatchInlineSnapshot(
    `"entry.md:11:9  others: Write a whole number, like 3."`,
  );
});

test('a decision says what was decided', () => {
  expect(broken('decisions', 'decisions: [{ by: [bo-sample] }]')).toMatchInlineSnapshot(
    `"entry.md:15:13  decisions.0.text: Add the decision (text)."`,
  );
});

test('a cost is of somebody', () => {
  const alone = withLine(withLine(week, 'attendees', ''), 'others', '');
  expect(judge(kind, alone)).toMatchInlineSnapshot(
    `"entry.md:19:31  cost.total: Say for how many people: add heads, attendees or others."`,
  );
  expect(
    judge(kind, withLine(alone, 'cost', 'cost: { currency: EUR, total: 4200, heads: 6 }')),
  ).toBe('');
});

test('a cost has a currency, and is more than nothing', () => {
  expect(broken('cost', 'cost: { currency: EURO, total: 4200 }')).toMatchInlineSnapshot(
    `"entry.md:21:19  cost.currency: "EURO" is no currency's code. Write three capital letters, like EUR (ISO 4217)."`,
  );
  expect(broken('cost', 'cost: { total: 4200 }')).toMatchInlineSnapshot(
    `"entry.md:21:7  cost.currency: Write the currency as three capital letters, like EUR (ISO 4217)."`,
  );
  expect(broken('cost', 'cost: { currency: EUR, total: 0 }')).toMatchInlineSnapshot(
    `"entry.md:21:31  cost.total: Write what it cost in all, like 12400."`,
  );
  expect(broken('cost', 'cost: { currency: EUR, total: "4,200" }')).toMatchInlineSnapshot(
    `"entry.md:21:31  cost.total: Write the total as a number, like 12400."`,
  );
  expect(broken('cost', 'cost: { currency: EUR, total: 9, heads: 0 }')).toMatchInlineSnapshot(
    `"entry.md:21:41  cost.heads: Write how many people it paid for."`,
  );
});

test('a photo has words', () => {
  expect(broken('photos', 'photos: [{ src: ./pot.png }]')).toMatchInlineSnapshot(
    `"entry.md:22:10  photos.0.alt: Add the alt text, which says what the picture shows."`,
  );
});

test('there are at most 60 photos', () => {
  const photos = Array.from({ length: 61 }, () => '{ src: ./pot.png, alt: A pot }').join(', ');
  expect(broken('photos', `photos: [${photos}]`)).toMatchInlineSnapshot(
    `"entry.md:22:9  photos: At most 60 photos: the best of them."`,
  );
});

test('a field that offsites do not have is refused', () => {
  expect(broken('atendees', 'atendees: []')).toMatchInlineSnapshot(
    `"entry.md:2:1  atendees: There is no such field. Did you mean "attendees"?"`,
  );
});

test('an offsite shows when, where, whose and who', () => {
  expect(toItemFields(kind, week)).toEqual({
    title: 'A week of soup',
    summary: 'Five days, eleven pots, one decision.',
    date: '2026-09-20',
    authors: ['ada-sample'],
    topics: ['kitchen'],
    facets: { team: ['kitchen'], city: ['sampleton'] },
    picture: { src: './pot.png', alt: 'A pot on a blue stove', credit: 'Ada Sample' },
    facts: ['14–18 September 2026', '5 people'],
    people: ['ada-sample', 'bo-sample', 'cy-sample'],
    others: 2,
    state: 'past',
    days: { start: '2026-09-14', end: '2026-09-18' },
  });
});

test('an offsite of one day, of nobody in particular, has a day and nothing else', () => {
  expect(toItemFields(kind, plain)).toMatchObject({
    date: '2026-11-20',
    facets: {},
    facts: ['12 January 2027'],
    picture: undefined,
    days: { start: '2027-01-12', end: '2027-01-12' },
  });
});

test.each([
  ['2026-09-13', 'upcoming', 'Who is going'],
  ['2026-09-14', 'under way', 'Who is there'],
  ['2026-09-18', 'under way', 'Who is there'],
  ['2026-09-19', 'past', 'Who was there'],
])('on %s the week is %s', (asOf, state, presence) => {
  const { state: actual } = toItemFields(kind, week, '', asOf);
  expect(actual).toBe(state);
  expect(presenceOf({ state })).toBe(presence);
});

const data = {
  attendees: ['ada', 'bo', 'cy'],
  others: 2,
  decisions: [{ text: 'Salt last.', by: ['bo', 'cy'] }],
  photos: [
    { src: 'a', alt: 'Nobody', people: [] },
    { src: 'b', alt: 'Ada', people: ['ada'] },
    { src: 'c', alt: 'Ada and Bo', people: ['ada', 'bo'] },
  ],
} as unknown as OffsiteData;

test.each<[string, Agrees, object]>([
  [
    'everybody agrees',
    () => true,
    {
      attendees: ['ada', 'bo', 'cy'],
      others: 2,
      decisions: [{ text: 'Salt last.', by: ['bo', 'cy'] }],
      photos: [{ src: 'a' }, { src: 'b' }, { src: 'c' }],
    },
  ],
  [
    'one is not to be named',
    (id, to) => !(id === 'bo' && to === 'attendance'),
    {
      attendees: ['ada', 'cy'],
      others: 3,
      decisions: [{ text: 'Salt last.', by: ['cy'] }],
      photos: [{ src: 'a' }, { src: 'b' }, { src: 'c' }],
    },
  ],
  [
    'one is not to be seen',
    (id, to) => !(id === 'bo' && to === 'photos'),
    {
      attendees: ['ada', 'bo', 'cy'],
      others: 2,
      decisions: [{ text: 'Salt last.', by: ['bo', 'cy'] }],
      photos: [{ src: 'a' }, { src: 'b' }],
    },
  ],
  [
    'nobody agrees',
    () => false,
    {
      attendees: [],
      others: 5,
      decisions: [{ text: 'Salt last.', by: [] }],
      photos: [{ src: 'a' }],
    },
  ],
])('when %s, people are counted rather than named, and photos stay away', (_, agrees, expected) => {
  const shown = offsites.withhold?.(data, agrees, 'soup');
  expect(shown).toMatchObject(expected);
  expect(shown?.photos).toHaveLength((expected as typeof data).photos.length);
});

test.each([
  [
    { currency: 'EUR', total: 4200 },
    { amount: 840, heads: 5 },
  ],
  [
    { currency: 'EUR', total: 4200, heads: 4 },
    { amount: 1050, heads: 4 },
  ],
  [undefined, undefined],
])('a cost of %o is %o a head', (cost, share) => {
  expect(costPerHead({ cost, attendees: ['ada', 'bo', 'cy'], others: 2 })).toEqual(share);
});

test('the cost a head is the same whoever is named', () => {
  const cost = { currency: 'EUR', total: 4200 };
  expect(costPerHead({ cost, attendees: [], others: 5 })?.amount).toBe(840);
  expect(costPerHead({ cost, attendees: [], others: 0 })).toBeUndefined();
});

test('plans stand by day, in the order of the calendar', () => {
  expect(
    planByDay([
      { day: '2026-09-15', plan: 'Peel' },
      { day: '2026-09-14', plan: 'Arrive' },
      { day: '2026-09-15', plan: 'Boil' },
    ]),
  ).toEqual([
    { day: '2026-09-14', plans: ['Arrive'] },
    { day: '2026-09-15', plans: ['Peel', 'Boil'] },
  ]);
});

test.each([
  [1, 0, ''],
  [1, 1, 'and 1 other'],
  [2, 3, 'and 3 others'],
  [0, 1, '1 person'],
  [0, 31, '31 people'],
])('%i named and %i more are told as "%s"', (named, others, told) => {
  const people = Array.from({ length: named }, () => ({ name: 'Ada' }));
  expect(countOthers({ people, others })).toBe(told);
});

test('who made something is named as a maker only where they are known to have been there', () => {
  const person = (id: string) => ({ id, name: id });
  const makers = [person('ada'), person('bo'), person('cy'), { name: 'A guest' }];
  const item = { authors: [person('ada')], people: [person('cy')] };
  expect(amongPresent(makers, item)).toEqual([person('ada'), person('cy')]);
});
