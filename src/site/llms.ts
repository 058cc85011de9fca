import type { Item } from '#core/item.ts';
import { markdownPath, withBase } from '#core/urls.ts';
import { allKinds, itemsOn, type SiteHub } from './hub.ts';

/** Newest entries of a kind that are named; the rest is in the API. */
const sectionLength = 20;

/** `llms.txt` as https://llmstxt.org has it: the hub in one file, for programs that read. */
export function renderLlms(hub: SiteHub): string {
  const { settings, origin, base } = hub;
  const at = (path: string) => origin + withBase(base, path);
  const kinds = Object.values(allKinds).map(({ name, label, description }) =>
    toSection(label.many, description, itemsOn(hub, 'page', name), origin),
  );
  const data = [
    `- [Under way](${at('/wip/')}): what is being made, by team`,
    `- [Changelog](${at('/changelog/feed.json')}): what shipped, newest first, as JSON Feed`,
    `- [Videos](${at('/videos/')}): everything that plays, by topic, team and person`,
    `- [Index of the API](${at('/api/v1/index.json')}): every entry as JSON, split by kind and year`,
    `- [How to use the API](${at('/api/')}): addresses, schemas, examples`,
    `- [RSS](${at('/rss.xml')}): the newest entries with their full text`,
    `- [Sitemap](${at('/sitemap.xml')}): every page`,
  ];
  return [
    `# ${settings.name}`,
    `> ${settings.tagline}`,
    ...(settings.about ? [settings.about] : []),
    'Each page has its text as Markdown beside it: `/posts/hello/` is at `/posts/hello.md`.',
    ...kinds.filter((section) => section !== undefined),
    `## Everything\n\n${data.join('\n')}`,
  ]
    .join('\n\n')
    .concat('\n');
}

function toSection(
  name: string,
  description: string,
  items: readonly Item[],
  origin: string,
): string | undefined {
  if (items.length === 0) return undefined;
  const lines = items.slice(0, sectionLength).map(({ title, summary, href }) => {
    const link = `- [${escapeLabel(title)}](${origin}${markdownPath(href)})`;
    return summary ? `${link}: ${summary}` : link;
  });
  return `## ${name}\n\n${description}\n\n${lines.join('\n')}`;
}

const escapeLabel = (text: string) => text.replace(/[\\[\]]/g, '\\$&');
