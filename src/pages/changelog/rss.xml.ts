import type { APIRoute } from 'astro';
import { changelogFeed, respondWithFeed } from '#site/feeds.ts';

/** What shipped, newest first, as RSS. */
export const GET: APIRoute = async () => respondWithFeed('rss', await changelogFeed());
