import type { APIRoute } from 'astro';
import type { Feed } from '#site/feed.ts';
import { gatheredFeedRoutes, respondWithFeed } from '#site/feeds.ts';

export const getStaticPaths = gatheredFeedRoutes;

/** What one topic, member or team has gathered, newest first, as RSS. */
export const GET: APIRoute = ({ props }) => respondWithFeed('rss', props as Feed);
