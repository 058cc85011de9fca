import { hashOf } from '#ingest/source.ts';
import type { SiteHub } from './hub.ts';

/** One page to generate: where, from what, and a key that changes when any of it does. */
export interface Route<Props> {
  params: Record<string, string>;
  props: Props;
  cacheKey: string;
}

/**
 * Routes with their cache keys. A page reads its props and the hub's settings and nothing else, so
 * a key over both covers all it depends on; Astro adds its own templates, configuration and
 * lockfile.
 */
export function toRoutes<Props>(
  hub: SiteHub,
  pages: { params: Record<string, string>; props: Props }[],
): Route<Props>[] {
  const { settings, origin, base } = hub;
  const salt = hashOf(JSON.stringify([settings, origin, base]));
  return pages.map(({ params, props }) => ({
    params,
    props,
    cacheKey: hashOf(salt + JSON.stringify(props)),
  }));
}
