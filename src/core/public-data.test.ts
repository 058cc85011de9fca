import { expect, test } from 'vitest';
import { z } from 'zod';
import { kinds } from '#kinds/registry.ts';
import { author, sharedFields } from './fields.ts';
import type { Kind, SchemaContext } from './kind.ts';
import { createRedaction, createWithholding } from './public-data.ts';

const isPublic = (key: string) => !key.includes('canary');

/** What is left of a value of a schema. */
function redacted(schemaOf: (context: SchemaContext) => z.ZodType, value: unknown): unknown {
  const redact = createRedaction((context) => z.strictObject({ it: schemaOf(context) }), isPublic);
  return redact({ it: value } as { it: unknown }).it;
}

test('data without references is returned as it is', () => {
  const data = { topics: [], aliases: ['/canary/'], draft: false, lang: 'pl' };
  expect(createRedaction((context) => z.strictObject(sharedFields(context)), isPublic)(data)).toBe(
    data,
  );
});

test('an author who is not public is a guest without a name, the others stay in their places', () => {
  const guest = { github: 'plum', name: 'Plum Canary' };
  expect(
    redacted((context) => z.array(author(context)).min(1), ['ada', 'canary', guest, 'canary']),
  ).toEqual([
    'ada',
    { github: 'ghost', name: 'a member' },
    guest,
    { github: 'ghost', name: 'a member' },
  ]);
});

test('a field that is optional is left out', () => {
  expect(redacted(({ reference }) => reference('members').optional(), 'canary')).toBeUndefined();
  expect(redacted(({ key }) => key().optional(), 'posts/canary')).toBeUndefined();
});

test('an element of a list is left out, wherever it stands', () => {
  expect(
    redacted(({ reference }) => z.array(reference('topics')), ['canary', 'soup', 'canary']),
  ).toEqual(['soup']);
  expect(redacted(({ key }) => z.array(key()), ['posts/a', 'members/canary'])).toEqual(['posts/a']);
});

test('a list that may not be empty goes as a whole', () => {
  const list = ({ reference }: SchemaContext) => z.array(reference('topics')).min(1).optional();
  expect(redacted(list, ['canary'])).toBeUndefined();
});

test('a record that needs what is hidden goes, its neighbours stay', () => {
  const decisions = ({ reference }: SchemaContext) =>
    z.array(z.strictObject({ text: z.string(), by: reference('members') }));
  expect(
    redacted(decisions, [
      { text: 'The canary decided.', by: 'canary' },
      { text: 'Bring spoons.', by: 'ada' },
    ]),
  ).toEqual([{ text: 'Bring spoons.', by: 'ada' }]);
});

test('of a record only what it can do without goes', () => {
  const place = ({ reference }: SchemaContext) =>
    z.strictObject({ name: z.string(), host: reference('members').optional() }).optional();
  expect(redacted(place, { name: 'Kitchen', host: 'canary' })).toEqual({ name: 'Kitchen' });
});

test('what makes no sense without what went goes with it', () => {
  const slice = ({ reference }: SchemaContext) =>
    z
      .strictObject({
        value: reference('recordings').optional(),
        start: z.int().optional(),
        kept: z.string(),
      })
      .refine(({ value, start }) => start === undefined || value !== undefined, {
        path: ['start'],
      });
  const redact = createRedaction(slice as never, (key) => !key.includes('canary'));
  expect(redact({ value: 'canary', start: 3, kept: 'A title' })).toEqual({ kept: 'A title' });
  expect(redact({ value: 'open', start: 3, kept: 'A title' })).toEqual({
    value: 'open',
    start: 3,
    kept: 'A title',
  });
});

test('names and values of a table are references too', () => {
  const scores = ({ reference }: SchemaContext) => z.record(reference('members'), z.int());
  expect(redacted(scores, { canary: 3, ada: 1, 'canary-two': 2 })).toEqual({ ada: 1 });
  const hosts = ({ reference }: SchemaContext) => z.record(z.string(), reference('members'));
  expect(redacted(hosts, { monday: 'canary', friday: 'ada' })).toEqual({ friday: 'ada' });
});

