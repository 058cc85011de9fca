import type { APIRoute } from 'astro';
import { type Feed, gatheredFeedRoutes, renderRss } from '#site/rss.ts';

export const getStaticPaths = gatheredFeedRoutes;

/** What one topic, member or team has gathered, newest first. */
export const GET: APIRoute = async ({ props }) =>
  new Response(await renderRss(props as Feed), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
