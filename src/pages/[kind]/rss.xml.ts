import type { APIRoute } from 'astro';
import { type Feed, kindFeedRoutes, renderRss } from '#site/rss.ts';

export const getStaticPaths = kindFeedRoutes;

/** One kind, newest first. */
export const GET: APIRoute = async ({ props }) =>
  new Response(await renderRss(props as Feed), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
