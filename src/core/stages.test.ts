import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item, Reference } from './item.ts';
import { registerAnchor, type StagedItem, stagedOn, toBoard, toRegister } from './stages.ts';

const asOf = '2026-11-22';
const team = (id: string): Reference => ({ id, title: id.toUpperCase(), href: `/teams/${id}/` });
const demo = (
  id: string,
  state: string,
  since: string,
  teams: string[] = [],
  day = since,
): StagedItem => ({
  item: { key: `demos/${id}`, kind: 'demos', id, state, day } as Item,
  since,
  teams: teams.map(team),
});

const idsOf = (work: readonly StagedItem[]) => work.map(({ item }) => item.id);
const boardOf = (all: StagedItem[], teams: string[] = []) => toBoard(all, teams.map(team), asOf);
const quietOf = (all: StagedItem[], teams: string[]) =>
  boardOf(all, teams).quiet.map(({ team: { id } }) => id);

test('a stage counts from the day Git knows, else from the day it was shown', () => {
  expect(stagedOn({ day: '2026-11-01', since: '2026-11-09' })).toBe('2026-11-09');
  expect(stagedOn({ day: '2026-11-01' })).toBe('2026-11-01');
});

test('one word moves a demo from the board to the register', () => {
  const wip = demo('ladle', 'wip', '2026-11-03', ['stove']);
  const shipped = demo('ladle', 'shipped', '2026-11-20', ['stove']);
  expect(boardOf([wip]).benches.map(({ work }) => idsOf(work))).toEqual([['ladle']]);
  expect(toRegister([wip])).toEqual([]);
  expect(boardOf([shipped]).benches).toEqual([]);
  expect(toRegister([shipped])).toEqual([{ month: '2026-11', total: 1, shipped: [shipped] }]);
});

test('who moved last comes first, then names; what is nobody’s comes last', () => {
  const { benches } = boardOf([
    demo('a', 'idea', '2026-11-21'),
    demo('b', 'wip', '2026-10-01', ['attic']),
    demo('c', 'beta', '2026-11-02', ['stove']),
    demo('d', 'idea', '2026-11-20', ['stove']),
    demo('e', 'wip', '2026-10-01', ['aisle']),
  ]);
  expect(benches.map((bench) => [bench.team?.id, idsOf(bench.work)])).toEqual([
    ['stove', ['d', 'c']],
    ['aisle', ['e']],
    ['attic', ['b']],
    [undefined, ['a']],
  ]);
});

test('what two teams make hangs once, below the first', () => {
  const shared = demo('bridge', 'wip', '2026-11-10', ['stove', 'attic']);
  const { benches, quiet } = boardOf([shared], ['stove', 'attic']);
  expect(benches.map((bench) => bench.team?.id)).toEqual(['stove']);
  expect(quiet).toEqual([]);
});

test('a team that showed and moved nothing for 30 days is named, with what moved last', () => {
  const all = [
    demo('old', 'wip', '2026-10-22', ['attic']),
    demo('older', 'shipped', '2026-08-01', ['attic']),
    demo('new', 'shipped', '2026-10-24', ['stove'], '2026-05-01'),
    demo('fresh', 'dropped', '2026-11-22', ['cellar'], '2025-01-01'),
  ];
  const { quiet } = boardOf(all, ['stove', 'cellar', 'garden', 'attic']);
  expect(quiet.map(({ team: { id }, last }) => [id, last?.item.id, last?.since])).toEqual([
    ['attic', 'old', '2026-10-22'],
    ['garden', undefined, undefined],
  ]);
});

test('the 30th day is the first quiet one', () => {
  expect(quietOf([demo('a', 'wip', '2026-10-23', ['stove'])], ['stove'])).toEqual(['stove']);
  expect(quietOf([demo('a', 'wip', '2026-10-24', ['stove'])], ['stove'])).toEqual([]);
});

test('a new demo is news although Git tells of an older stage', () => {
  expect(quietOf([demo('a', 'wip', '2026-01-01', ['stove'], '2026-11-20')], ['stove'])).toEqual([]);
});

test('what was dropped is on no bench, and not lost', () => {
  const { benches, dropped } = boardOf([demo('a', 'dropped', '2026-11-01', ['stove'])]);
  expect([benches, idsOf(dropped)]).toEqual([[], ['a']]);
});

test('no anchor of an entry is that of a month', () => {
  expect(registerAnchor({ kind: 'demos', id: 'ladle-counter' })).toBe('ladle-counter');
  expect(registerAnchor({ kind: 'demos', id: '2026-11' })).toBe('demos.2026-11');
});

const days = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const staged = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 99 }).map((number) => `demo-${number}`),
      state: fc.constantFrom('idea', 'wip', 'beta', 'shipped', 'dropped'),
      since: days,
      teams: fc.subarray(['attic', 'cellar', 'stove']),
    }),
    { selector: ({ id }) => id },
  )
  .map((all) => all.map(({ id, state, since, teams }) => demo(id, state, since, teams)));

test('every demo stands in exactly one place, whatever order they come in', () => {
  fc.assert(
    fc.property(
      staged.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      ),
      ([all, shuffled]) => {
        const teams = ['attic', 'cellar', 'stove'];
        const board = boardOf(all, teams);
        const register = toRegister(all);
        const placed = [
          ...board.benches.flatMap(({ work }) => work),
          ...board.dropped,
          ...register.flatMap(({ shipped }) => shipped),
        ];
        expect(idsOf(placed).toSorted()).toEqual(idsOf(all).toSorted());
        expect(boardOf(shuffled, teams.toReversed())).toEqual(board);
        expect(toRegister(shuffled)).toEqual(register);
        const order = register.flatMap(({ shipped }) => shipped.map(({ since }) => since));
        expect(order).toEqual(order.toSorted().toReversed());
        expect(new Set(register.map(({ month }) => month)).size).toBe(register.length);
      },
    ),
  );
});

test('a register of the newest still tells how many a month has', () => {
  const all = ['a', 'b', 'c'].map((id, index) => demo(id, 'shipped', `2026-11-0${index + 1}`));
  expect(
    toRegister(all, 2).map(({ total, shipped }) => [total, shipped.map(({ item }) => item.id)]),
  ).toEqual([[3, ['c', 'b']]]);
});
