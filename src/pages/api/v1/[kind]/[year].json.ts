import type { APIRoute } from 'astro';
import { shardRoutes } from '#site/api.ts';

export const getStaticPaths = shardRoutes;

/** The entries of one kind and year. */
export const GET: APIRoute = ({ props }) =>
  new Response(`${JSON.stringify(props.shard)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
