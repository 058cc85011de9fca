import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { isInside, readForeignText } from './files.ts';
import { parseRecord } from './front-matter.ts';
import type { Evidence, SourceSite } from './reader.ts';

const configurations = [
  'docusaurus.config.js',
  'docusaurus.config.ts',
  '_config.yml',
  '_config.yaml',
  'hugo.toml',
  'hugo.yaml',
  'hugo.json',
  'config.toml',
  '.eleventy.js',
  'eleventy.config.js',
  'eleventy.config.mjs',
];
/** Files whose text is read to recognise a site. */
const sampleSize = 60;

/**
 * What the folders around a source folder tell of its site. Configuration that is code is never
 * run: it only marks where the site is.
 *
 * @param url where the site was read, when the one who imports says so
 */
export async function readSite(
  from: string,
  files: string[],
  url?: string,
): Promise<{ site: SourceSite; evidence: Evidence }> {
  const folders = [from, ...[1, 2, 3].map((up) => path.resolve(from, ...Array(up).fill('..')))];
  const namesIn = (folder: string) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };
  const root =
    folders.find((folder) => namesIn(folder).some((name) => configurations.includes(name))) ?? from;
  const config = await readConfig(root);
  const own = [url, config.url, config.baseURL, config.base_url].find(
    (text): text is string => typeof text === 'string' && /^https?:\/\//.test(text),
  );
  const above = [config.baseurl, config.baseUrl].find((text) => typeof text === 'string') ?? '';
  const texts = await Promise.all(
    files.slice(0, sampleSize).map(async (file) => {
      const read = await readForeignText(path.join(from, file)).catch(() => undefined);
      return read && 'text' in read ? read.text : '';
    }),
  );
  const site = {
    from,
    root,
    section: path.relative(root, from).replaceAll(path.sep, '/'),
    config,
    ...(own ? { url: (url ?? own + String(above)).replace(/\/+$/, '') } : {}),
  };
  const near = folders.slice(0, folders.indexOf(root) + 1 || 1);
  const names = new Set(near.flatMap((folder) => [...namesIn(folder), path.basename(folder)]));
  return { site, evidence: { names, files, texts } };
}

async function readConfig(root: string): Promise<Record<string, unknown>> {
  for (const name of configurations.filter((file) => /\.(ya?ml|toml|json)$/.test(file))) {
    const text = await readFile(path.join(root, name), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    if (!name.endsWith('.toml')) return parseRecord(text);
    try {
      return parseToml(text);
    } catch {
      return {};
    }
  }
  return {};
}

/** Reads the parts that a site's pages include by name. Nothing outside the site is read. */
export function createIncludes({ root, from }: SourceSite) {
  const folders = ['_includes', 'src/_includes', 'includes', '.'];
  const bases = [...new Set([root, from])].flatMap((base) =>
    folders.map((folder) => path.join(base, folder)),
  );
  return (name: string): string | undefined => {
    for (const base of bases) {
      try {
        const file = realpathSync(path.join(base, name));
        if (
          isInside(realpathSync(root), file) &&
          /\.(md|markdown|html?|txt|njk|liquid)$/i.test(file)
        )
          return readFileSync(file, 'utf8').slice(0, 100_000);
      } catch {
        // It is not here: the next folder may have it.
      }
    }
    return undefined;
  };
}
