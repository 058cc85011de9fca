import { Command } from 'commander';
import { parseFolder, runCommand } from './lib/command.ts';
import { openLighthouse } from './lib/lighthouse.ts';
import { findPageTypes } from './lib/page-types.ts';
import { serveFolder } from './lib/serve.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const command = new Command('npm run lighthouse --')
  .description(
    'Measures one page of each type as on a phone with a slow network. Build the hub first.',
  )
  .option('--out <folder>', 'the built hub', parseFolder, 'dist')
  .option(
    '--runs <count>',
    'measure each page so often and show the best: noise only takes points',
    Number,
    1,
  );

await runCommand(command, async ({ out, runs }: { out: string; runs: number }) => {
  const server = await serveFolder({ root: out, base: '/', port: 0 });
  const browser = await openLighthouse();
  try {
    console.log(
      ['page'.padEnd(48), ...categories.map((name) => name.slice(0, 13).padStart(14))].join(''),
    );
    let perfect = true;
    for (const page of await findPageTypes(out)) {
      const url = server.url.replace(/\/$/, '') + page;
      let { scores, failed } = await browser.audit(url, categories);
      for (let run = 1; run < runs && failed.length > 0; run += 1) {
        const again = await browser.audit(url, categories);
        if (total(again.scores) > total(scores)) ({ scores, failed } = again);
      }
      console.log(
        [
          page.slice(0, 47).padEnd(48),
          ...categories.map((name) => String(scores[name]).padStart(14)),
        ].join(''),
      );
      for (const line of failed) console.log(`  ${line}`);
      perfect &&= categories.every((name) => scores[name] === 100);
    }
    return perfect ? 0 : 1;
  } finally {
    await browser.close();
    await server.close();
  }
});

function total(scores: Record<string, number>): number {
  return Object.values(scores).reduce((sum, score) => sum + score, 0);
}
