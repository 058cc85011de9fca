import type { APIRoute } from 'astro';
import { renderSitemapIndex } from '#site/sitemap.ts';

/** Index of the sitemap's shards. */
export const GET: APIRoute = async () =>
  new Response(await renderSitemapIndex(), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
