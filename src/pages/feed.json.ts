import type { APIRoute } from 'astro';
import { hubFeed, respondWithFeed } from '#site/feeds.ts';

/** Everything, newest first, as JSON Feed. */
export const GET: APIRoute = async () => respondWithFeed('json', await hubFeed());