test('a choice of kinds is public when one of them is', () => {
  const either = ({ reference, key }: SchemaContext) =>
    z.array(z.union([z.strictObject({ member: reference('members') }), key()]));
  expect(redacted(either, [{ member: 'canary' }, 'posts/canary', 'posts/a'])).toEqual(['posts/a']);
});

test('a required field goes at last, and does not keep what is hidden after it', () => {
  const schemaOf = ({ reference, key }: SchemaContext) =>
    z.strictObject({
      host: reference('members'),
      pair: z.strictObject({ first: key(), second: key() }),
      guests: z.array(reference('members')),
    });
  const redact = createRedaction(schemaOf, isPublic);
  expect(
    redact({
      host: 'canary',
      pair: { first: 'posts/a', second: 'posts/canary' },
      guests: ['ada', 'canary'],
    }),
  ).toEqual({ guests: ['ada'] });
});

test('the data itself is not changed', () => {
  const data = { topics: ['canary'] };
  createRedaction(
    ({ reference }) => z.strictObject({ topics: z.array(reference('topics')) }),
    isPublic,
  )(data);
  expect(data).toEqual({ topics: ['canary'] });
});

test('data that its own schema refuses is not published', () => {
  const redact = createRedaction(() => z.strictObject({ year: z.int() }), isPublic);
  expect(() => redact({ year: 'canary' })).toThrow(/does not fit/);
});

const everything: Record<string, object> = {
  posts: { title: 'A', date: '2026-01-01', authors: ['canary'], format: 'article' },
  topics: {
    name: 'A',
    startHere: ['posts/canary'],
    champion: 'canary',
    related: ['canary'],
  },
  members: { name: 'A', joined: '2026-01-01', team: 'canary', links: [], listed: true },
  teams: { name: 'A', lead: 'canary' },
};
const shared = {
  topics: ['canary'],
  owner: 'canary',
  aliases: [],
  draft: false,
  visibility: 'public',
};

test.each(Object.keys(everything))('nothing hidden is left in %s', (name) => {
  const kind = kinds[name as keyof typeof kinds] as unknown as Kind;
  const data = { ...everything[name], ...shared };
  expect(JSON.stringify(data)).toContain('canary');
  expect(JSON.stringify(createRedaction(kind.schema, isPublic)(data))).not.toContain('canary');
});

test('what somebody does not agree to goes from the data as it is written, and nothing else changes', () => {
  const schema = () =>
    z.strictObject({
      people: z.array(z.string()).default([]),
      others: z.int().default(0),
      photos: z
        .array(z.strictObject({ src: z.string(), people: z.array(z.string()).default([]) }))
        .default([]),
    });
  const withhold = createWithholding(
    {
      schema,
      withhold: ({ people, others, photos }, agrees) => ({
        people: people.filter((id: string) => agrees(id, 'attendance')),
        others: others + people.filter((id: string) => !agrees(id, 'attendance')).length,
        photos: photos.filter((photo: { people: string[] }) =>
          photo.people.every((id) => agrees(id, 'photos')),
        ),
      }),
    } as Pick<Kind, 'schema' | 'withhold'>,
    (id) => id === 'ada',
  );
  const fine = { people: ['ada'], photos: [{ src: 'a' }] };
  expect(withhold(fine, 'week')).toBe(fine);
  expect(
    withhold(
      { people: ['bo', 'ada'], photos: [{ src: 'a' }, { src: 'b', people: ['bo'] }] },
      'week',
    ),
  ).toEqual({ people: ['ada'], photos: [{ src: 'a' }], others: 1 });
  expect(withhold({ others: 2, people: ['bo'] }, 'week')).toEqual({ people: [], others: 3 });
});
