import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { Kind } from '#core/kind.ts';
import { type ExportReport, exportHub } from '#export/export.ts';
import { today } from '#ingest/options.ts';
import { kinds } from '#kinds/registry.ts';
import { buildSite } from './lib/build-site.ts';
import { parseDay, parseFolder, runCommand } from './lib/command.ts';
import { createSteps, printProblems } from './lib/output.ts';

interface Options {
  content: string;
  out: string;
  built?: string;
  asOf?: string;
  cache: string;
}

const command = new Command('npm run export --')
  .description(
    'Writes one archive of the whole public community: Markdown, pictures, JSON and feeds.\nnpm run import brings it back. Drafts, private entries and unlisted members are not in it.',
  )
  .option('--content <folder>', 'what to export', parseFolder, 'content')
  .option('--out <file>', 'the archive to write', 'community.zip')
  .option('--as-of <day>', 'export it as on this day (default: today)', parseDay)
  .option(
    '--built <folder>',
    'a hub that was built from the same content: nothing is built',
    parseFolder,
  )
  .option('--cache <folder>', 'what is kept between builds', '.cache')
  .showHelpAfterError();

await runCommand(command, async (options: Options) => {
  const asOf = options.asOf ?? today();
  // Always the same place, so that Astro's cache of it serves again.
  const folder = path.resolve(options.cache, 'export-build');
  try {
    const built = options.built ?? folder;
    if (!options.built) {
      const { content, cache } = options;
      const { problems } = await buildSite({ content, out: built, asOf, cache });
      if (problems.length > 0) return 1;
    }
    const steps = createSteps();
    const report = await exportHub(
      {
        content: path.resolve(options.content),
        built: path.resolve(built),
        out: path.resolve(options.out),
        asOf,
      },
      kinds as unknown as Record<string, Kind>,
      steps.progress,
    );
    steps.end();
    return print(report, options.out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function print({ problems, files, bytes, adapted, omitted }: ExportReport, out: string): number {
  if (problems.length > 0) {
    printProblems(problems, 'Nothing was exported; what was there before is untouched.');
    return 1;
  }
  for (const [what, entries] of [['adapted', adapted] as const, ['left out', omitted] as const])
    for (const { path: file, changes } of entries)
      console.log(`${what}  ${file}  ${changes.join(' ')}`);
  console.log(`\nExported ${files} files, ${(bytes / 1e6).toFixed(1)} MB: ${out}`);
  return 0;
}
