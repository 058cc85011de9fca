import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { mf2 } from 'microformats-parser';
import { beforeAll, expect, test } from 'vitest';
import { listFiles } from '../scripts/verify/site.ts';

/** Inside the project, so that its packages are found without links. */
const copy = path.resolve('.cache/kind-trial');
const inCopy = (...parts: string[]) => path.join(copy, ...parts);
const run = (...words: string[]) =>
  spawnSync(process.execPath, words, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, POTLUCK_CACHE: '' },
  });

const kind = `import { z } from 'zod';
import { line, sharedFields } from '#core/fields.ts';
import { defineKind, type SchemaContext } from '#core/kind.ts';

export const recipeSchema = (context: SchemaContext) => z.strictObject({ ...sharedFields(context), name: line(60, 'a name'), cooked: z.iso.date() });

export const recipes = defineKind({
  name: 'recipes',
  label: { one: 'Recipe', many: 'Recipes' },
  description: 'What we cook.',
  hue: 40,
  surfaces: ['page', 'feed', 'rss', 'search', 'og', 'sitemap'],
  structuredType: 'WebPage',
  schema: recipeSchema,
  toItem: ({ data }) => ({ title: data.name, date: data.cooked, topics: data.topics }),
});
`;
const card = `---
import type { CardProps } from '#core/item.ts';
import CardTitle from '#ui/CardTitle.astro';
type Props = CardProps<'recipes'>;
const { item, level = 3 } = Astro.props;
---
<article class="card" data-kind={item.kind}><div class="card-body"><CardTitle item={item} level={level} /></div></article>
`;
const page = `---
import type { PageProps } from '#core/item.ts';
type Props = PageProps<'recipes'>;
const { item } = Astro.props;
---
<article data-kind={item.kind}><h1>{item.title}</h1><div class="prose"><slot name="body" /></div><slot name="actions" /></article>
`;
const entry = (name: string) =>
  `---\nname: ${name}\ncooked: 2026-11-21\ntopics: [kitchen]\n---\n\nStir the zucchinoid until it sings.\n`;

async function replace(file: string, from: string, to: string) {
  const text = await readFile(inCopy(file), 'utf8');
  expect(text, `${file} holds what an author of a kind would change`).toContain(from);
  await writeFile(inCopy(file), text.replace(from, to));
}

beforeAll(async () => {
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const name of [
    'src',
    'scripts',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    await cp(name, inCopy(name), { recursive: true });
  }
  await cp('tests/fixtures/hub', inCopy('content'), { recursive: true });
  await mkdir(inCopy('src/kinds/recipes/fixtures'), { recursive: true });
  await writeFile(inCopy('src/kinds/recipes/kind.ts'), kind);
  await writeFile(inCopy('src/kinds/recipes/Card.astro'), card);
  await writeFile(inCopy('src/kinds/recipes/Page.astro'), page);
  await writeFile(inCopy('src/kinds/recipes/fixtures/plain.md'), entry('Fixture soup'));
  await mkdir(inCopy('content/recipes'), { recursive: true });
  await writeFile(inCopy('content/recipes/soup.md'), entry('Zucchinoid soup'));
  await replace(
    'src/kinds/registry.ts',
    'import { teams }',
    "import { recipes } from './recipes/kind.ts';\nimport { teams }",
  );
  await replace('src/kinds/registry.ts', 'members, teams }', 'members, teams, recipes }');
});

test(
  'a registered kind without views is a type error that names it, and the views are all that is left to add',
  { timeout: 900_000 },
  async () => {
    const types = () =>
      run(
        path.resolve('node_modules/@typescript/native/bin/tsc'),
        '--noEmit',
        '--pretty',
        'false',
        '-p',
        copy,
      );
    expect(types().stdout).toMatch(/src\/kinds\/views\.ts.*Property 'recipes' is missing/);

    await replace(
      'src/kinds/views.ts',
      'import TeamCard',
      "import RecipeCard from './recipes/Card.astro';\nimport RecipePage from './recipes/Page.astro';\nimport TeamCard",
    );
    await replace(
      'src/kinds/views.ts',
      '  teams: {',
      '  recipes: { Card: RecipeCard, Page: RecipePage },\n  teams: {',
    );
    expect(types().stdout).not.toMatch(/views\.ts.*recipes/);

    const build = run('scripts/build-site.ts', '--as-of', '2026-11-22');
    expect(build.stdout + build.stderr).toContain('Built');
    const dist = inCopy('dist');
    const read = (file: string) => readFile(path.join(dist, file), 'utf8');
    const files = await listFiles(dist);

    expect(files).toEqual(
      expect.arrayContaining([
        'recipes/index.html',
        'recipes/soup/index.html',
        'recipes/rss.xml',
        'recipes/atom.xml',
        'recipes/feed.json',
        'og/recipes/soup.jpg',
        'sitemap/recipes-2026.xml',
        'recipes/soup.md',
        'api/v1/recipes/2026.json',
        'api/v1/schemas/recipes.json',
      ]),
    );
    expect(await read('community/index.html')).toContain('Zucchinoid soup');
    expect(await read('community/index.html')).toContain('data-kind="recipes"');
    expect(await read('topics/kitchen/index.html')).toContain('Zucchinoid soup');
    expect(await read('rss.xml')).toContain('Stir the zucchinoid');
    expect(await read('recipes/rss.xml')).toContain('Stir the zucchinoid');
    expect(await read('feeds.opml')).toContain('/recipes/rss.xml');
    expect(await read('feeds/index.html')).toContain('/recipes/feed.json');
    expect(await read('recipes/soup.md')).toContain('title: Zucchinoid soup');
    expect(await read('llms.txt')).toContain('[Zucchinoid soup](');
    expect(JSON.parse(await read('api/v1/recipes/2026.json'))).toMatchObject({
      records: [{ key: 'recipes/soup', fields: { cooked: '2026-11-21' } }],
    });
    expect(JSON.parse(await read('api/v1/schemas/recipes.json'))).toMatchObject({
      title: 'Recipe',
      required: ['name', 'cooked'],
    });
    const [entry] = mf2(await read('recipes/soup/index.html'), {
      baseUrl: 'https://fixture.example.com/',
    }).items;
    expect(entry).toMatchObject({
      type: ['h-entry'],
      properties: {
        name: ['Zucchinoid soup'],
        content: [{ value: expect.stringMatching(/^Stir/) }],
      },
    });
    expect(await read('styleguide/index.html')).toContain('Fixture soup');
    const fragments = await Promise.all(
      files
        .filter((file) => file.endsWith('.pf_fragment'))
        .map(async (file) => gunzipSync(await readFile(path.join(dist, file))).toString()),
    );
    expect(fragments.filter((text) => text.includes('Zucchinoid soup'))).toHaveLength(1);
  },
);
