import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { requireBrowser } from './lib/browser.ts';
import { runSteps, type Step, type StepResult, toSummary } from './lib/steps.ts';
import { toToolCommand } from './lib/tool.ts';

const root = join(import.meta.dirname, '..');

// Checks of the source share the processor. From the build on each step has the machine to itself,
// because what the browser measures depends on it.
const groups: readonly (readonly Step[])[] = [
  [
    { name: 'commands', commands: [toToolCommand('vitest', ['run', '--project', 'commands'])] },
    { name: 'unit', commands: [toToolCommand('vitest', ['run', '--project', 'unit'])] },
    {
      name: 'types',
      commands: [
        // First, because it writes the types that the next one reads.
        toToolCommand('astro', ['check', '--minimumFailingSeverity', 'warning']),
        toToolCommand('@typescript/native', ['--noEmit', '--pretty']),
      ],
    },
    { name: 'lint', commands: [toToolCommand('@biomejs/biome', ['lint', '--error-on-warnings'])] },
    {
      name: 'format',
      commands: [toToolCommand('prettier', ['--check', '--log-level', 'warn', '.'])],
    },
    { name: 'unused', commands: [toToolCommand('knip')] },
  ],
  [{ name: 'build', commands: [toScriptCommand('build-site')] }],
  [
    {
      name: 'verify',
      commands: [toScriptCommand('verify-site')],
      needs: 'build',
      prepare: requireBuild,
    },
  ],
  [
    {
      name: 'browser',
      commands: [toToolCommand('vitest', ['run', '--project', 'browser'])],
      needs: 'build',
      prepare: async () => ({ ...(await requireBuild()), CHROME_PATH: await requireBrowser() }),
    },
  ],
];

const names = groups.flat().map((step) => step.name);
const command = new Command('npm test --')
  .description(`Checks everything, in ${names.length} steps: ${names.join(', ')}.`)
  .option('--only <steps...>', 'run just these, as in "--only lint format"')
  .parse();
process.exitCode = await main(command.opts<{ only?: string[] }>().only);

async function main(only: readonly string[] = names): Promise<number> {
  const unknown = only.find((name) => !names.includes(name));
  if (unknown) {
    console.error(`There is no step "${unknown}". There are: ${names.join(', ')}.`);
    return 1;
  }
  process.chdir(root);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  if (process.stdout.isTTY) process.env.FORCE_COLOR = '1';
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

  const start = performance.now();
  const chosen = groups.map((group) => group.filter((step) => only.includes(step.name)));
  const progress = { started: printStart, waiting: printWaiting, ended: printEnd };
  const results = await runSteps(chosen, progress, Math.min(2, availableParallelism()));
  printFailures(results);
  console.log(`\nIn ${toSeconds((performance.now() - start) / 1000)}:`);
  console.log(toSummary(results));
  return results.some((result) => result.status === 'failed') ? 1 : 0;
}

function toScriptCommand(name: string): string[] {
  return [process.execPath, join(root, 'scripts', `${name}.ts`)];
}

async function requireBuild(): Promise<Record<string, string>> {
  if (existsSync(join(root, 'dist', 'index.html'))) return {};
  throw new Error('There is no built site in dist/. Run "npm run build" first.');
}

function printStart(name: string): void {
  console.log(`▸ ${name}`);
}

function printWaiting(name: string, seconds: number): void {
  console.log(`  ${name} is still running, ${toSeconds(seconds)}`);
}

function printEnd({ name, status, seconds, output }: StepResult): void {
  const mark = { passed: '✓', failed: '✗', skipped: '-' }[status];
  const detail =
    status === 'skipped' ? 'skipped, because the step it needs failed' : toSeconds(seconds);
  console.log(`${mark} ${name.padEnd(8)} ${detail}`);
  // A log on a server is read when something looks odd, so there it holds everything.
  if (status === 'passed' && process.env.CI) printOutput(name, output);
}

/** Failures stand together at the end, where a person looks. */
function printFailures(results: readonly StepResult[]): void {
  for (const { name, status, output } of results) {
    if (status === 'failed') console.log(`\n✗ ${name}\n${output.trimEnd() || '(no output)'}`);
  }
}

function printOutput(name: string, output: string): void {
  const folded = process.env.GITHUB_ACTIONS === 'true';
  if (folded) console.log(`::group::${name}`);
  console.log(output.trimEnd());
  if (folded) console.log('::endgroup::');
}

function toSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}
