import type { APIRoute } from 'astro';
import { feedGroups } from '#site/feeds.ts';
import { getHub } from '#site/hub.ts';
import { renderOpml } from '#site/opml.ts';

/** Every feed, for a feed reader to import. */
export const GET: APIRoute = async () => {
  const hub = await getHub();
  return new Response(renderOpml(hub, feedGroups(hub)), {
    headers: { 'content-type': 'text/x-opml; charset=utf-8' },
  });
};
