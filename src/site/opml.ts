import { generateOpml } from 'feedsmith';
import type { FeedGroup } from './feeds.ts';
import type { SiteHub } from './hub.ts';

/**
 * OPML 2.0 of all feeds, for programs to import. Each is named once, as RSS, which every program
 * reads: one that imports the file must not subscribe three times to the same.
 */
export function renderOpml(
  { settings, origin, base }: Pick<SiteHub, 'settings' | 'origin' | 'base'>,
  groups: FeedGroup[],
): string {
  return generateOpml({
    head: { title: `Feeds of ${settings.name}`, ownerName: settings.name, ownerId: origin + base },
    body: {
      outlines: groups.map(({ title, feeds }) => ({
        text: title,
        title,
        outlines: feeds.map((feed) => ({
          text: feed.title,
          title: feed.title,
          description: feed.description,
          type: 'rss',
          version: 'RSS2',
          language: settings.language,
          xmlUrl: `${origin}${feed.folder}rss.xml`,
          htmlUrl: origin + feed.page,
        })),
      })),
    },
  });
}
