import type { APIRoute } from 'astro';
import { getHub } from '#site/hub.ts';
import { renderLlms } from '#site/llms.ts';

/** What the hub is and where its text stands, for programs that read. */
export const GET: APIRoute = async () =>
  new Response(renderLlms(await getHub()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
