import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { joinCommunity } from '#core/community.ts';
import type { Kind } from '#core/kind.ts';
import { formatProblem } from '#core/problem.ts';
import { readHub } from '#ingest/hub.ts';
import { today } from '#ingest/options.ts';
import { isPublic, prepareEntries } from '#ingest/prepare.ts';
import { kinds as registry } from '#kinds/registry.ts';
import { parseFolder, runCommand } from './lib/command.ts';
import { startStep } from './lib/output.ts';
import { budgetsRule } from './verify/budgets.ts';
import { canaries } from './verify/canaries.ts';
import { consent } from './verify/consent.ts';
import { data } from './verify/data.ts';
import { downloads } from './verify/downloads.ts';
import { feeds } from './verify/feeds.ts';
import { links } from './verify/links.ts';
import { markup } from './verify/markup.ts';
import { microformats } from './verify/microformats.ts';
import { safety } from './verify/safety.ts';
import { type BuiltSite, listFiles, readPages, type Rule } from './verify/site.ts';
import { surfaces } from './verify/surfaces.ts';

const kinds = registry as unknown as Record<string, Kind>;

const command = new Command('npm run verify --')
  .description(
    'Checks a built hub, whatever its content: surfaces, feeds, links, HTML, safety, budgets, leaks.',
  )
  .option('--content <folder>', 'what it was built from', parseFolder, 'content')
  .option('--out <folder>', 'where it was built', 'dist')
  .option('--cache <folder>', 'what is kept between builds', '.cache');

await runCommand(
  command,
  async ({ content, out, cache }: { content: string; out: string; cache: string }) => {
    if (!existsSync(path.join(out, 'index.html'))) {
      console.error(`There is no built hub in ${out}. Build it first: npm run build.`);
      return 1;
    }
    const site = await readBuiltSite(path.resolve(content), path.resolve(out), path.resolve(cache));
    const rules: Record<string, Rule> = {
      surfaces,
      feeds,
      links,
      data,
      downloads,
      microformats,
      markup,
      safety,
      budgets: budgetsRule,
      leaks: canaries(content),
      consent: consent(content),
    };
    let count = 0;
    for (const [name, rule] of Object.entries(rules)) {
      const step = startStep(name);
      const findings = await rule(site);
      step.done(findings.length === 0 ? 'ok' : `${findings.length} findings`);
      for (const { file, message } of findings.slice(0, 50))
        console.error(`${path.join(out, file)}  ${message}`);
      count += findings.length;
    }
    console.log(
      count === 0
        ? `${site.pages.length} pages, ${site.files.length} files, no findings.`
        : `${count} findings.`,
    );
    return count === 0 ? 0 : 1;
  },
);

/** The built files beside the content they claim to show. */
async function readBuiltSite(content: string, folder: string, cache: string): Promise<BuiltSite> {
  const hub = await readHub(content, kinds);
  if (!hub.settings || hub.problems.length > 0)
    throw new Error(`The content has problems:\n${hub.problems.map(formatProblem).join('\n')}`);
  const files = await listFiles(folder);
  const pages = await readPages(folder, files, kinds);
  const { origin, base } = await readAddress(folder);
  const options = { content, cache, asOf: today(), drafts: false, site: origin, base };
  const entries = await prepareEntries({ ...hub, sources: hub.sources.filter(isPublic) }, options);
  const community = joinCommunity({
    kinds,
    entries,
    settings: hub.settings,
    snapshot: hub.snapshot,
    base,
    asOf: options.asOf,
  });
  return {
    folder,
    files,
    pages,
    settings: hub.settings,
    origin,
    base,
    kinds,
    community,
    sources: hub.sources,
  };
}

/** Where the hub was built for, as its home page says. */
async function readAddress(folder: string): Promise<{ origin: string; base: string }> {
  const home = await readFile(path.join(folder, 'index.html'), 'utf8');
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1];
  if (!canonical) throw new Error('The home page has no canonical address. Build the hub again.');
  const url = new URL(canonical);
  return { origin: url.origin, base: url.pathname };
}
