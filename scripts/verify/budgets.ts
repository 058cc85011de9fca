import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuiltPage, type BuiltSite, fileOf, type Finding, type Rule } from './site.ts';

/**
 * Kilobytes as GitHub Pages sends them, compressed. `body` is what a post's body may take of its
 * budget, `transcript` what is said in a video: a longer one may weigh as much more as it is longer.
 */
const budgets = { script: 5, post: 18, list: 30, body: 5, transcript: 5 };

/** What a reader downloads before doing anything. */
export const budgetsRule: Rule = async (site) => {
  const sizes = new Map<string, number>();
  const sizeOf = async (file: string) => {
    const known = sizes.get(file);
    if (known !== undefined) return known;
    const size = gzipSync(await readFile(path.join(site.folder, file)), { level: 9 }).length / 1000;
    sizes.set(file, size);
    return size;
  };
  const findings: Finding[] = [];
  for (const page of site.pages) {
    const scripts = await sum(await scriptsOf(page, site), sizeOf);
    const isPost = /^posts\/[^/]+\/index\.html$/.test(page.file);
    const weight = (await sizeOf(page.file)) + (await sum(stylesOf(page, site), sizeOf));
    const limit = isPost
      ? budgets.post + excess(page, 'prose', budgets.body)
      : budgets.list + excess(page, 'transcript', budgets.transcript);
    if (scripts > budgets.script && page.file !== 'search/index.html')
      findings.push({
        file: page.file,
        message: `${scripts.toFixed(1)} kB of JavaScript before anybody asks; the budget is ${budgets.script} kB.`,
      });
    if (weight > limit && page.file !== 'styleguide/index.html')
      findings.push({
        file: page.file,
        message: `${weight.toFixed(1)} kB of HTML and CSS; the budget is ${limit.toFixed(1)} kB.`,
      });
  }
  return findings;
};

/** How much the text in an element with a class weighs over its share. */
function excess({ html, elements }: BuiltPage, name: string, share: number): number {
  const found = elements.find(
    ({ properties: { className } }) => Array.isArray(className) && className.includes(name),
  );
  const { start, end } = found?.position ?? {};
  const text = html.slice(start?.offset ?? 0, end?.offset ?? 0);
  return Math.max(0, gzipSync(text, { level: 9 }).length / 1000 - share);
}

async function sum(files: string[], sizeOf: (file: string) => Promise<number>): Promise<number> {
  return (await Promise.all(files.map(sizeOf))).reduce((total, size) => total + size, 0);
}

const stylesOf = ({ elements }: BuiltPage, site: BuiltSite) =>
  elements.flatMap(({ tagName, properties }) =>
    // What is for paper is fetched last, and nobody waits for it.
    tagName === 'link' && String(properties.rel) === 'stylesheet' && properties.media !== 'print'
      ? (fileOf(site, String(properties.href)) ?? [])
      : [],
  );

/** A page's modules with everything they import at once; `import()` waits for the reader. */
async function scriptsOf({ elements }: BuiltPage, site: BuiltSite): Promise<string[]> {
  const queue = elements.flatMap(({ tagName, properties }) =>
    tagName === 'script' && properties.src ? (fileOf(site, String(properties.src)) ?? []) : [],
  );
  const found = new Set<string>();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = await readFile(path.join(site.folder, file), 'utf8');
    for (const [, specifier = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      queue.push(path.posix.join(path.posix.dirname(file), specifier));
    }
  }
  return [...found];
}
