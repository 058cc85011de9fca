import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { Kind } from '#core/kind.ts';
import { isArchive } from '#import/archive.ts';
import { importFolder } from '#import/import.ts';
import { emptyMap, readMap } from '#import/map.ts';
import { readers } from '#import/readers/registry.ts';
import { countStatus, type ImportReport, toTable } from '#import/report.ts';
import { restoreArchive } from '#import/restore.ts';
import { kinds } from '#kinds/registry.ts';
import { checkImport, type ImportCheck } from './lib/check-import.ts';
import { parseChoice, parsePath, parseWebUrl, runCommand } from './lib/command.ts';
import { createSteps } from './lib/output.ts';

interface Options {
  from: string;
  into: string;
  kind: string;
  map?: string;
  site?: string;
  reader?: string;
  members?: boolean;
  report: string;
  all?: boolean;
  check?: boolean;
}

const command = new Command('npm run import --')
  .description(
    'Brings a folder of Markdown from another site into a hub, or an archive of npm run export.\nNothing there is overwritten.',
  )
  .requiredOption('--from <path>', 'the Markdown files to bring, or the archive', parsePath)
  .option('--into <folder>', 'a content folder; made when there is none', 'content')
  .option('--kind <kind>', 'what they become', parseChoice(Object.keys(kinds)), 'posts')
  .option('--map <file>', 'rules in YAML for what cannot be guessed (docs/import.md)')
  .option(
    '--site <address>',
    'where the old site is: links to its other pages lead there',
    parseWebUrl,
  )
  .option(
    '--reader <name>',
    `how to read it: ${readers.map(({ name }) => name).join(', ')} (default: guessed)`,
    parseChoice(readers.map(({ name }) => name)),
  )
  .option('--members', 'authors become members; otherwise they stay guests')
  .option('--report <file>', 'where the whole report goes, as JSON', '.cache/import-report.json')
  .option('--check', 'then build the hub aside, and list each sentence that its pages have lost')
  .option('--all', 'print every file, also those with nothing to say')
  .addHelpText(
    'after',
    '\nExit code: 0 everything was brought, 2 some files were not, or a sentence was\nlost (the report says which), 1 the import could not begin.',
  );

await runCommand(command, async (options: Options) => {
  // Before anything is brought, so that what was brought can be told.
  await mkdir(path.dirname(path.resolve(options.report)), { recursive: true });
  await writeFile(options.report, '{}\n');
  if (existsSync(options.into) && !statSync(options.into).isDirectory())
    throw new Error(`${options.into} is a file. Name a folder for the content.`);
  const steps = createSteps();
  const report = (await isArchive(options.from))
    ? await restore(options, steps)
    : await bring(options, steps);
  steps.end();
  const check = options.check
    ? await checkImport(report, new Date().toISOString().slice(0, 10))
    : undefined;
  await writeFile(options.report, `${JSON.stringify({ ...report, check }, undefined, 2)}\n`);
  print(report, options);
  if (check) printCheck(check);
  return countStatus(report).refused > 0 || (check && check.lost.length > 0) ? 2 : 0;
});

type Steps = ReturnType<typeof createSteps>;

async function bring(options: Options, { progress }: Steps): Promise<ImportReport> {
  return importFolder(
    {
      from: path.resolve(options.from),
      into: path.resolve(options.into),
      kind: options.kind,
      map: options.map ? await readMap(options.map) : emptyMap,
      members: options.members ?? false,
      ...(options.site ? { url: options.site.replace(/\/+$/, '') } : {}),
      ...(options.reader ? { reader: options.reader } : {}),
    },
    kinds as unknown as Record<string, Kind>,
    progress,
  );
}

/** An archive says itself what is in it: nothing is left to choose. */
async function restore(options: Options, { progress }: Steps): Promise<ImportReport> {
  if (options.check)
    throw new Error(
      '--check compares texts of another site. An archive is verified as it is read.',
    );
  return restoreArchive(
    { from: options.from, into: path.resolve(options.into) },
    kinds as unknown as Record<string, Kind>,
    progress,
  );
}

function print(report: ImportReport, { all = false, report: file, into }: Options): void {
  const width = Math.min(100, process.stdout.columns || 100);
  const shown = all ? report.files : report.files.filter(hasSomethingToSay);
  console.log('');
  for (const line of toTable({ files: shown }, width)) console.log(line);
  const counts = countStatus(report);
  const reasons = report.reasons.length > 0 ? ` (${report.reasons.join(', ')})` : '';
  console.log(`
Read as ${report.reader}${reasons}.
${Object.entries(counts)
  .filter(([, count]) => count > 0)
  .map(([status, count]) => `${count} ${status}`)
  .join(', ')}${report.created.length > 0 ? `; made ${summary(report.created)}` : ''}.
Every file, as JSON: ${file}`);
  if (counts.brought > 0) console.log(`Next: npm run build -- --content ${into}`);
}

function printCheck({ compared, without, lost }: ImportCheck): void {
  const count = lost.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const drafts = without.length > 0 ? ` ${without.length} have no page yet, as drafts.` : '';
  for (const { file, sentences } of lost)
    for (const { line, text } of sentences) console.log(`${file}:${line || 1}  lost: ${text}`);
  console.log(
    count === 0
      ? `No sentence is lost: ${compared} files compared with their built pages.${drafts}`
      : `\n${count} sentences are lost, in ${lost.length} of ${compared} files.${drafts}`,
  );
}

function hasSomethingToSay({ status, notes, dropped }: ImportReport['files'][number]): boolean {
  return status === 'refused' || status === 'kept' || notes.length > 0 || dropped.length > 0;
}

/** `12 topics, 1 member and site.yaml` */
function summary(created: string[]): string {
  const groups = Map.groupBy(created, (file) => file.split('/')[0] ?? file);
  return new Intl.ListFormat('en').format(
    [...groups].map(([name, files]) => {
      const { label } = kinds[name as keyof typeof kinds] ?? {};
      if (!label) return name;
      return `${files.length} ${(files.length === 1 ? label.one : label.many).toLowerCase()}`;
    }),
  );
}
