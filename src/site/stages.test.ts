import { expect, test } from 'vitest';
import { toEntry, toHub } from '../../tests/lib/small-hub.ts';
import { changelogYears, getBoard, getChangelog } from './stages.ts';

const people = [
  toEntry('teams/stove', { name: 'Stove' }),
  toEntry('teams/attic', { name: 'Attic' }),
  toEntry('members/ada', { name: 'Ada', joined: '2026-01-01', team: 'stove' }),
];
const demo = (id: string, data: object) =>
  toEntry(`demos/${id}`, {
    title: id,
    date: '2026-11-03',
    authors: ['ada'],
    stage: 'wip',
    pictures: [],
    stack: [],
    ...data,
  });

const hrefsUnderWay = (hub: ReturnType<typeof toHub>) =>
  getBoard(hub).benches.flatMap(({ work }) => work.map(({ item }) => item.href));
const hrefsShipped = (hub: ReturnType<typeof toHub>) =>
  getChangelog(hub).months.flatMap(({ shipped }) => shipped.map(({ item }) => item.href));

test('the word shipped moves an entry to the changelog, and its address stays', () => {
  const before = toHub([...people, demo('ladle', {})]);
  const after = toHub([...people, demo('ladle', { stage: 'shipped', version: '1.1' })]);
  expect([hrefsUnderWay(before), hrefsShipped(before)]).toEqual([['/demos/ladle/'], []]);
  expect([hrefsUnderWay(after), hrefsShipped(after)]).toEqual([[], ['/demos/ladle/']]);
  expect(getChangelog(after).months[0]?.shipped[0]?.version).toBe('1.1');
});

test('a demo is its author’s team’s, unless it names another', () => {
  const { benches, quiet } = getBoard(toHub([...people, demo('ladle', {})]));
  expect(benches.map(({ team }) => team?.title)).toEqual(['Stove']);
  expect(quiet.map(({ team }) => team.title)).toEqual(['Attic']);
  const named = getBoard(toHub([...people, demo('ladle', { team: 'attic' })]));
  expect(named.benches.map(({ team }) => team?.title)).toEqual(['Attic']);
  expect(named.quiet.map(({ team }) => team.title)).toEqual(['Stove']);
});

test('the changelog shows the newest forty, and years have all', () => {
  const days = Array.from({ length: 45 }, (_, index) =>
    new Date(Date.UTC(2026, 0, 20 - index)).toISOString().slice(0, 10),
  );
  const hub = toHub([
    ...people,
    ...days.map((date, index) => demo(`ladle-${index}`, { date, stage: 'shipped' })),
  ]);
  const { months, years, more } = getChangelog(hub);
  expect(months.map(({ month, shipped }) => [month, shipped.length])).toEqual([
    ['2026-01', 20],
    ['2025-12', 20],
  ]);
  expect([years, more]).toEqual([['2026', '2025'], true]);
  expect(changelogYears(hub)).toEqual(years);
});

test('a hub without demos has empty pages and no years', () => {
  const hub = toHub([]);
  expect(getBoard(hub)).toEqual({ benches: [], quiet: [], dropped: [] });
  expect(getChangelog(hub)).toEqual({ months: [], years: [], more: false });
});
