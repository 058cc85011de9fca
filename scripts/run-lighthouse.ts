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
  .option('--out <folder>', 'the built hub', parseFolder, 'dist');

await runCommand(command, async ({ out }: { out: string }) => {
  const server = await serveFolder({ root: out, base: '/', port: 0 });
  const browser = await openLighthouse();
  try {
    console.log(
      ['page'.padEnd(48), ...categories.map((name) => name.slice(0, 13).padStart(14))].join(''),
    );
    let perfect = true;
    for (const page of await findPageTypes(out)) {
      const { scores, failed } = await browser.audit(
        server.url.replace(/\/$/, '') + page,
        categories,
      );
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
