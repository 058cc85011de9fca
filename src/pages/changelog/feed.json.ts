import type { APIRoute } from 'astro';
import { changelogFeed, respondWithFeed } from '#site/feeds.ts';

/** What shipped, newest first, as JSON Feed. */
export const GET: APIRoute = async () => respondWithFeed('json', await changelogFeed());
