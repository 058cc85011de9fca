import type { APIRoute } from 'astro';
import { type GeoDownload, geoRoutes, respondWithPoints } from '#site/downloads.ts';

export const getStaticPaths = geoRoutes;

/** What stands on an entry's page, as points for programs that show maps. */
export const GET: APIRoute = ({ props }) => respondWithPoints(props as GeoDownload);
