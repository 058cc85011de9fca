import type { APIRoute } from 'astro';
import type { Feed } from '#site/feed.ts';
import { kindFeedRoutes, respondWithFeed } from '#site/feeds.ts';

export const getStaticPaths = kindFeedRoutes;

/** One kind, newest first, as JSON Feed. */
export const GET: APIRoute = ({ props }) => respondWithFeed('json', props as Feed);
