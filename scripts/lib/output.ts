import { formatAnnotation, formatProblem, type Problem } from '#core/problem.ts';

/** Shows how far a long step is: one live line in a terminal, one line when done in a log. */
export function startStep(label: string, stream: NodeJS.WriteStream = process.stderr) {
  const live = stream.isTTY && !process.env.CI;
  const started = performance.now();
  const line = (text: string) => stream.write(live ? `\r\x1b[2K${text}` : `${text}\n`);
  if (live) line(`  ${label} …`);
  return {
    /** `done` of `total` are ready. */
    progress: (done: number, total: number) => {
      if (live) line(`  ${label} ${bar(done, total)} ${done}/${total}`);
    },
    /** Ends the step with what it came to. */
    done: (result = '') => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      line(`  ${label.padEnd(10)} ${seconds.padStart(5)} s  ${result}`.trimEnd());
      if (live) stream.write('\n');
    },
  };
}

/** Shows phases of which each tells how many files are done: a line for each. */
export function createSteps() {
  let phase = '';
  let step: ReturnType<typeof startStep> | undefined;
  let count = 0;
  const end = () => step?.done(count > 1 ? `${count} files` : '');
  const progress = (name: string, done: number, total: number) => {
    if (name !== phase) {
      end();
      phase = name;
      step = startStep(name);
    }
    count = total;
    step?.progress(done, total);
  };
  return { progress, end };
}

const bar = (done: number, total: number, width = 24) => {
  const full = total === 0 ? width : Math.round((done / total) * width);
  return `[${'='.repeat(full)}${' '.repeat(width - full)}]`;
};

/** Prints authors' problems: a line each, and annotations where GitHub shows them beside the code. */
export function printProblems(
  problems: readonly Problem[],
  consequence = 'Nothing was built; what was there before is untouched.',
) {
  for (const problem of problems) {
    console.error(formatProblem(problem));
    if (process.env.GITHUB_ACTIONS) console.log(formatAnnotation(problem));
  }
  console.error(
    `\n${problems.length === 1 ? '1 problem' : `${problems.length} problems`}. ${consequence}`,
  );
}
