import { spawn } from 'node:child_process';

/** One step of a test run: commands that run one after another. */
export interface Step {
  name: string;
  /** Each as program and arguments. */
  commands: readonly (readonly string[])[];
  /** The step that has to pass before this one makes sense. */
  needs?: string;
  /** Runs first; its result is added to the environment. A sentence it throws fails the step. */
  prepare?: () => Promise<Record<string, string>>;
}

/** How a step ended, with everything it printed. */
export interface StepResult {
  name: string;
  status: 'passed' | 'failed' | 'skipped';
  seconds: number;
  output: string;
}

/** Called as steps start and end, so that a person sees what is going on. */
export interface Progress {
  started: (name: string) => void;
  /** Every 15 seconds while a step runs. */
  waiting: (name: string, seconds: number) => void;
  ended: (result: StepResult) => void;
}

/**
 * Runs groups of steps in order, and the steps of one group side by side up to `atOnce`. A failure
 * stops nothing but the steps that need it.
 */
export async function runSteps(
  groups: readonly (readonly Step[])[],
  progress: Progress,
  atOnce: number,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const group of groups) {
    const waiting = [...group];
    const worker = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const { needs } = step;
        const needed = results.find((result) => result.name === needs);
        const result =
          needed && needed.status !== 'passed'
            ? { name: step.name, status: 'skipped' as const, seconds: 0, output: '' }
            : await runStep(step, progress);
        results.push(result);
        progress.ended(result);
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, atOnce) }, worker));
  }
  return results;
}

async function runStep(step: Step, progress: Progress): Promise<StepResult> {
  progress.started(step.name);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const timer = setInterval(() => progress.waiting(step.name, seconds()), 15_000);
  let output = '';
  let passed = true;
  try {
    const env = { ...process.env, ...(await step.prepare?.()) };
    for (const command of step.commands) {
      const done = await runCommand(command, env);
      output += done.output;
      passed &&= done.code === 0;
    }
  } catch (error) {
    output += `${error instanceof Error ? error.message : String(error)}\n`;
    passed = false;
  } finally {
    clearInterval(timer);
  }
  return { name: step.name, status: passed ? 'passed' : 'failed', seconds: seconds(), output };
}

function runCommand(
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => child.kill();
    process.once('exit', stop);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const end = (code: number) => {
      process.off('exit', stop);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `Could not start ${program}: ${error.message}\n`;
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** The last line of a run; skipped steps count as neither. */
export function toSummary(results: readonly StepResult[]): string {
  const count = (status: StepResult['status']) =>
    results.filter((result) => result.status === status).length;
  return `${count('passed')} passed, ${count('failed')} failed`;
}
