import type { APIRoute } from 'astro';
import { toIndex } from '#site/api.ts';

/** Where everything is. */
export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(await toIndex(), null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
