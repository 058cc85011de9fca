import type { APIRoute } from 'astro';
import type { Feed } from '#site/feed.ts';
import { kindFeedRoutes, respondWithFeed } from '#site/feeds.ts';

export const getStaticPaths = kindFeedRoutes;

/** One kind, newest first, as RSS. */
export const GET: APIRoute = ({ props }) => respondWithFeed('rss', props as Feed);
