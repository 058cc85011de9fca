import type { APIRoute } from 'astro';
import { renderTwin, type Twin, twinRoutes } from '#site/twins.ts';

export const getStaticPaths = twinRoutes;

/** The text of an entry's page as Markdown. */
export const GET: APIRoute = async ({ props }) =>
  new Response(await renderTwin(props as Twin), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
