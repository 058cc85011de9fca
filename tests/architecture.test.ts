import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

const filesBelow = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .filter((file) => !/\/(fixtures|node_modules)\//.test(file))
    .sort();

const readText = (file: string) => readFileSync(path.join(root, file), 'utf8');
const files = ['src', 'scripts', 'tests'].flatMap(filesBelow);
const code = files.filter(
  (file) => /\.(ts|mts|mjs|js|astro)$/.test(file) && !file.endsWith('.d.ts'),
);
const isTest = (file: string) => /\.test(-d)?\.ts$/.test(file) || file.startsWith('tests/');
const kindNames = readdirSync(path.join(root, 'src/kinds'), { withFileTypes: true }).flatMap(
  (entry) => (entry.isDirectory() ? [entry.name] : []),
);

/** What a file imports, statically and dynamically, types included. */
function importsOf(text: string): string[] {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const patterns = [
    /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
    /\bimport\.meta\.glob\w*\(\s*['"`]([^'"`]+)['"`]/g,
  ];
  const names = patterns.flatMap((pattern) =>
    [...withoutComments.matchAll(pattern)].map(([, name = '']) => name),
  );
  // Stylesheets and fonts are no code: the compiler puts them where they are asked for.
  return names.filter((name) => !/\.(css|woff2)(\?url)?$/.test(name));
}

/** Path from the root of the repository of an import of ours; undefined for a package. */
function resolveImport(file: string, name: string): string | undefined {
  if (name.startsWith('#')) return `src/${name.slice(1)}`;
  if (name.startsWith('.'))
    return path.posix.normalize(
      path.posix.join(path.posix.dirname(file), name.replace(/\?.*$/, '')),
    );
  return undefined;
}

/** `core` of `src/core/item.ts`; a file straight in `src` is wiring, as pages are. */
function layerOf(file: string): string {
  const [top = '', layer = '', ...rest] = file.split('/');
  if (top !== 'src') return top;
  return rest.length === 0 ? 'pages' : layer;
}

const pureKinds = (file: string) => file.endsWith('.ts') && file !== 'src/kinds/views.ts';
const everything = () => true;
type Rule = Record<string, (file: string) => boolean>;

/** Which layer may import which, and what of it. */
const rules: Record<string, Rule> = {
  core: {},
  styles: {},
  ui: { core: everything },
  kinds: { core: everything, ui: everything },
  ingest: { core: everything, kinds: pureKinds },
  site: { core: everything, ingest: everything, kinds: pureKinds },
  og: { core: everything, kinds: (file) => file === 'src/kinds/registry.ts' },
  layouts: { core: everything, ui: everything, site: everything },
  pages: {
    core: everything,
    ui: everything,
    kinds: everything,
    ingest: everything,
    site: everything,
    og: everything,
    layouts: everything,
    styles: everything,
  },
  import: { core: everything, ingest: everything, kinds: pureKinds },
  export: { core: everything, ingest: everything, import: everything, kinds: pureKinds },
  scripts: {
    core: everything,
    ingest: everything,
    import: everything,
    export: everything,
    og: everything,
    kinds: pureKinds,
  },
};

function findCrossings(file: string, text: string): string[] {
  const layer = layerOf(file);
  return importsOf(text).flatMap((name) => {
    const target = resolveImport(file, name);
    const targetLayer = target && layerOf(target);
    if (!target || targetLayer === layer) return [];
    return rules[layer]?.[targetLayer ?? '']?.(target) ? [] : [`${file} imports ${name}`];
  });
}

const production = code.filter((file) => !isTest(file));

test('the reader of imports sees each form of them', () => {
  const text = `import a from './a.ts';\nimport type { B,\n  C } from '#core/b.ts';\nimport './c.css';\nexport { d } from "./d.ts";\nconst e = await import('./e.ts');\n// import f from './f.ts'\n<script>import '../g.ts';</script>`;
  expect(importsOf(text).sort()).toEqual(['#core/b.ts', '../g.ts', './a.ts', './d.ts', './e.ts']);
});

test('the table finds a crossing where there is one', () => {
  expect(findCrossings('src/core/a.ts', "import '#kinds/registry.ts';")).toHaveLength(1);
  expect(findCrossings('src/site/a.ts', "import '#kinds/views.ts';")).toHaveLength(1);
  expect(findCrossings('src/ui/A.astro', "import '#site/hub.ts';")).toHaveLength(1);
  expect(findCrossings('scripts/a.ts', "await import('#ui/A.astro');")).toHaveLength(1);
  expect(findCrossings('src/pages/a.ts', "import '#kinds/views.ts';")).toEqual([]);
});

test('every layer is in the table', () => {
  const layers = new Set(production.map(layerOf));
  expect([...layers].filter((layer) => !(layer in rules))).toEqual([]);
});

test('no layer imports one that it may not', () => {
  expect(production.flatMap((file) => findCrossings(file, readText(file)))).toEqual([]);
});

test('across layers an import names the layer; only a test climbs out, to what tests share', () => {
  const climbing = code
    .filter((file) => file.startsWith('src/'))
    .flatMap((file) =>
      importsOf(readText(file))
        .filter((name) => name.startsWith('.'))
        .map((name) => ({ file, name, target: resolveImport(file, name) ?? '' }))
        .filter(
          ({ target }) =>
            !target.startsWith(`src/${file.split('/')[1]}/`) && layerOf(target) !== layerOf(file),
        )
        .filter(({ target }) => !(isTest(file) && target.startsWith('tests/lib/')))
        .map(({ name }) => `${file} imports ${name}`),
    );
  expect(climbing).toEqual([]);
});

test('no kind imports another kind', () => {
  const crossings = code.flatMap((file) => {
    const own = kindNames.find((name) => file.startsWith(`src/kinds/${name}/`));
    if (!own) return [];
    return importsOf(readText(file))
      .filter((name) =>
        kindNames.some(
          (other) => other !== own && resolveImport(file, name)?.startsWith(`src/kinds/${other}/`),
        ),
      )
      .map((name) => `${file} imports ${name}`);
  });
  expect(crossings).toEqual([]);
});

test('a script never imports a component', () => {
  const found = code
    .filter((file) => file.startsWith('scripts/'))
    .flatMap((file) =>
      importsOf(readText(file))
        .filter((name) => name.endsWith('.astro'))
        .map((name) => `${file} imports ${name}`),
    );
  expect(found).toEqual([]);
});

test.each(kindNames)('schema and kind of %s load in plain Node', (kind) => {
  for (const name of ['schema', 'kind']) {
    const load = `await import('./src/kinds/${kind}/${name}.ts')`;
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', load], {
        cwd: root,
        stdio: 'pipe',
      }),
    ).not.toThrow();
  }
});

