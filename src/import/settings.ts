import { toYamlText } from '#ingest/entry-file.ts';
import { withoutEmails } from './emails.ts';
import type { SourceSite } from './reader.ts';

/**
 * First settings of a hub that had none, from what the old site said of itself.
 *
 * @param kind what is brought; the header leads there
 */
export function freshSettings({ config, url }: SourceSite, kind: string): string {
  const name = [config.title, config.name].find((text) => typeof text === 'string' && text.trim());
  const settings = {
    name: withoutEmails(String(name ?? hostOf(url) ?? 'Our hub'))
      .trim()
      .slice(0, 40),
    tagline: 'What we wrote, all in one place',
    // Never the old site's: links to what was there would then count as the hub's own.
    url: 'https://community.example.com',
    repo: 'your-name/your-hub',
    language: 'en',
    nav: [
      { label: 'Feed', href: '/community/' },
      { label: kind.replace(/^./, (letter) => letter.toUpperCase()), href: `/${kind}/` },
      { label: 'Topics', href: '/topics/' },
    ],
  };
  return `# What makes this hub yours. Change name, tagline, url and repo.\n${toYamlText(settings)}`;
}

const hostOf = (url: string | undefined) => URL.parse(url ?? '')?.hostname.replace(/^www\./, '');
