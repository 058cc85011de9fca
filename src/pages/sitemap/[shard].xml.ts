import type { APIRoute } from 'astro';
import { renderSitemap, type SitemapUrl, sitemapRoutes } from '#site/sitemap.ts';

export const getStaticPaths = sitemapRoutes;

/** One kind and year. */
export const GET: APIRoute = async ({ props }) =>
  new Response(await renderSitemap(props.urls as SitemapUrl[]), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
