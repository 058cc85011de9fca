import type { APIRoute } from 'astro';
import { schemaRoutes } from '#site/schemas.ts';

export const getStaticPaths = schemaRoutes;

/** The front matter of a kind, or a file of the API, as JSON Schema. */
export const GET: APIRoute = ({ props }) =>
  new Response(`${JSON.stringify(props.schema, null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
