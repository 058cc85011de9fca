import { Command } from 'commander';
import { buildSite } from './lib/build-site.ts';
import { parseDay, parseFolder, runCommand } from './lib/command.ts';

const command = new Command('npm run build --')
  .description(
    'Builds the static hub. Uses no network; a build that fails leaves the last good one.',
  )
  .option('--content <folder>', 'what to build', parseFolder, 'content')
  .option('--out <folder>', 'where to build it', 'dist')
  .option('--site <url>', "where it will be read (default: the url of the content's site.yaml)")
  .option('--base <path>', 'path it lives under (default: the path of that url)')
  .option('--as-of <day>', 'build it as on this day (default: today)', parseDay)
  .option('--cache <folder>', 'what is kept between builds', '.cache')
  .showHelpAfterError();

await runCommand(
  command,
  async ({
    content,
    out,
    site,
    base,
    asOf,
    cache,
  }: {
    content: string;
    out: string;
    site?: string;
    base?: string;
    asOf?: string;
    cache: string;
  }) => {
    const report = await buildSite({
      content,
      out,
      cache,
      asOf: asOf ?? new Date().toISOString().slice(0, 10),
      ...(site ? { site } : {}),
      ...(base ? { base } : {}),
    });
    if (report.problems.length > 0) return 1;
    console.log(
      `Built ${report.entries} entries, ${report.pages} pages in ${report.seconds.toFixed(1)} s: ${out}`,
    );
    return 0;
  },
);
