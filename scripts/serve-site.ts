import { join } from 'node:path';
import { Command, Option } from 'commander';
import { buildSite } from './lib/build-site.ts';
import { describeListenError, parsePort } from './lib/port.ts';
import { serveFolder } from './lib/serve.ts';

interface Options {
  port: number;
  content: string;
  out: string;
  base: string;
  asOf: string;
}

const root = join(import.meta.dirname, '..');
const command = new Command('npm start --')
  .description('Builds the hub and shows it on this machine, as readers will get it.')
  .addOption(
    new Option('--port <number>', 'port to listen on')
      .env('PORT')
      .default(4321)
      .argParser(parsePort),
  )
  .option('--content <folder>', 'what to build', join(root, 'content'))
  .option('--out <folder>', 'where to build it', join(root, 'dist'))
  .option('--base <path>', 'path the hub lives under', '/')
  .option('--as-of <day>', 'build it as on this day', new Date().toISOString().slice(0, 10))
  .parse();
await main(command.opts<Options>());

async function main({ port, ...build }: Options): Promise<void> {
  const report = await buildSite(build);
  if (report.problems.length > 0) {
    process.exitCode = 1;
    return;
  }
  try {
    const { url, close } = await serveFolder({ root: build.out, base: build.base, port });
    console.log(`\nBuilt ${report.pages} pages in ${report.seconds.toFixed(1)} s.`);
    console.log(`${url}\nCtrl-C ends it.`);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void close().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(describeListenError(error, port));
    process.exitCode = 1;
  }
}
