import type { APIRoute } from 'astro';
import { hubFeed, respondWithFeed } from '#site/feeds.ts';

/** Everything, newest first, as RSS. */
export const GET: APIRoute = async () => respondWithFeed('rss', await hubFeed());
