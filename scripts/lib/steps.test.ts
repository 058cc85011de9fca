import { expect, test } from 'vitest';
import { runSteps, type Step, toSummary } from './steps.ts';

const silent = { started: () => {}, waiting: () => {}, ended: () => {} };
const node = (script: string) => [process.execPath, '-e', script];
const step = (name: string, script: string, rest: Partial<Step> = {}): Step => ({
  name,
  commands: [node(script)],
  ...rest,
});

test('a failed step stops nothing but the steps that need it', async () => {
  const results = await runSteps(
    [
      [step('lint', 'process.exit(3)')],
      [step('build', 'process.exit(1)')],
      [step('verify', '', { needs: 'build' }), step('unit', '')],
    ],
    silent,
    1,
  );
  expect(results.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'lint failed',
    'build failed',
    'verify skipped',
    'unit passed',
  ]);
  expect(toSummary(results)).toBe('1 passed, 2 failed');
});

test('output of both streams is kept, and every command of a step runs', async () => {
  const commands = [node('console.log("one"); process.exit(1)'), node('console.error("two")')];
  const [result] = await runSteps([[{ name: 'types', commands }]], silent, 1);
  expect(result).toMatchObject({ status: 'failed', output: 'one\ntwo\n' });
});

test('preparation adds to the environment, and its error is the output', async () => {
  const print = 'process.stdout.write(process.env.PLACE)';
  const results = await runSteps(
    [
      [step('good', print, { prepare: async () => ({ PLACE: 'here' }) })],
      [step('bad', print, { prepare: () => Promise.reject(new Error('There is no browser.')) })],
    ],
    silent,
    2,
  );
  expect(results.map((result) => result.output)).toEqual(['here', 'There is no browser.\n']);
  expect(toSummary(results)).toBe('1 passed, 1 failed');
});

test('a program that does not exist is a failure', async () => {
  const [result] = await runSteps([[{ name: 'x', commands: [['no-such-program']] }]], silent, 1);
  expect(result?.status).toBe('failed');
  expect(result?.output).toContain('Could not start no-such-program');
});

test('steps of one group run side by side', async () => {
  const seen: string[] = [];
  const progress = { ...silent, started: (name: string) => seen.push(`${name} starts`) };
  const ended = ({ name }: { name: string }) => seen.push(`${name} ends`);
  const slow = step('slow', 'setTimeout(() => {}, 1500)');
  await runSteps([[slow, step('quick', '')]], { ...progress, ended }, 2);
  expect(seen).toEqual(['slow starts', 'quick starts', 'quick ends', 'slow ends']);
});
