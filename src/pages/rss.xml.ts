import type { APIRoute } from 'astro';
import { hubFeed, renderRss } from '#site/rss.ts';

/** Everything, newest first. */
export const GET: APIRoute = async () =>
  new Response(await renderRss(await hubFeed()), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
