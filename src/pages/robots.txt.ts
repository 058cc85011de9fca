import type { APIRoute } from 'astro';
import { getHub } from '#site/hub.ts';

/** Everybody is welcome; the sitemap says what there is. */
export const GET: APIRoute = async () => {
  const { origin, base } = await getHub();
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${origin}${base}sitemap.xml\n`);
};
