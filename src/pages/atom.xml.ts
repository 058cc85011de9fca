import type { APIRoute } from 'astro';
import { hubFeed, respondWithFeed } from '#site/feeds.ts';

/** Everything, newest first, as Atom. */
export const GET: APIRoute = async () => respondWithFeed('atom', await hubFeed());
