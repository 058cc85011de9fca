import { Command } from 'commander';
import type { Kind } from '#core/kind.ts';
import { readHub } from '#ingest/hub.ts';
import { kinds } from '#kinds/registry.ts';
import { parseFolder, runCommand } from './lib/command.ts';
import { printProblems } from './lib/output.ts';

const command = new Command('npm run check --')
  .description(
    'Checks the content without building it: each problem with file, line, column and the fix.',
  )
  .option('--content <folder>', 'what to check', parseFolder, 'content');

await runCommand(command, async ({ content }: { content: string }) => {
  const { problems, sources } = await readHub(content, kinds as unknown as Record<string, Kind>);
  if (problems.length > 0) {
    printProblems(problems, 'Nothing was changed.');
    return 1;
  }
  console.log(`${sources.length} entries, no problems.`);
  return 0;
});
