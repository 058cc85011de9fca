import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { type BuiltSite, fileOf, type Finding, itemsOn, readText, type Rule } from './site.ts';

/** Every entry stands on every surface its kind declares; feeds have a rule of their own. */
export const surfaces: Rule = async (site) => {
  const files = new Set(site.files);
  return [
    ...itemsOn(site, 'page').flatMap(({ key, href }) =>
      missing(files, fileOf(site, href), `The page of ${key} is missing.`),
    ),
    ...findInFeed(site),
    ...(await findInSitemap(site)),
    ...(await findInSearch(site)),
    ...(await findPreviews(site, files)),
  ];
};

const missing = (files: Set<string>, file: string | undefined, message: string): Finding[] =>
  file !== undefined && files.has(file) ? [] : [{ file: file ?? '', message }];

/** Exactly once in the feed and its archive. */
function findInFeed(site: BuiltSite): Finding[] {
  const counts = new Map<string, number>();
  for (const { file, elements } of site.pages) {
    if (!/^community\/(archive\/\d+\/)?index\.html$/.test(file)) continue;
    for (const { tagName, properties, children } of elements) {
      if (
        !/^h[2-4]$/.test(tagName) ||
        !(properties.className as string[] | undefined)?.includes('card-title')
      )
        continue;
      const [link] = children;
      const href = link?.type === 'element' ? String(link.properties.href) : '';
      counts.set(href, (counts.get(href) ?? 0) + 1);
    }
  }
  return itemsOn(site, 'feed').flatMap(({ key, href }) => {
    const count = counts.get(href) ?? 0;
    return count === 1
      ? []
      : [
          {
            file: 'community/index.html',
            message: `${key} stands ${count} times in the feed and its archive, not once.`,
          },
        ];
  });
}

async function findInSitemap(site: BuiltSite): Promise<Finding[]> {
  const shards = site.files.filter((file) => /^sitemap\/.+\.xml$/.test(file));
  const text = (await Promise.all(shards.map((file) => readText(site.folder, file)))).join('');
  return itemsOn(site, 'sitemap').flatMap(({ key, href }) =>
    text.includes(`<loc>${site.origin}${href}</loc>`)
      ? []
      : [{ file: 'sitemap.xml', message: `${key} is not in the sitemap.` }],
  );
}

async function findInSearch(site: BuiltSite): Promise<Finding[]> {
  const fragments = site.files.filter((file) => file.endsWith('.pf_fragment'));
  const urls = new Set(
    await Promise.all(
      fragments.map(async (file) => {
        const text = await readText(site.folder, file);
        const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
        return url;
      }),
    ),
  );
  return itemsOn(site, 'search').flatMap(({ key, href }) =>
    urls.has(`/${href.slice(site.base.length)}`) || urls.has(href)
      ? []
      : [{ file: 'pagefind/', message: `${key} is not in the search index.` }],
  );
}

async function findPreviews(site: BuiltSite, files: Set<string>): Promise<Finding[]> {
  const names = [
    'og/hub.jpg',
    ...itemsOn(site, 'og').map(({ kind, id }) => `og/${kind}/${id}.jpg`),
  ];
  const results = names.map(async (file): Promise<Finding[]> => {
    if (!files.has(file)) return [{ file, message: 'This preview image is missing.' }];
    const { width, height, format } = await sharp(
      await readFile(path.join(site.folder, file)),
    ).metadata();
    return width === 1200 && height === 630 && format === 'jpeg'
      ? []
      : [
          {
            file,
            message: `This preview is ${format} of ${width} × ${height}, not a JPEG of 1200 × 630.`,
          },
        ];
  });
  return (await Promise.all(results)).flat();
}
