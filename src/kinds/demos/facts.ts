import type { DatedState, Item } from '#core/item.ts';
import { stageLabels } from './kind.ts';
import type { Stage } from './schema.ts';

/** Facts of a demo by what they are: how far it is, and what it is made of, its version first. */
export function partsOf({ facts }: Pick<Item, 'facts'>) {
  const [stage = '', ...madeOf] = facts;
  return { stage, madeOf };
}

/** Whether somebody who goes where it runs will find it. */
export const isLive = ({ runsAt, state }: Pick<Item, 'runsAt' | 'state'>) =>
  runsAt !== undefined && state !== 'idea' && state !== 'dropped';

/** A stage that a demo was in, and since when, as far as that is known. */
export interface StageStep {
  stage: string;
  label: string;
  day?: string;
}

/** Stages that a demo went through, the present one first. What is not committed yet has no day. */
export function toStageSteps(
  stage: Stage,
  states: readonly DatedState[],
  since: string,
): StageStep[] {
  // A word that was in Git before the schema knew stages is none.
  const known = states
    .filter(({ value }) => Object.hasOwn(stageLabels, value))
    .map(({ value, day }) => ({ stage: value, label: stageLabels[value as Stage], day }));
  if (known[0]?.stage === stage) return known;
  const present = { stage, label: stageLabels[stage] };
  return known.length === 0 ? [{ ...present, day: since }] : [present, ...known];
}
