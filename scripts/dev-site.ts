import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { parsePort } from './lib/port.ts';

interface Options {
  port: number;
  content: string;
}

const root = join(import.meta.dirname, '..');
const command = new Command('npm run dev --')
  .description('Shows the hub while you write: drafts included, and every save shows at once.')
  .addOption(
    new Option('--port <number>', 'port to listen on')
      .env('PORT')
      .default(4321)
      .argParser(parsePort),
  )
  .option('--content <folder>', 'what to show', join(root, 'content'))
  .parse();
await main(command.opts<Options>());

async function main({ port, content }: Options): Promise<void> {
  const folder = resolve(content);
  if (!existsSync(folder)) {
    console.error(`There is no folder ${content}. Correct --content, or run "npm run init".`);
    process.exitCode = 1;
    return;
  }
  Object.assign(process.env, {
    POTLUCK_DRAFTS: '1',
    POTLUCK_CONTENT: folder,
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
  });
  try {
    // Astro reads the environment as it loads.
    const { dev } = await import('astro');
    const server = await dev({ root, server: { port, host: '127.0.0.1' } });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void server.stop().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
