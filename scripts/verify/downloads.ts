import { DOMParser, type Document, onErrorStopParsing } from '@xmldom/xmldom';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type GeoFormat, geoFormats, geoFilePath, isOnMap } from '#core/geo-formats.ts';
import type { Item } from '#core/item.ts';
import { offlineCopyPath } from '#core/offline-copy.ts';
import { elementsOf } from '#ingest/parse.ts';
import { type BuiltSite, fileOf, type Finding, itemsOn, readText, type Rule } from './site.ts';

/** What readers take along is there, is whole, and can be read by other programs. */
export const downloads: Rule = async (site) => {
  const findings = [
    ...itemsOn(site, 'page').flatMap(({ href }) => listGeoFiles(site, href)),
    ...(await Promise.all(itemsOn(site, 'offline').map((item) => findCopy(site, item)))),
  ].map(async ({ file, judge }): Promise<Finding[]> => {
    if (!site.files.includes(file)) return [{ file, message: 'This download is missing.' }];
    return judge(await readText(site.folder, file)).map((message) => ({ file, message }));
  });
  return (await Promise.all(findings)).flat();
};

type Download = { file: string; judge: (text: string) => string[] };

async function findCopy(site: BuiltSite, { href }: Item): Promise<Download> {
  const page = site.pages.find(({ file }) => file === fileOf(site, href));
  const sheets = (page?.elements ?? [])
    .filter(({ properties }) => String(properties.rel) === 'stylesheet')
    .map(({ properties }) => fileOf(site, String(properties.href)) ?? '')
    // One that is missing is found with the links.
    .filter((file) => site.files.includes(file))
    .map(async (file) => [file, await readText(site.folder, file)] as const);
  const styles = new Map(await Promise.all(sheets));
  return {
    file: fileOf(site, offlineCopyPath(href)) ?? '',
    judge: (html) => [...judgeCopy(html), ...judgeStyles(html, styles)],
  };
}

/** By address alone: what stands on a page has an anchor on it. */
function listGeoFiles(site: BuiltSite, href: string): Download[] {
  const open = site.community.items.filter(
    (item) => item.href.startsWith(`${href}#`) && isOnMap(item),
  );
  return [...Map.groupBy(open, ({ kind }) => kind)].flatMap(([kind, items]) =>
    geoFormats.map(({ name }) => ({
      file: fileOf(site, geoFilePath(href, kind, name)) ?? '',
      judge: (text: string) => judgePoints(name, text, items.length),
    })),
  );
}

function judgePoints(format: GeoFormat['name'], text: string, expected: number): string[] {
  try {
    const count = countPoints[format](text);
    return count === expected ? [] : [`It has ${count} points, not ${expected}.`];
  } catch (error) {
    return [`It cannot be read: ${(error as Error).message}`];
  }
}

const parseXml = (text: string): Document =>
  new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');

const countPoints: Record<GeoFormat['name'], (text: string) => number> = {
  geojson: (text) => {
    const { features } = JSON.parse(text) as { features: { geometry: { type: string } }[] };
    return features.filter(({ geometry }) => geometry.type === 'Point').length;
  },
  kml: (text) => parseXml(text).getElementsByTagName('Point').length,
  gpx: (text) => parseXml(text).getElementsByTagName('wpt').length,
};

/** What is wrong with a copy that is to be read without a network. */
export function judgeCopy(html: string): string[] {
  const size = Buffer.byteLength(html);
  const elements = elementsOf(fromHtml(html));
  const has = (name: string) => elements.some(({ tagName }) => tagName === name);
  return [
    ...(size < 1_000_000 ? [] : [`It has ${size} bytes, and must stay below a megabyte.`]),
    ...(has('h1') ? [] : ['It has no h1.']),
    ...(has('script') ? ['It has a script.'] : []),
    ...(html.includes('/_astro/') ? ['It needs a file of the hub.'] : []),
    ...elements.flatMap(judgeAddresses),
  ];
}

/**
 * Which stylesheets of a page are not in its copy: all that a sheet says besides fonts and addresses
 * must stand there word for word.
 *
 * @param sheets text of each by its file
 */
export function judgeStyles(html: string, sheets: ReadonlyMap<string, string>): string[] {
  return [...sheets].flatMap(([file, css]) => {
    const parts = css.split(/@font-face\s*\{[^}]*\}|url\([^)]*\)|<\//);
    return parts.every((part) => html.includes(part)) ? [] : [`It lacks the styles of ${file}.`];
  });
}

/** Links may lead anywhere on the web; all else is in the file. */
function judgeAddresses({ tagName, properties, children }: Element): string[] {
  const isLink = tagName === 'a' || String(properties.rel) === 'canonical';
  const { href, src, srcSet, data, poster, xLinkHref } = properties;
  const fetched = [src, srcSet, data, poster, xLinkHref, ...(isLink ? [] : [href])];
  const styles = tagName === 'style' && children[0]?.type === 'text' ? children[0].value : '';
  const addresses = [
    ...fetched.flatMap((value) => (value ? [String(value)] : [])),
    ...[...styles.matchAll(/url\(["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(
      ([, url, sheet]) => url ?? sheet ?? '',
    ),
  ];
  return [
    ...addresses
      .filter((address) => !/^(data:|#)/.test(address))
      .map((address) => `<${tagName}> fetches ${address.slice(0, 60)}.`),
    ...(isLink && href && !/^(https?:|#)/.test(String(href))
      ? [`The link ${String(href)} leads nowhere from a file.`]
      : []),
  ];
}
