import path from 'node:path';
import { parseOpml } from 'feedsmith';
import { fromHtml } from 'hast-util-from-html';
import { feedFormats } from '#core/feed-formats.ts';
import { elementsOf } from '#ingest/parse.ts';
import { type ReadFeed, readFeed } from './read-feed.ts';
import { type BuiltSite, fileOf, type Finding, itemsOn, readText, type Rule } from './site.ts';

/** Every feed is whole, is there in every format with the same entries, and is in the list of all. */
export const feeds: Rule = async (site) => {
  const files = new Set(site.files);
  const leads = (url: string | undefined) => leadsToPage(site, files, url);
  const read = new Map<string, ReadFeed>();
  const findings: Finding[] = [];
  for (const file of site.files) {
    const format = feedFormats.find((known) => known.file === path.posix.basename(file));
    if (!format) continue;
    try {
      read.set(file, readFeed(format.name, await readText(site.folder, file)));
    } catch {
      findings.push({ file, message: `This cannot be read as ${format.label}.` });
    }
  }
  return [
    ...findings,
    ...[...read].flatMap(([file, feed]) =>
      judgeAddresses(`${site.origin}${site.base}${file}`, file, feed, leads),
    ),
    ...judgeBodies(read),
    ...findDifferences(read),
    ...findAbsent(site, read),
    ...(await judgeList(site, read, leads)),
  ];
};

type Leads = (url: string | undefined) => boolean;

function leadsToPage(site: BuiltSite, files: Set<string>, url: string | undefined): boolean {
  if (!url?.startsWith(`${site.origin}/`)) return false;
  return files.has(fileOf(site, url.slice(site.origin.length)) ?? '');
}

function judgeAddresses(own: string, file: string, feed: ReadFeed, leads: Leads): Finding[] {
  const messages = [
    ...(feed.self === own ? [] : [`The feed says that it is ${feed.self}, not ${own}.`]),
    ...[feed.page, ...feed.items.map(({ url }) => url)]
      .filter((url) => !leads(url))
      .map((url) => `The feed leads to ${url}, which is no page of the hub.`),
    ...feed.items.flatMap(({ id, url, published }) =>
      id && published ? [] : [`${url} has no id or no date.`],
    ),
  ];
  return messages.map((message) => ({ file, message }));
}

/** Each text once: it stands in many feeds. */
function judgeBodies(read: Map<string, ReadFeed>): Finding[] {
  const files = new Map(
    [...read].flatMap(([file, { items }]) => items.map(({ html }) => [html, file] as const)),
  );
  return [...files].flatMap(([html, file]) =>
    findRelative(html).map((address) => ({
      file,
      message: `The address ${address} in the full text is not absolute.`,
    })),
  );
}

/** Addresses of a text that mean something on its own page only. */
const findRelative = (html: string): string[] =>
  elementsOf(fromHtml(html, { fragment: true })).flatMap(({ properties }) => {
    const { href, src, srcSet } = properties;
    const set = String(srcSet ?? '')
      .split(/,\s+/)
      .map((part) => part.trim().replace(/ .*$/, ''));
    return [String(href ?? ''), String(src ?? ''), ...set].filter(
      (address) => address !== '' && !/^(https?:\/\/|data:)/.test(address),
    );
  });

function findDifferences(read: Map<string, ReadFeed>): Finding[] {
  const folders = new Set([...read.keys()].map((file) => file.slice(0, file.lastIndexOf('/') + 1)));
  return [...folders].flatMap((folder) => {
    const [first, ...others] = feedFormats.map(({ file }) => ({
      file: folder + file,
      told: JSON.stringify(read.get(folder + file)?.items),
    }));
    return others
      .filter(({ told }) => told !== first?.told)
      .map(({ file }) => ({ file, message: `This feed does not tell what ${first?.file} tells.` }));
  });
}

/** The newest entries that a feed of everything and of their kind must have. */
function findAbsent(site: BuiltSite, read: Map<string, ReadFeed>): Finding[] {
  const items = itemsOn(site, 'rss').filter(({ at }) => at !== '');
  const wanted = [
    ['', items] as const,
    ...[...Map.groupBy(items, ({ kind }) => `${kind}/`)],
  ] as const;
  return wanted.flatMap(([folder, all]) =>
    feedFormats.flatMap(({ file }) => {
      const urls = new Set(read.get(folder + file)?.items.map(({ url }) => url));
      return all
        .slice(0, 20)
        .filter(({ href }) => !urls.has(site.origin + href))
        .map(({ key }) => ({ file: folder + file, message: `${key} is not in its feed.` }));
    }),
  );
}

async function judgeList(
  site: BuiltSite,
  read: Map<string, ReadFeed>,
  leads: Leads,
): Promise<Finding[]> {
  const file = 'feeds.opml';
  if (!site.files.includes(file)) return [{ file, message: 'The list of feeds is missing.' }];
  const groups = parseOpml(await readText(site.folder, file)).body?.outlines ?? [];
  const outlines = groups.flatMap((group) => group.outlines ?? []);
  const listed = new Set(outlines.map(({ xmlUrl }) => xmlUrl));
  const addressOf = (name: string) => `${site.origin}${site.base}${name}`;
  const known = new Set([...read.keys()].map(addressOf));
  return [
    ...outlines
      .filter(({ xmlUrl, htmlUrl }) => !known.has(xmlUrl ?? '') || !leads(htmlUrl))
      .map(({ text }) => ({ file, message: `${text} leads nowhere.` })),
    ...[...read.keys()]
      .filter((name) => name.endsWith('rss.xml') && !listed.has(addressOf(name)))
      .map((name) => ({ file, message: `${name} is not in the list.` })),
  ];
}
