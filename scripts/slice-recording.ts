import path from 'node:path';
import { Command } from 'commander';
import type { Kind } from '#core/kind.ts';
import { shownPath } from '#ingest/source.ts';
import { kinds } from '#kinds/registry.ts';
import { parseFile, parseFolder, runCommand } from './lib/command.ts';
import { printProblems } from './lib/output.ts';
import { planSlices, type SlicePlan, writeSlices } from './lib/slice-recording.ts';

interface Options {
  content: string;
  dryRun?: boolean;
}

const command = new Command('npm run slice --')
  .description(
    'Makes a demo of each slice of a recording, from one list (docs/recordings.md).\nNothing that is there is overwritten.',
  )
  .argument('<list>', 'the list, a YAML file', parseFile)
  .option('--content <folder>', 'where the recording and the demos are', parseFolder, 'content')
  .option('--dry-run', 'print the files, and write none');

await runCommand(command, async ({ content, dryRun }: Options) => {
  const [list] = command.processedArgs as [string];
  const plan = await planSlices(list, content, kinds as unknown as Record<string, Kind>);
  if (plan.problems.length > 0) {
    printProblems(plan.problems, 'Nothing was written.');
    return 1;
  }
  if (!dryRun) await writeSlices(content, plan);
  print(plan, content, dryRun);
  return 0;
});

function print({ recording, files, kept }: SlicePlan, content: string, dryRun = false): void {
  const shown = (file: string) => shownPath(path.join(content, file));
  for (const { file, text } of files)
    console.log(dryRun ? `==> ${shown(file)}\n${text}` : `written  ${shown(file)}`);
  for (const { file, differing } of kept)
    console.log(
      `kept     ${file}${differing.length > 0 ? `, which has its own ${new Intl.ListFormat('en').format(differing)}` : ''}`,
    );
  if (dryRun) console.log('Nothing was written (--dry-run).');
  else if (files.length === 0) console.log('\nEvery slice is there already. Nothing was written.');
  else
    console.log(`
${files.length === 1 ? '1 demo' : `${files.length} demos`} of ${recording}. Next: commit them, and open a pull request.

  git switch -c demos-${recording}
  git add ${shown('recordings')} ${shown('demos')}
  git commit -m "Add the demos of ${recording}"
  git push -u origin demos-${recording}`);
}
