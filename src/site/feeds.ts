import { toInstant } from '#core/dates.ts';
import { type FeedFormat, feedFormats } from '#core/feed-formats.ts';
import { stagedOn } from '#core/stages.ts';
import { withBase } from '#core/urls.ts';
import { type Route, toRoutes } from './cache-key.ts';
import { readBody } from './entries.ts';
import { type Feed, type FeedEntry, type FeedPlan, toFeed } from './feed.ts';
import { toFeedBody } from './feed-body.ts';
import { renderFeed } from './feed-render.ts';
import { allKinds, getHub, itemsOn, type SiteHub } from './hub.ts';
import { gathered } from './routes.ts';

/** Feeds that belong together. */
export interface FeedGroup {
  title: string;
  feeds: FeedPlan[];
}

/** Every feed of the hub: of everything, of each kind, of what shipped, of what each entry of a facet has gathered. */
export function feedGroups(hub: SiteHub): FeedGroup[] {
  const facets = Object.values(allKinds).filter(({ facet }) => facet !== undefined);
  return [
    { title: 'Everything', feeds: [planOfHub(hub)] },
    { title: 'By kind', feeds: [...plansOfKinds(hub), planOfChangelog(hub)] },
    ...facets.map(({ name, label }) => ({
      title: label.many,
      feeds: plansOfGathered(hub, name),
    })),
  ].filter(({ feeds }) => feeds.length > 0);
}

/** The feed of everything. */
export async function hubFeed(): Promise<Feed> {
  const hub = await getHub();
  return toFeed(hub, allKinds, planOfHub(hub));
}

/** The feed of what shipped, by the day it did. */
export async function changelogFeed(): Promise<Feed> {
  const hub = await getHub();
  return toFeed(hub, allKinds, planOfChangelog(hub));
}

/** One feed per kind that declares it. */
export async function kindFeedRoutes(): Promise<Route<Feed>[]> {
  const hub = await getHub();
  return toFeedRoutes(hub, plansOfKinds(hub));
}

const gatheredRoutes = new WeakMap<SiteHub, Route<Feed>[]>();

/** One feed per topic, member and team: what it has gathered. Asked for once per format. */
export async function gatheredFeedRoutes(): Promise<Route<Feed>[]> {
  const hub = await getHub();
  const routes = gatheredRoutes.get(hub) ?? toFeedRoutes(hub, plansOfGathered(hub));
  gatheredRoutes.set(hub, routes);
  // Astro takes notes on the list that it is given, other ones for each format.
  return [...routes];
}

/** A feed's file in one format. */
export async function respondWithFeed(name: FeedFormat['name'], feed: Feed): Promise<Response> {
  const type = feedFormats.find((format) => format.name === name)?.type;
  const bodies = await Promise.all(feed.entries.map(readFeedBody));
  return new Response(renderFeed(name, feed, bodies), {
    headers: { 'content-type': `${type}; charset=utf-8` },
  });
}

const toFeedRoutes = (hub: SiteHub, plans: FeedPlan[]): Route<Feed>[] =>
  toRoutes(
    hub,
    plans.map((plan) => ({ params: toParams(hub, plan), props: toFeed(hub, allKinds, plan) })),
  );

/** `{ kind, slug }` of a feed's folder. */
function toParams({ base }: SiteHub, { folder }: FeedPlan): Record<string, string> {
  const [kind = '', slug] = folder.slice(base.length).split('/');
  return { kind, ...(slug ? { slug } : {}) };
}

const bodies = new Map<string, Promise<string>>();

/** A body is in the feed of everything, of its kind, topics and people, each in every format. */
function readFeedBody(entry: FeedEntry): Promise<string> {
  const key = JSON.stringify([entry.renderKey, entry.url, entry.language]);
  const body =
    bodies.get(key) ?? readBody(entry.renderKey).then(({ html }) => toFeedBody(html, entry));
  bodies.set(key, body);
  body.catch(() => bodies.delete(key));
  const [oldest] = bodies.keys();
  if (bodies.size > 500 && oldest !== undefined) bodies.delete(oldest);
  return body;
}

const planOfHub = (hub: SiteHub): FeedPlan => ({
  name: hub.settings.name,
  title: hub.settings.name,
  description: hub.settings.tagline,
  page: withBase(hub.base, '/community/'),
  folder: hub.base,
  items: () => itemsOn(hub, 'rss'),
});

const planOfChangelog = (hub: SiteHub): FeedPlan => ({
  name: 'Changelog',
  title: `Changelog · ${hub.settings.name}`,
  description: 'What shipped, on the day it did.',
  page: withBase(hub.base, '/changelog/'),
  folder: withBase(hub.base, '/changelog/'),
  items: () => itemsOn(hub, 'rss', 'demos').filter(({ state }) => state === 'shipped'),
  eventOf: (item) => ({ key: `changelog/${item.key}`, at: toInstant(stagedOn(item)) }),
});

const plansOfKinds = (hub: SiteHub): FeedPlan[] =>
  Object.values(allKinds)
    .filter(({ surfaces }) => surfaces.includes('rss'))
    .map(({ name, label, description }) => ({
      name: label.many,
      title: `${label.many} · ${hub.settings.name}`,
      description,
      page: withBase(hub.base, `/${name}/`),
      folder: withBase(hub.base, `/${name}/`),
      items: () => itemsOn(hub, 'rss', name),
    }));

/** @param kind of one kind only; of all that gather without it */
const plansOfGathered = (hub: SiteHub, kind?: string): FeedPlan[] =>
  itemsOn(hub, 'page', kind)
    .filter((item) => allKinds[item.kind]?.facet)
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en') || (a.key < b.key ? -1 : 1))
    .map((item) => ({
      name: item.title,
      title: `${item.title} · ${hub.settings.name}`,
      description: item.summary ?? hub.settings.tagline,
      page: item.href,
      folder: item.href,
      items: () =>
        gathered(hub, item).filter((made) => allKinds[made.kind]?.surfaces.includes('rss')),
    }));
