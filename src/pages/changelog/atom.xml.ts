import type { APIRoute } from 'astro';
import { changelogFeed, respondWithFeed } from '#site/feeds.ts';

/** What shipped, newest first, as Atom. */
export const GET: APIRoute = async () => respondWithFeed('atom', await changelogFeed());
