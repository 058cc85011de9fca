import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import type { Kind } from '#core/kind.ts';
import { importFolder } from '#import/import.ts';
import { emptyMap } from '#import/map.ts';
import { countStatus } from '#import/report.ts';
import { readHub } from '#ingest/hub.ts';
import { kinds as registry } from '#kinds/registry.ts';
import { runCommand } from './lib/command.ts';

const command = new Command('npm run bench:import --')
  .description('Measures how long an import takes and how much memory, on made-up posts.')
  .option('--files <count>', 'how many posts', Number, 5000);

const kinds = registry as unknown as Record<string, Kind>;

const words = 'bread salt water oven stone river maple copper kettle paper'.split(' ');

await runCommand(command, async ({ files }: { files: number }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-import-'));
  try {
    const from = path.join(folder, 'blog');
    await writePosts(from, files);
    const into = path.join(folder, 'content');
    const options = { from, into, kind: 'posts', map: emptyMap, members: true };
    const [first, report] = await time(() => importFolder(options, kinds));
    const [again] = await time(() => importFolder(options, kinds));
    // The least that any import has to do: read the result and judge it.
    const [check, { problems }] = await time(() => readHub(into, kinds));
    const row = (name: string, seconds: number) =>
      `${name.padEnd(16)}${seconds.toFixed(1).padStart(8)} s${(seconds / check).toFixed(1).padStart(8)} x`;
    console.log(
      [
        row('import', first),
        row('import again', again),
        row('check alone', check),
        '',
        `${countStatus(report).brought} of ${files} brought, ${problems.length} problems`,
        `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
      ].join('\n'),
    );
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function time<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}

/** Posts of about 600 words with links to each other, code, boxes, tables and remote pictures. */
async function writePosts(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const say = (seed: number, length: number) =>
    Array.from({ length }, (_, index) => words[(seed * 7 + index * index * 3) % words.length]).join(
      ' ',
    );
  for (let index = 0; index < count; index += 1) {
    const day = new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10);
    const paragraphs = Array.from({ length: 10 }, (_, part) => `${say(index + part, 55)}.`).join(
      '\n\n',
    );
    await writeFile(
      path.join(folder, `${day}-post-${index}.md`),
      `---\ntitle: "Post ${index}: ${say(index, 4)}"\nauthors: [Writer ${index % 40}]\ntags: [${say(index, 2).replace(' ', ', ')}]\n---\n\n${say(index, 20)}.\n\n<!--truncate-->\n\n:::tip ${say(index, 3)}\n\n${say(index, 30)}.\n\n:::\n\n## Part ${index} {#part}\n\n${paragraphs}\n\n\`\`\`js\nconst post = ${index};\n\`\`\`\n\n| a | b |\n|---|---|\n| ${index} | ${say(index, 2)} |\n\n![${say(index, 3)}](https://pictures.example.com/${index}.png)\n\nSee [the one before](./${new Date(Date.UTC(2010, 0, index)).toISOString().slice(0, 10)}-post-${index - 1}.md#part) and <b>write</b> to writer-${index}@kitchen-post.org.\n`,
    );
  }
}
