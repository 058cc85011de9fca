import type { APIRoute } from 'astro';
import { aliasRoutes } from '#site/routes.ts';

export const getStaticPaths = aliasRoutes;

/** An old address: says where the page is now, and goes there. */
export const GET: APIRoute<{ to: string; title: string; origin: string }> = ({
  props: { to, title, origin },
}) => {
  const name = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><meta name="robots" content="noindex"><link rel="canonical" href="${origin}${to}"><meta http-equiv="refresh" content="0; url=${to}"></head><body><h1>This page moved</h1><p><a href="${to}">${name}</a></p></body></html>\n`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
};