test('there is exactly one copy of zod', () => {
  const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, unknown> };
  expect(Object.keys(lock.packages).filter((name) => name.endsWith('node_modules/zod'))).toEqual([
    'node_modules/zod',
  ]);
});

test('only src/site/entries.ts asks Astro for collections', () => {
  const callers = production.filter((file) =>
    /\b(getCollection|getEntry|getEntries|getLiveCollection)\b[^;]*\bfrom\s*['"]astro:content['"]|\bgetCollection\(/.test(
      readText(file),
    ),
  );
  expect(callers).toEqual(['src/site/entries.ts']);
});

/** Declarations of a stylesheet, or of a component's styles and style attributes. */
function declarationsOf(file: string): string[] {
  const text = readText(file).replace(/\/\*[\s\S]*?\*\//g, '');
  const styles = file.endsWith('.css')
    ? [text]
    : [
        ...text.matchAll(
          /<style[^>]*>([\s\S]*?)<\/style>|\b(?:style|fill|stroke|stop-color|color)=(?:"([^"]*)"|'([^']*)')/g,
        ),
      ].map(([, block, double, single]) => block ?? `x: ${double ?? single}`);
  return styles.flatMap((style) =>
    [...style.matchAll(/[\w-]+\s*:\s*([^;{}]+)/g)].map(([declaration]) => declaration.trim()),
  );
}

const rawColour = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i;

test.each([
  'a: #fff',
  'a: 1px solid #AABBCC80',
  'a: rgb(0 0 0)',
  'a: oklch(0.5 0.1 20)',
  'a: hsl(1 2% 3%)',
])('%s is a raw colour', (declaration) => {
  expect(declaration).toMatch(rawColour);
});

test.each([
  'a: var(--ink)',
  'a: light-dark(var(--a), var(--b))',
  'a: color-mix(in oklab, var(--a), var(--b))',
  'a: url(#x)',
])('%s is no raw colour', (declaration) => {
  expect(declaration).not.toMatch(rawColour);
});

test('only the tokens hold raw colours', () => {
  const found = files
    .filter((file) => /\.(css|astro)$/.test(file) && file !== 'src/styles/tokens.css')
    .flatMap((file) =>
      declarationsOf(file)
        .filter((declaration) => rawColour.test(declaration))
        .map((declaration) => `${file}: ${declaration}`),
    );
  expect(found).toEqual([]);
});

test('no file has a name that says nothing', () => {
  expect(
    files.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc)(\.[\w.]+|\/)/.test(file)),
  ).toEqual([]);
});
