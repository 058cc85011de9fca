import { generateRssFeed } from 'feedsmith';
import { compareItems } from '#core/community.ts';
import type { Item } from '#core/item.ts';
import { withBase } from '#core/urls.ts';
import { toRoutes } from './cache-key.ts';
import { readBody } from './entries.ts';
import { allKinds, getHub, itemsOn, type SiteHub } from './hub.ts';
import { gathered } from './routes.ts';

/** Newest entries that a feed carries, with their full text. */
const feedLength = 20;

/** A feed to write. */
export interface Feed {
  title: string;
  description: string;
  /** Root-relative page the feed belongs to, base included. */
  href: string;
  items: { item: Item; renderKey: string }[];
}

/** The feed of everything. */
export async function hubFeed(): Promise<Feed> {
  const hub = await getHub();
  return toFeed(
    hub,
    hub.settings.name,
    hub.settings.tagline,
    withBase(hub.base, '/community/'),
    itemsOn(hub, 'rss'),
  );
}

/** One feed per kind that declares it. */
export async function kindFeedRoutes() {
  const hub = await getHub();
  const pages = Object.values(allKinds)
    .filter(({ surfaces }) => surfaces.includes('rss'))
    .map(({ name, label, description }) => ({
      params: { kind: name },
      props: toFeed(
        hub,
        `${label.many} · ${hub.settings.name}`,
        description,
        withBase(hub.base, `/${name}/`),
        itemsOn(hub, 'rss', name),
      ),
    }));
  return toRoutes(hub, pages);
}

/** One feed per topic, member and team: what it has gathered. */
export async function gatheredFeedRoutes() {
  const hub = await getHub();
  const pages = itemsOn(hub, 'page')
    .filter(({ kind }) => allKinds[kind]?.facet)
    .map((item) => ({
      params: { kind: item.kind, slug: hub.community.entries.get(item.key)?.slug ?? item.id },
      props: toFeed(
        hub,
        `${item.title} · ${hub.settings.name}`,
        item.summary ?? hub.settings.tagline,
        item.href,
        gathered(hub, item).filter(({ kind }) => allKinds[kind]?.surfaces.includes('rss')),
      ),
    }));
  return toRoutes(hub, pages);
}

/** RSS 2.0 with full text and absolute addresses. */
export async function renderRss({ title, description, href, items }: Feed): Promise<string> {
  const { origin, settings } = await getHub();
  const newest = items[0]?.item.at;
  const entries = await Promise.all(
    items.map(async ({ item, renderKey }) => ({
      title: item.title,
      link: origin + item.href,
      guid: { value: origin + item.href, isPermaLink: true },
      pubDate: new Date(item.at),
      ...(item.summary ? { description: item.summary } : {}),
      categories: item.topics.map((topic) => ({ name: topic.title, domain: origin + topic.href })),
      dc: { creators: item.authors.map(({ name }) => name) },
      content: {
        encoded: absoluteHtml((await readBody(renderKey)).html, origin, origin + item.href),
      },
    })),
  );
  return generateRssFeed({
    title,
    link: origin + href,
    description,
    language: settings.language,
    ...(newest ? { lastBuildDate: new Date(newest) } : {}),
    generator: 'Potluck',
    atom: {
      links: [
        {
          href: `${origin}${href.replace(/community\/$/, '')}rss.xml`,
          rel: 'self',
          type: 'application/rss+xml',
        },
      ],
    },
    items: entries,
  });
}

/** Makes the addresses in our own rendered HTML absolute, for programs that show it elsewhere. */
const absoluteHtml = (html: string, origin: string, page: string) =>
  html
    .replace(
      /( (?:href|src)=")(\/[^"]*)"/g,
      (_, start: string, path: string) => `${start}${origin}${path}"`,
    )
    .replace(
      /( href=")(#[^"]*)"/g,
      (_, start: string, anchor: string) => `${start}${page}${anchor}"`,
    )
    .replace(
      / srcset="([^"]*)"/g,
      (_, set: string) =>
        ` srcset="${set.replace(/(^|, )\//g, (_, start: string) => `${start}${origin}/`)}"`,
    );

function toFeed(
  hub: SiteHub,
  title: string,
  description: string,
  href: string,
  items: Item[],
): Feed {
  const newest = items.toSorted(compareItems).slice(0, feedLength);
  return {
    title,
    description,
    href,
    items: newest.map((item) => ({
      item,
      renderKey: hub.community.entries.get(item.key)?.body.renderKey ?? '',
    })),
  };
}
