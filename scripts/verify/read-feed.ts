import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { FeedFormat } from '#core/feed-formats.ts';

/** What a feed's file tells, whatever its format. */
export interface ReadFeed {
  /** Its own address, as it says. */
  self: string | undefined;
  page: string | undefined;
  items: {
    id: string | undefined;
    url: string | undefined;
    published: string | undefined;
    html: string;
  }[];
}

/**
 * Reads a feed as a stranger's program would.
 *
 * @throws {Error} when it is not one
 */
export const readFeed = (name: FeedFormat['name'], text: string): ReadFeed =>
  ({ rss: readRss, atom: readAtom, json: readJson })[name](text);

function readRss(text: string): ReadFeed {
  const { link, atom, items = [] } = parseRssFeed(text);
  return {
    self: atom?.links?.find(({ rel }) => rel === 'self')?.href,
    page: link,
    items: items.map((item) => ({
      id: item.guid?.value,
      url: item.link,
      published: toInstant(item.pubDate),
      html: item.content?.encoded ?? '',
    })),
  };
}

function readAtom(text: string): ReadFeed {
  const { links, entries = [] } = parseAtomFeed(text);
  const leadsTo = (wanted: string, all: typeof links) =>
    all?.find(({ rel }) => rel === wanted)?.href;
  return {
    self: leadsTo('self', links),
    page: leadsTo('alternate', links),
    items: entries.map((entry) => ({
      id: entry.id,
      url: leadsTo('alternate', entry.links),
      published: toInstant(entry.published),
      html: entry.content?.value ?? '',
    })),
  };
}

function readJson(text: string): ReadFeed {
  const { feed_url, home_page_url, items = [] } = parseJsonFeed(text);
  return {
    self: feed_url,
    page: home_page_url,
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      published: toInstant(item.date_published),
      html: item.content_html ?? '',
    })),
  };
}

const toInstant = (date: string | undefined) =>
  date === undefined || Number.isNaN(Date.parse(date)) ? undefined : new Date(date).toISOString();
