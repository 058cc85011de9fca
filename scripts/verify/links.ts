import type { BuiltPage, BuiltSite, Finding, Rule } from './site.ts';
import { fileOf } from './site.ts';

/** Every internal link, file and anchor leads somewhere. */
export const links: Rule = (site) => {
  const files = new Set(site.files);
  const anchors = new Map(
    site.pages.map(({ file, elements }) => [
      file,
      new Set(elements.flatMap(({ properties }) => (properties.id ? [String(properties.id)] : []))),
    ]),
  );
  return site.pages.flatMap((page) =>
    addressesOf(page, site).flatMap((address) => judge(site, page, address, files, anchors)),
  );
};

function addressesOf({ elements }: BuiltPage, { origin }: BuiltSite): string[] {
  return elements.flatMap(({ tagName, properties }) => {
    const { href, src, srcSet, content, property } = properties;
    const single = [
      href,
      src,
      tagName === 'meta' && property === 'og:image' ? content : undefined,
    ].filter((value) => typeof value === 'string');
    const set = (Array.isArray(srcSet) ? srcSet.map(String) : String(srcSet ?? '').split(/,\s+/))
      .map((part) => part.trim().split(' ')[0] ?? '')
      .filter(Boolean);
    return [...single, ...set].map((address) =>
      address.startsWith(`${origin}/`) ? address.slice(origin.length) : address,
    );
  });
}

function judge(
  site: BuiltSite,
  page: BuiltPage,
  address: string,
  files: Set<string>,
  anchors: Map<string, Set<string>>,
): Finding[] {
  const fail = (message: string): Finding[] => [{ file: page.file, message }];
  if (/^(https?:|data:)/.test(address)) return [];
  const [, hash = ''] = address.split('#');
  if (address.startsWith('#'))
    return hash === '' || anchors.get(page.file)?.has(decodeURIComponent(hash))
      ? []
      : fail(`The anchor ${address} is not on this page.`);
  if (!address.startsWith('/'))
    return fail(`The address ${address} is neither absolute nor from the root.`);
  const file = fileOf(site, address);
  if (file === undefined) return fail(`The link ${address} leaves the base path ${site.base}.`);
  if (!files.has(file)) return fail(`The link ${address} leads nowhere.`);
  const known = anchors.get(file);
  return hash === '' || known === undefined || known.has(decodeURIComponent(hash))
    ? []
    : fail(`There is no #${hash} on the page of ${address}.`);
}
