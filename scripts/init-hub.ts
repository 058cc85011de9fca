import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { toFreshContent } from './lib/fresh-hub.ts';
import { readRefusal, replaceContent } from './lib/replace-content.ts';

interface Options {
  name?: string;
  repo?: string;
  url?: string;
  asOf: string;
  force?: boolean;
  yes?: boolean;
}

const root = join(import.meta.dirname, '..');
const command = new Command('npm run init --')
  .description('Makes this clone your own: a fresh content/ in place of the sample.')
  .option('--name <name>', 'name of your hub, as in "Acme Commons"')
  .option('--repo <owner/name>', 'its repository on GitHub, as in acme/commons')
  .option('--url <address>', 'where it will be read (default: GitHub Pages of the repository)')
  .option('--as-of <day>', 'day of the first post', new Date().toISOString().slice(0, 10))
  .option('--force', 'also when content/ is not the sample; it is kept beside')
  .option('--yes', 'do not ask')
  .parse();

try {
  await main(command.opts<Options>());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main({ name, repo, url, asOf, force = false, yes = false }: Options): Promise<void> {
  if (!name || !repo) {
    throw new Error(
      'Say whose hub it is: npm run init -- --name "Acme Commons" --repo acme/commons',
    );
  }
  const files = toFreshContent({ name: name.trim(), repo, asOf, ...(url ? { url } : {}) });
  const refusal = readRefusal(root);
  if (refusal && !force) throw new Error(refusal);
  if (!yes && !(await confirm(`Replace content/ by a fresh one for ${name.trim()}?`))) {
    console.log('Nothing was changed.');
    return;
  }
  const kept = replaceContent(root, files);
  console.log(`\nThis hub is now ${name.trim()}.`);
  if (kept && 'backup' in kept) console.log(`What was in content/ is in ${kept.backup}/.`);
  if (kept && 'commit' in kept) {
    console.log(`What was in content/ is in Git: git checkout ${kept.commit} -- content`);
  }
  console.log(`
Next:
  1. npm start                          read it on this machine
  2. content/site.yaml                  tagline, about, conversations
  3. content/members/host.md            rename it to yours
  4. git add -A && git commit && git push
  5. on GitHub: Settings, Pages, Source: GitHub Actions`);
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Error('Nobody is there to ask. Add --yes to replace content/.');
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await dialogue.question(`${question} [y/N] `)).trim());
  } finally {
    dialogue.close();
  }
}
