import { expect, test } from 'vitest';
import { isLive, partsOf, toStageSteps } from './facts.ts';

test('a card tells the stage, and what a demo is made of', () => {
  const facts = ['Shipped', 'v2', 'Spoons', 'String'];
  expect(partsOf({ facts })).toEqual({
    stage: 'Shipped',
    madeOf: ['v2', 'Spoons', 'String'],
  });
  expect(partsOf({ facts: ['Idea'] })).toEqual({ stage: 'Idea', madeOf: [] });
});

test.each([
  ['shipped', 'tide.example', true],
  ['wip', 'tide.example', true],
  ['idea', 'tide.example', false],
  ['dropped', 'tide.example', false],
  ['shipped', undefined, false],
])('a demo that is %s and runs at %s is live: %s', (state, runsAt, live) => {
  expect(isLive({ state, ...(runsAt ? { runsAt } : {}) })).toBe(live);
});

test('the stages of a demo are those that Git dates, the present one first', () => {
  const states = [
    { value: 'shipped', day: '2026-06-12' },
    { value: 'wip', day: '2026-05-03' },
  ];
  expect(toStageSteps('shipped', states, '2026-06-12')).toEqual([
    { stage: 'shipped', label: 'Shipped', day: '2026-06-12' },
    { stage: 'wip', label: 'Work in progress', day: '2026-05-03' },
  ]);
});

test('a stage that is not committed yet has no day', () => {
  expect(toStageSteps('beta', [{ value: 'wip', day: '2026-05-03' }], '2026-05-03')).toEqual([
    { stage: 'beta', label: 'Beta' },
    { stage: 'wip', label: 'Work in progress', day: '2026-05-03' },
  ]);
});

test('without Git a demo is at its stage since the day it was shown', () => {
  expect(toStageSteps('idea', [], '2026-05-03')).toEqual([
    { stage: 'idea', label: 'Idea', day: '2026-05-03' },
  ]);
});
