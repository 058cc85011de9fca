import { expect, test } from 'vitest';
import type { Item } from '#core/item.ts';
import { canvas } from './card.ts';
import type { Child, Element } from './element.ts';
import { toCard, toHubCard } from './template.ts';
import type { Type } from './type.ts';

/** Every Latin and Hebrew character is half an em wide; others have no glyph. */
const type: Type = {
  family: (role) => role,
  advance: (character) =>
    /[\p{Script=Latin}\p{Script=Hebrew}\p{Script=Common}]/u.test(character) &&
    !/\p{Extended_Pictographic}/u.test(character)
      ? 0.5
      : undefined,
};
const site = { name: 'Potluck', tagline: 'Bring what you made', host: 'potluck.example.com' };
const post: Item = {
  key: 'posts/soup',
  kind: 'posts',
  id: 'soup',
  href: '/posts/soup/',
  title: 'A soup for forty',
  summary: 'What we learnt from one pot.',
  excerpt: 'It began with an onion.',
  day: '2026-11-20',
  at: '2026-11-20T00:00:00.000Z',
  lang: 'en',
  dir: 'ltr',
  label: 'Post',
  authors: [{ name: 'Ama Owusu' }, { name: 'Noor Haddad' }],
  topics: [],
  facets: {},
  linked: {},
  facts: [],
  minutes: 4,
  tally: { reactions: 0, comments: 0 },
};
const gathered = {
  counts: { posts: 2 },
  attended: 0,
  total: 2,
  people: [],
  members: [{ name: 'Ama Owusu' }],
  topics: [{ id: 'maps', title: 'Maps', href: '/' }],
  weeks: new Array<number>(16).fill(1),
};
const draw = (item: Partial<Item>, hue = 255) =>
  toCard({ ...post, ...item }, site, { hue, label: 'Post' }, type);

const childrenOf = (element: Element): Child[] => [element.props.children ?? []].flat();
const elementsOf = (element: Element): Element[] => [
  element,
  ...childrenOf(element).flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
];
const textsOf = (element: Element) =>
  elementsOf(element)
    .flatMap(childrenOf)
    .filter((child) => typeof child === 'string');
const styleOf = ({ props }: Element) => (props.style ?? {}) as Record<string, string | number>;
const areasOf = (element: Element) =>
  elementsOf(element)
    .map(styleOf)
    .filter(({ position, width }) => position === 'absolute' && width !== undefined);

test('a card says what it is, who made it and where', () => {
  expect(textsOf(draw({}))).toEqual([
    'Post',
    '20 November 2026 · 4 min',
    'A soup for forty',
    'What we learnt from one pot.',
    'Ama Owusu, Noor Haddad',
    'Potluck',
  ]);
});

test('dates speak the language of the hub', () => {
  const card = toCard(post, { ...site, lang: 'de' }, { hue: 1, label: 'Post' }, type);
  expect(textsOf(card)).toContain('20. November 2026 · 4 min');
});

test('a note does not say its beginning twice', () => {
  const texts = textsOf(
    draw({
      title: 'It began with an onion…',
      summary: undefined,
      excerpt: 'It began with an onion and ended late.',
    }),
  );
  expect(texts.filter((text) => text.startsWith('It began'))).toHaveLength(1);
});

test('each kind has its own silhouette, and a new kind has one too', () => {
  const kinds = [
    'posts',
    'demos',
    'recordings',
    'offsites',
    'cities',
    'topics',
    'members',
    'teams',
    'recipes',
  ];
  const shapes = kinds.map((kind) => JSON.stringify(draw({ kind, gathered })));
  expect(new Set(shapes).size).toBe(kinds.length);
});

test('the same item gives the same card, another hue another', () => {
  expect(draw({})).toEqual(draw({}));
  expect(draw({})).not.toEqual(draw({}, 33));
});

test('a member’s weeks and a topic’s neighbours are shown', () => {
  const member = draw({ kind: 'members', gathered });
  const bars = (card: Element) =>
    elementsOf(card).filter(({ type, props }) => type === 'rect' && props.rx === 2).length;
  expect(bars(member)).toBe(16);
  expect(textsOf(draw({ kind: 'topics', gathered }))).toContain('Maps');
  expect(textsOf(draw({ kind: 'teams', gathered }))).toContain('Ama');
});

