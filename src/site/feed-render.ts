import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { type FeedFormat, feedFormats } from '#core/feed-formats.ts';
import { escapeHtml, toXml } from '#core/markup.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** Atom wants a date also of a feed that has nothing yet. */
const never = '1970-01-01T00:00:00.000Z';

/**
 * A feed in one format.
 *
 * @param bodies full text of each entry, as HTML with absolute addresses
 */
export function renderFeed(format: FeedFormat['name'], feed: Feed, bodies: string[]): string {
  return { rss: renderRss, atom: renderAtom, json: renderJson }[format](feed, bodies);
}

/** Address of the feed itself in a format. */
const addressOf = (feed: Feed, name: FeedFormat['name']) =>
  feed.folder + feedFormats.find((format) => format.name === name)?.file;

/** RSS 2.0. What RSS has no word for is said in those of Atom and Dublin Core. */
function renderRss(feed: Feed, bodies: string[]): string {
  const { type } = feedFormats[0] as FeedFormat;
  return toXml(
    generateRssFeed({
      title: feed.title,
      link: feed.page,
      description: feed.description,
      language: feed.language,
      ...(feed.updated ? { lastBuildDate: new Date(feed.updated) } : {}),
      generator: 'Potluck',
      atom: { links: [{ href: addressOf(feed, 'rss'), rel: 'self', type }] },
      items: feed.entries.map((entry, index) => ({
        title: entry.title,
        link: entry.url,
        guid: { value: entry.id, isPermaLink: false },
        pubDate: new Date(entry.published),
        // In RSS a description is HTML.
        ...(entry.summary ? { description: escapeHtml(entry.summary) } : {}),
        ...(wasChanged(entry) ? { atom: { updated: new Date(entry.updated) } } : {}),
        categories: entry.topics.map(({ title, url }) => ({ name: title, domain: url })),
        dc: {
          creators: entry.authors.map(({ name }) => name),
          ...(entry.language ? { languages: [entry.language] } : {}),
        },
        content: { encoded: bodies[index] ?? '' },
      })),
    }),
  );
}

/** Atom 1.0 (RFC 4287). */
function renderAtom(feed: Feed, bodies: string[]): string {
  return toXml(
    generateAtomFeed({
      xml: { lang: feed.language },
      id: feed.id,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: new Date(feed.updated || never),
      links: [
        { href: addressOf(feed, 'atom'), rel: 'self', type: 'application/atom+xml' },
        { href: feed.page, rel: 'alternate', type: 'text/html' },
      ],
      generator: { text: 'Potluck' },
      authors: [toAtomPerson(feed.publisher)],
      entries: feed.entries.map((entry, index) => ({
        ...(entry.language ? { xml: { lang: entry.language } } : {}),
        id: entry.id,
        title: { value: entry.title },
        links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
        published: new Date(entry.published),
        updated: new Date(entry.updated),
        authors: entry.authors.map(toAtomPerson),
        categories: entry.topics.map(({ id, title, url }) => ({
          term: id,
          scheme: new URL('../', url).href,
          label: title,
        })),
        ...(entry.summary ? { summary: { value: entry.summary } } : {}),
        content: { type: 'html', value: bodies[index] ?? '' },
      })),
    }),
  );
}

/** JSON Feed 1.1. */
function renderJson(feed: Feed, bodies: string[]): string {
  const items = feed.entries.map((entry, index) => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    ...(entry.summary ? { summary: entry.summary } : {}),
    content_html: bodies[index] ?? '',
    ...(entry.image ? { image: entry.image } : {}),
    date_published: new Date(entry.published),
    ...(wasChanged(entry) ? { date_modified: new Date(entry.updated) } : {}),
    authors: entry.authors,
    tags: entry.topics.map(({ title }) => title),
    ...(entry.language ? { language: entry.language } : {}),
  }));
  const generated = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.page,
    feed_url: addressOf(feed, 'json'),
    description: feed.description,
    language: feed.language,
    authors: [feed.publisher],
    items,
  });
  // An empty list is dropped by the generator, but the format asks for it.
  return `${JSON.stringify(items.length > 0 ? generated : { ...(generated as object), items }, null, 2)}\n`;
}

const wasChanged = ({ published, updated }: FeedEntry) => updated > published;

const toAtomPerson = ({ name, url }: { name: string; url?: string }) => ({
  name,
  ...(url ? { uri: url } : {}),
});
