import path from 'node:path';
import { classifyTarget, decodeEscapes } from '#core/urls.ts';
import { toPathKey, withoutSite } from './addresses.ts';
import type { Planned } from './plan.ts';
import type { SourceSite } from './reader.ts';

/** Where an address of the old site leads now; without `to` its words stay and the link goes. */
export interface Resolved {
  to?: string;
  /** Why the link goes. */
  reason?: string;
}

/** Resolves addresses of the old site, as one of its files wrote them. */
export type ResolveAddress = (address: string, from: Planned) => Resolved;

/** Index of everything that is imported, by each name another file may call it. */
export function createLinks(plans: readonly Planned[], site: SourceSite): ResolveAddress {
  const byPath = new Map<string, Planned>();
  const byStem = new Map<string, Planned | null>();
  for (const plan of plans) {
    byPath.set(toPathKey(plan.file), plan);
    byPath.set(toPathKey(path.posix.join(site.section, plan.file)), plan);
    const stem = toPathKey(plan.file).split('/').at(-1) ?? '';
    for (const name of new Set([stem, plan.slug])) byStem.set(name, byStem.has(name) ? null : plan);
  }
  // Addresses come last: a page that was there under this name is meant before a file of the name.
  for (const plan of plans)
    for (const address of plan.aliases) byPath.set(toPathKey(address), plan);

  const find = (target: string, from: Planned): Planned | undefined => {
    const folder = path.posix.dirname(`/${from.file}`);
    const candidates = [
      target.replace(/^@\/?/, '/'),
      path.posix.join(folder, target),
      from.address ? path.posix.join(from.address, target) : '',
      from.address ? path.posix.join(path.posix.dirname(from.address), target) : '',
    ];
    for (const candidate of candidates) {
      const found = candidate && byPath.get(toPathKey(candidate));
      if (found) return found;
    }
    const stem = toPathKey(target).split('/').filter(Boolean).at(-1) ?? '';
    return target.startsWith('/') ? undefined : (byStem.get(stem) ?? undefined);
  };

  return (address, from) => {
    const own = withoutSite(address.trim().replace(/^(?=\/\/)/, 'https:'), site.url);
    if (own.startsWith('#')) return { to: own };
    if (/^mailto:/i.test(own)) return { reason: 'E-mail addresses are not published.' };
    if (/^https?:\/\//i.test(own)) return toWeb(own);
    if (/^[a-z][a-z\d+.-]*:/i.test(own))
      return { reason: `Links that start with "${own.split(':')[0]}:" are not published.` };
    const [target = '', anchor] = own.split('#', 2);
    const [pathname = ''] = target.split('?');
    const plan = find(decodeEscapes(pathname) ?? pathname, from);
    if (plan === from && anchor) return { to: `#${anchor}` };
    if (plan) return { to: `./${plan.slug}.md${anchor ? `#${anchor}` : ''}` };
    if (!site.url)
      return {
        reason: 'The page is not among the imported ones. Say where the old site is, with --site.',
      };
    const base = `${site.url}${from.address ?? '/'}`;
    const absolute = URL.parse(
      own.startsWith('/') ? site.url.replace(/^(https?:\/\/[^/]+).*/, '$1') + own : own,
      base,
    );
    return absolute ? toWeb(absolute.href) : { reason: 'The address cannot be read.' };
  };
}

/** A web address as the hub takes it: escaped, without a user name. */
function toWeb(text: string): Resolved {
  if (classifyTarget(text).type === 'web') return { to: text };
  const url = URL.parse(text);
  if (!url) return { reason: 'The address is not complete.' };
  url.username = '';
  url.password = '';
  return classifyTarget(url.href).type === 'web'
    ? { to: url.href }
    : { reason: 'The address is not one of the web.' };
}
