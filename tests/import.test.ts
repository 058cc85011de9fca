import { spawnSync } from 'node:child_process';
import {
  cpSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { entryKey } from '#core/entry.ts';
import { readHub } from '#ingest/hub.ts';
import { prepareEntries, readRendered } from '#ingest/prepare.ts';
import { readForeignText } from '#import/files.ts';
import { splitFrontMatter } from '#import/front-matter.ts';
import { type ImportOptions, importFolder } from '#import/import.ts';
import { findLostText } from '#import/lost-text.ts';
import { emptyMap } from '#import/map.ts';
import type { ImportReport } from '#import/report.ts';
import { filesBelow } from '#import/stage.ts';
import { kinds, temporaryFolder } from './lib/temporary-hub.ts';

/** Each form of site, and the folder of it that holds the posts. */
const sites = {
  docusaurus: 'blog',
  jekyll: '',
  hugo: 'content',
  zola: 'content',
  eleventy: 'src',
  plain: '',
};
type Site = keyof typeof sites;

/** A copy of a fixture, outside any repository, whose files are all as old. */
async function copySite(site: Site): Promise<string> {
  const folder = path.join(temporaryFolder(), site);
  cpSync(path.join('tests/fixtures/import', site), folder, { recursive: true });
  const day = new Date('2025-05-05T12:00:00Z');
  for (const file of await filesBelow(folder)) utimesSync(path.join(folder, file), day, day);
  return path.join(folder, sites[site]);
}

const bring = (from: string, into: string, options: Partial<ImportOptions> = {}) =>
  importFolder({ from, into, kind: 'posts', map: emptyMap, members: false, ...options }, kinds);

const readAll = async (folder: string) =>
  Object.fromEntries(
    (await filesBelow(folder)).map((file) => [file, readFileSync(path.join(folder, file))]),
  );

const statusOf = ({ files }: ImportReport) =>
  Object.fromEntries(files.map(({ file, status }) => [file, status]));

test.each(Object.keys(sites) as Site[])(
  'a site of the form %s arrives whole, and passes the check of the hub',
  async (site) => {
    const from = await copySite(site);
    const into = path.join(temporaryFolder(), 'content');
    const before = await readAll(from);
    const report = await bring(from, into);
    expect(new Set(Object.values(statusOf(report)))).toEqual(new Set(['brought']));
    expect((await readHub(into, kinds)).problems).toEqual([]);
    expect(await readAll(from), 'the source is only read').toEqual(before);

    const texts = Object.entries(await readAll(into)).filter(([file]) => /\.(md|yaml)$/.test(file));
    const shown = texts.map(([file, text]) => `==> ${file} <==\n${text.toString()}`).join('\n');
    const notes = report.files.map(({ file, mapped, dropped, notes }) => ({
      file,
      mapped,
      dropped,
      notes,
    }));
    await expect(shown).toMatchFileSnapshot(`fixtures/imported/${site}.txt`);
    await expect(
      `${JSON.stringify({ reader: report.reader, reasons: report.reasons, notes }, undefined, 2)}\n`,
    ).toMatchFileSnapshot(`fixtures/imported/${site}.json`);
  },
);

test.each(Object.keys(sites) as Site[])(
  'no sentence of a site of the form %s is lost on its pages',
  async (site) => {
    const from = await copySite(site);
    const into = path.join(temporaryFolder(), 'content');
    const { files } = await bring(from, into);
    const html = await renderPages(into);
    for (const { file, entry = '' } of files) {
      const read = await readForeignText(path.join(from, file));
      const { fields, body, bodyLine } = splitFrontMatter('text' in read ? read.text : '');
      const titles = [fields.title, fields.description].filter((text) => typeof text === 'string');
      const page = html.get(entry.replace(/\.md$/, '')) ?? '';
      expect(page, entry).not.toBe('');
      expect(findLostText(body, bodyLine, titles, page), file).toEqual([]);
    }
  },
);

/** What pages show of each entry, by key: title, summary and body. Drafts too. */
async function renderPages(content: string): Promise<Map<string, string>> {
  const cache = temporaryFolder();
  const hub = await readHub(content, kinds);
  const entries = await prepareEntries(hub, { content, cache, asOf: '2026-11-22', drafts: true });
  return new Map(
    await Promise.all(
      entries.map(async (entry) => {
        const rendered = await readRendered(cache, entry.body.renderKey);
        const { title = '', summary = '' } = entry.data as { title?: string; summary?: string };
        return [
          entryKey(entry),
          `<main><h1>${title}</h1><p>${summary}</p>${rendered?.html}</main>`,
        ] as const;
      }),
    ),
  );
}

test('a second import changes nothing, and never overwrites what somebody wrote since', async () => {
  const from = await copySite('hugo');
  const into = path.join(temporaryFolder(), 'content');
  await bring(from, into);
  const first = await readAll(into);
  const second = await bring(from, into);
  expect(new Set(Object.values(statusOf(second)))).toEqual(new Set(['unchanged']));
  expect(second.created).toEqual([]);
  expect(await readAll(into)).toEqual(first);

  const edited = path.join(into, 'posts/salt-note.md');
  writeFileSync(edited, readFileSync(edited, 'utf8').replace('cheap', 'dear'));
  const third = await bring(from, into);
  expect(statusOf(third)).toEqual({
    'notes/salt.md': 'kept',
    'posts/sourdough/index.md': 'unchanged',
  });
  expect(readFileSync(edited, 'utf8')).toContain('dear');
});

test('nothing is left beside the content folder, whatever became of the import', async () => {
  const folder = temporaryFolder();
  await bring(await copySite('plain'), path.join(folder, 'content'));
  expect(await filesBelow(folder)).toEqual(
    (await filesBelow(path.join(folder, 'content'))).map((file) => `content/${file}`),
  );
});

test('authors become members when they shall, with the day of their first post', async () => {
  const into = path.join(temporaryFolder(), 'content');
  const { created } = await bring(await copySite('docusaurus'), into, { members: true });
  expect(created).toContain('members/ada-sample.md');
  expect(readFileSync(path.join(into, 'members/ada-sample.md'), 'utf8')).toBe(
    '---\nname: Ada Sample\njoined: 2023-04-01\ngithub:\n  login: ada-sample\nbio: Keeper of the stove\nlinks:\n  - label: Website\n    url: https://github.com/ada-sample\n---\n',
  );
  expect(readFileSync(path.join(into, 'posts/copper.md'), 'utf8')).toContain('  - ada-sample\n');
});

test('members and topics that the hub has are used, not made again', async () => {
  const into = path.join(temporaryFolder(), 'content');
  await mkdir(path.join(into, 'members'), { recursive: true });
  await mkdir(path.join(into, 'topics'), { recursive: true });
  writeFileSync(
    path.join(into, 'members/ada.md'),
    '---\nname: Ada\njoined: 2020-01-02\ngithub: { login: Ada-Sample }\n---\n',
  );
  writeFileSync(path.join(into, 'topics/cookware.md'), '---\nname: Pots and pans\n---\n');
  const { created } = await bring(await copySite('docusaurus'), into);
  expect(created).toEqual(['topics/hello.md', 'site.yaml']);
  const post = readFileSync(path.join(into, 'posts/copper.md'), 'utf8');
  expect(post).toContain('authors:\n  - ada\ntopics:\n  - cookware\n');
});

test('an older entry of the hub keeps its addresses', async () => {
  const into = path.join(temporaryFolder(), 'content');
  await mkdir(path.join(into, 'posts'), { recursive: true });
  const older = (fields: string) =>
    `---\ntitle: Older\ndate: 2020-01-02\nauthors: [{ name: Zed }]\n${fields}---\n`;
  writeFileSync(path.join(into, 'posts/zed.md'), older('aliases: [/vegetables/peas/]\n'));
  writeFileSync(path.join(into, 'posts/zest.md'), older('slug: beans\n'));
  const report = await bring(await copySite('zola'), into);
  expect(statusOf(report)).toEqual({
    'blog/2022-08-09-beans.md': 'refused',
    'blog/peas.md': 'brought',
  });
  expect(report.files.map(({ notes }) => notes.at(-1)?.message)).toEqual([
    'Not brought. slug: In this hub /posts/beans/ leads to zest.md already.',
    'aliases.0 was left out. In this hub /vegetables/peas/ leads to zed.md already.',
  ]);
  expect((await readHub(into, kinds)).problems.map(({ message }) => message)).toEqual([]);
});

test('another text of the same name is not taken for an earlier import', async () => {
  const into = path.join(temporaryFolder(), 'content');
  await mkdir(path.join(into, 'posts'), { recursive: true });
  const other = '---\ntitle: Other\ndate: 2001-01-01\nauthors: [{ name: Zed }]\n---\n\nMine.\n';
  writeFileSync(path.join(into, 'posts/peas.md'), other);
  const from = await copySite('zola');
  const report = await bring(from, into);
  expect(report.files.map(({ entry }) => entry)).toEqual(['posts/beans.md', 'posts/peas-2.md']);
  expect(readFileSync(path.join(into, 'posts/peas.md'), 'utf8')).toBe(other);
  expect(readFileSync(path.join(into, 'posts/beans.md'), 'utf8')).toContain('./peas-2.md#pods');
  expect(new Set(Object.values(statusOf(await bring(from, into))))).toEqual(new Set(['unchanged']));
});

test('what the hub keeps is judged as it is, not as it would have been brought', async () => {
  const from = await copySite('zola');
  const into = path.join(temporaryFolder(), 'content');
  await bring(from, into);
  const peas = path.join(into, 'posts/peas.md');
  writeFileSync(
    peas,
    readFileSync(peas, 'utf8').replace('<a id="pods"></a>\n\n## The pods', '## Husks'),
  );
  writeFileSync(
    path.join(from, 'blog/more.md'),
    '+++\ntitle = "More"\ndate = 2022-09-09\n+++\n[pods](@/blog/peas.md#pods)\n',
  );
  const report = await bring(from, into);
  expect(statusOf(report)).toEqual({
    'blog/2022-08-09-beans.md': 'unchanged',
    'blog/more.md': 'brought',
    'blog/peas.md': 'kept',
  });
  expect((await readHub(into, kinds)).problems.map(({ file }) => path.basename(file))).toEqual([
    'beans.md',
  ]);
});

test('a hub within the source is not imported into itself', async () => {
  const from = await copySite('plain');
  const into = path.join(from, 'content');
  await bring(from, into);
  expect(statusOf(await bring(from, into))).toEqual({
    '2022/03/2022-03-04-toast.md': 'unchanged',
    '2022/04/tea.md': 'unchanged',
  });
  await expect(bring(path.join(into, 'posts'), into)).rejects.toThrow('is in the hub already');
});

test('addresses that must not be links do not keep a text out', async () => {
  const from = temporaryFolder();
  const body =
    'Mail me@example.com, <jane@example.org>, git@github.com:a/b.git, https://ada@example.com/x and postgres://u:p@db.host.com/x.';
  writeFileSync(
    path.join(from, 'mails.md'),
    `---\ntitle: Mails\ndate: 2020-01-02\n---\n\n${body}\n`,
  );
  const into = path.join(temporaryFolder(), 'content');
  expect(statusOf(await bring(from, into))).toEqual({ 'mails.md': 'brought' });
  expect(readFileSync(path.join(into, 'posts/mails.md'), 'utf8').split('---\n').at(-1))
    .toMatchInlineSnapshot(`
    "
    Mail \`me@example.com\`, \`jane@example.org\`, \`git@github.com\`:a/b.git, \`https://ada@example.com/x\` and postgres://u:\`p@db.host.com\`/x.
    "
  `);
});

test('a text nested as nobody nests stops nothing', async () => {
  const from = temporaryFolder();
  const front = '---\ntitle: Deep\ndate: 2020-01-02\n---\n\n';
  writeFileSync(path.join(from, 'deep.md'), `${front}${'> '.repeat(20_000)}a\n`);
  writeFileSync(path.join(from, 'blank.md'), `${'\n'.repeat(200)}Hello`);
  writeFileSync(path.join(from, 'tags.md'), `${front}${'<div>\n\n'.repeat(1000)}a\n`);
  writeFileSync(path.join(from, 'good.md'), `${front}Good.\n`);
  const { files } = await bring(from, path.join(temporaryFolder(), 'content'));
  expect(files.map(({ file, status }) => `${file} ${status}`)).toEqual([
    'blank.md refused',
    'deep.md refused',
    'good.md brought',
    'tags.md refused',
  ]);
});

test('a map that names what is not there is refused before anything is read', async () => {
  const from = await copySite('plain');
  const into = path.join(temporaryFolder(), 'content');
  const typo = { ...emptyMap, files: { '2022/04/te.md': false as const } };
  await expect(bring(from, into, { map: typo })).rejects.toThrow('Did you mean "2022/04/tea.md"?');
  const nobody = { ...emptyMap, authors: { Gil: 'gil' } };
  await expect(bring(from, into, { map: nobody })).rejects.toThrow('who is not in the hub');
  await expect(bring(temporaryFolder(), into)).rejects.toThrow('There is no Markdown in');
});

test('a map gives what cannot be guessed', async () => {
  const into = path.join(temporaryFolder(), 'content');
  await bring(await copySite('docusaurus'), into, {
    map: {
      ...emptyMap,
      site: 'https://pots.example.net',
      urls: '/:year/:slug/',
      fields: { mood: 'series', image: null },
      authors: { 'Bo Sample': { name: 'Bo of the stove' } },
      topics: { hello: null, pots: 'kitchenware' },
      defaults: { roles: ['cook of {mood} food'] },
      files: { '2023-05-02-copper/index.mdx': { title: 'Copper again', lang: 'en-GB' } },
    },
  });
  const first = readFileSync(path.join(into, 'posts/first-pot.md'), 'utf8');
  expect(first).toContain('  - name: Bo of the stove\n    github: bo-sample\n');
  expect(first).toContain('topics:\n  - kitchenware\n');
  expect(first).toContain('series: cheerful\n');
  expect(first).toContain('roles:\n  - cook of cheerful food\n');
  expect(first).toContain('aliases:\n  - /2023/first-pot/\n');
  expect(first).toContain('[in the docs](https://pots.example.net/docs/manual)');
  expect(first).not.toContain('cover.png');
  const second = readFileSync(path.join(into, 'posts/copper.md'), 'utf8');
  expect(second).toContain('title: Copper again\n');
  expect(second).toContain('lang: en-GB\n');
});

/** A folder of files that nobody would write on purpose, and one good one. */
async function writeBadFolder(): Promise<string> {
  const root = temporaryFolder();
  const from = path.join(root, 'posts');
  await mkdir(path.join(from, 'deep/er'), { recursive: true });
  const write = (file: string, data: string | Uint8Array) =>
    writeFileSync(path.join(from, file), data);
  const dated = (fields: string, body = 'Words.\n') =>
    `---\ndate: 2020-01-02\n${fields}---\n\n${body}`;
  write(
    'binary.md',
    Uint8Array.from({ length: 400 }, (_, index) => index % 7),
  );
  write('huge.md', '');
  truncateSync(path.join(from, 'huge.md'), 50_000_000);
  write('broken-yaml.md', '---\ntitle: [one\n  two: {\n---\n\nWords.\n');
  write('broken-toml.md', '+++\ntitle = \n+++\n\nWords.\n');
  write('unclosed.md', '---\ntitle: Never closed\n\nWords.\n');
  write('undated.md', 'Words without a day.\n');
  write('one.md', dated('title: One\nslug: same\naliases: [/posts/other/, /two/]\n'));
  write('two.md', dated('title: Two\nslug: same\naliases: [/one/, /posts/same/]\n'));
  write('other.md', dated('title: Other\naliases: [/two/, /rss.xml]\n'));
  write(
    'latin.md',
    Buffer.from(dated('title: Caf\u00e9\n', 'Cr\u00e8me br\u00fbl\u00e9e.\n'), 'latin1'),
  );
  write('漢字.md', dated('title: 漢字\n', '言葉。\n'));
  write('deep/er/archive.md', dated('title: Deep\n'));
  writeFileSync(path.join(root, 'secret.md'), dated('title: Secret\n', 'SECRET\n'));
  symlinkSync('../secret.md', path.join(from, 'link-out.md'));
  symlinkSync('one.md', path.join(from, 'link-in.md'));
  symlinkSync('nowhere.md', path.join(from, 'link-nowhere.md'));
  symlinkSync('..', path.join(from, 'loop'));
  return from;
}

test('any kind can be brought, when a map gives what its entries need', async () => {
  const from = temporaryFolder();
  writeFileSync(
    path.join(from, '07.md'),
    '---\nhack_number: 7\ndate: 2020-09-26\nupcoming: true\n---\n\nWe were six.\n',
  );
  const into = path.join(temporaryFolder(), 'content');
  const map = {
    ...emptyMap,
    fields: { hack_number: null },
    defaults: { title: 'Hack {hack_number}', start: '{date}', authors: [{ name: 'The regulars' }] },
  };
  const report = await bring(from, into, { kind: 'offsites', map });
  expect(statusOf(report)).toEqual({ '07.md': 'brought' });
  const { sources, problems } = await readHub(into, kinds);
  expect(problems).toEqual([]);
  expect(readFileSync(path.join(into, 'site.yaml'), 'utf8')).toContain('href: /offsites/');
  const [offsite] = sources.filter(({ kind }) => kind === 'offsites');
  expect(offsite?.data).toMatchObject({
    title: 'Hack 7',
    start: '2020-09-26',
    authors: [{ name: 'The regulars' }],
  });
});

test('bad input gets a line each and stops nothing', async () => {
  const from = await writeBadFolder();
  const into = path.join(temporaryFolder(), 'content');
  const report = await bring(from, into);
  const lines = report.files.map(
    ({ file, status, entry, notes }) =>
      `${file}: ${status} ${entry ?? ''} ${notes.map(({ message }) => message).join(' ')}`,
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "binary.md: refused  This file holds binary data, not text.
    broken-toml.md: refused  The front matter is not valid TOML at line 2: invalid value.
    broken-yaml.md: refused  The front matter is not valid YAML at line 2: Implicit keys of flow sequence pairs need to be on a single line.
    deep/er/archive.md: brought posts/the-archive.md The file names no author. Give one with --map, under defaults. aliases.0 was left out. The alias /deep/er/archive/ is taken by a page of the hub. Remove it, or choose another.
    huge.md: refused  This file is too large for a text: 50.0 MB of at most 1 MB.
    latin.md: brought posts/latin.md The file is not UTF-8: it was read as Windows-1252. Look at its accents and quotes. The file names no author. Give one with --map, under defaults.
    link-in.md: refused  This is a link to one.md, brought once by itself.
    link-nowhere.md: refused  This is a link to something that is not there.
    link-out.md: refused  This is a link out of the folder. Put the file itself here, and import again.
    loop: refused  This is a link out of the folder. Put the file itself here, and import again.
    one.md: brought posts/same.md The old address /posts/other/ already leads to other.md. The file names no author. Give one with --map, under defaults.
    other.md: brought posts/other.md The old address /two/ already leads to one.md. The file names no author. Give one with --map, under defaults. aliases.1 was left out. The alias /rss.xml is taken by a page of the hub. Remove it, or choose another.
    two.md: brought posts/same-2.md The name "same" is taken by one.md: this one is same-2. The old address /same/ already leads to one.md. The old address /posts/same/ already leads to one.md. The file names no author. Give one with --map, under defaults.
    unclosed.md: refused  The front matter is never closed. Add a line with the same mark after its last field.
    undated.md: refused posts/undated.md Add a date, or give one with --map, under files or defaults. The file names no author. Give one with --map, under defaults. Not brought. date: Add a date, like 2026-11-22.
    漢字.md: brought posts/entry-b6a7f922.md The file names no author. Give one with --map, under defaults."
  `);
  const { problems, sources } = await readHub(into, kinds);
  expect(problems).toEqual([]);
  expect(sources.map(({ body }) => body).join()).not.toContain('SECRET');
});

const command = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/import-content.ts', ...words],
    { encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
};

test('the command says what it did, writes the report, and its exit code tells', async () => {
  const from = await writeBadFolder();
  const into = path.join(temporaryFolder(), 'content');
  const file = path.join(temporaryFolder(), 'report.json');
  const { status, output } = command('--from', from, '--into', into, '--report', file);
  expect(status).toBe(2);
  expect(output).toContain('huge.md');
  expect(output).toContain('This file is too large for a text: 50.0 MB of at most 1 MB.');
  expect(output).toContain('6 brought, 10 refused; made site.yaml.');
  const report = JSON.parse(readFileSync(file, 'utf8')) as ImportReport;
  expect(report.files).toHaveLength(16);
  for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('a map that is wrong is told with its place, and nothing is written', async () => {
  const folder = temporaryFolder();
  const map = path.join(folder, 'map.yaml');
  writeFileSync(map, 'site: https://old.example.net\nfeilds:\n  a: b\n');
  const into = path.join(folder, 'content');
  const { status, output } = command(
    '--from',
    'tests/fixtures/import/plain',
    '--into',
    into,
    '--map',
    map,
  );
  expect(status).toBe(1);
  expect(output).toMatch(
    /map\.yaml:2:1 {2}feilds: There is no such field\. Did you mean "fields"\?/,
  );
  expect(await filesBelow(folder)).toEqual(['map.yaml']);
});

test('a kind that is not there is told with the ones that are', () => {
  const { status, output } = command('--from', 'tests/fixtures/import/plain', '--kind', 'post');
  expect(output).toContain('Did you mean "posts"?');
  expect(status).toBe(1);
});

test(
  'the check builds the hub and finds each sentence on its page',
  { timeout: 600_000 },
  async () => {
    const from = await copySite('docusaurus');
    const into = path.join(temporaryFolder(), 'content');
    const words = [
      '--from',
      from,
      '--into',
      into,
      '--report',
      path.join(temporaryFolder(), 'r.json'),
    ];
    const { status, output } = command(...words, '--check');
    expect(output).toContain('No sentence is lost: 2 files compared with their built pages.');
    expect(status).toBe(0);
  },
);