test('an offsite’s postmark says where, whose and when', () => {
  const card = draw({
    kind: 'offsites',
    facts: ['14–18 October 2026', '19 people'],
    days: { start: '2026-10-14', end: '2026-10-18' },
    linked: {
      city: [{ id: 'bergen', title: 'Bergen', href: '/' }],
      team: [{ id: 'maps', title: 'Maps', href: '/' }],
    },
  });
  const texts = textsOf(card);
  expect(texts).toContain('Bergen\u00a0· 14–18 October 2026');
  expect(texts).toContain('14 OCT');
  expect(texts.filter((text) => text.length === 1).join('')).toBe('BERGENMAPS••');
});

test('a city’s map says its edition, its places and where it is', () => {
  const texts = textsOf(
    draw({
      kind: 'cities',
      title: 'Tbilisi',
      facts: ['Georgia', '41.7151° N 44.8271° E'],
      edition: 7,
      hosts: { total: 34 },
    }),
  ).map((text) => text.replaceAll('\u00a0', ' '));
  expect(texts).toContain('v7 · 34 places');
  expect(texts).toContain('Georgia · 41.7151° N 44.8271° E');
});

test('symbols without a glyph are left out', () => {
  expect(textsOf(draw({ title: 'Soup 🍲 for forty' }))).toContain('Soup for forty');
});

test('a title without glyphs becomes a pattern beside the name of the hub', () => {
  const texts = textsOf(draw({ title: '川を隠した街', summary: '地図' }));
  expect(texts).toEqual(['Post', '20 November 2026 · 4 min', 'Ama Owusu, Noor Haddad', 'Potluck']);
});

test('text that runs right to left stands in a mirrored card', () => {
  const [left, right] = [draw({}), draw({ dir: 'rtl', lang: 'he', title: 'לרדת בחיפה' })];
  expect(styleOf(right).direction).toBe('rtl');
  const mirrored = areasOf(right)
    .slice(1)
    .map(({ left, width }) => canvas.width - Number(left) - Number(width));
  expect(mirrored).toEqual(
    areasOf(left)
      .slice(1)
      .map(({ left }) => left),
  );
});

test('a demo’s window says where it runs, how far it is and how long it plays', () => {
  const shipped = {
    kind: 'demos',
    facts: ['Shipped', 'v2'],
    video: { captioned: true, slice: true },
  };
  const texts = textsOf(draw({ ...shipped, runsAt: 'tide-clock.example' }));
  expect(texts).toEqual(expect.arrayContaining(['tide-clock.example', 'Shipped']));
  expect(textsOf(draw(shipped))).not.toContain('tide-clock.example');
  const timed = draw({ ...shipped, video: { seconds: 84, captioned: false, slice: false } });
  expect(textsOf(timed)).toContain('1:24');
});

test('a recording’s film says when it was and how long it is', () => {
  const video = { seconds: 3723, captioned: true, slice: false };
  const texts = textsOf(
    draw({ kind: 'recordings', label: 'All-hands', facts: ['1:02:03'], video }),
  );
  expect(texts).toEqual(expect.arrayContaining(['All-hands', '20 November 2026', '1:02:03']));
});

test.each([
  'posts',
  'demos',
  'recordings',
  'offsites',
  'cities',
  'topics',
  'members',
  'teams',
  'recipes',
])('long words and titles stay inside a card of %s', (kind) => {
  for (const title of ['Trees '.repeat(60), 'Donaudampfschiff'.repeat(8)]) {
    const card = draw({ kind, title, gathered });
    for (const element of elementsOf(card)) {
      const [text] = childrenOf(element);
      if (typeof text !== 'string') continue;
      expect(text.length * 0.5 * Number(styleOf(element).fontSize), text).toBeLessThan(1010);
    }
    const headline = elementsOf(card)
      .map(styleOf)
      .filter(({ fontFamily, fontSize }) => fontFamily === 'display' && fontSize !== 36);
    expect(headline.length).toBeLessThanOrEqual(5);
    expect(
      headline.reduce(
        (sum, { fontSize, lineHeight }) => sum + Number(fontSize) * Number(lineHeight),
        0,
      ),
    ).toBeLessThan(340);
  }
});

test('the hub’s own card has its name, its tagline and a print of each kind', () => {
  const card = toHubCard(site, [{ hue: 5 }, { hue: 120 }], type);
  expect(textsOf(card).join(' ')).toBe('Potluck Bring what you made potluck.example.com');
  expect(
    elementsOf(card).filter(({ props }) => String(props.transform).includes('rotate')),
  ).toHaveLength(2);
});
