import { joinCommunity } from '#core/community.ts';
import type { Entry } from '#core/entry.ts';
import type { Kind } from '#core/kind.ts';
import { settingsSchema } from '#core/settings.ts';
import { kinds as registry } from '#kinds/registry.ts';
import type { SiteHub } from '#site/hub.ts';

const kinds = registry as unknown as Record<string, Kind>;

/** A public entry of a registered kind, without a file; its body's key is its own. */
export function toEntry(key: string, data: object, more: Partial<Entry> = {}): Entry {
  const [kind = '', id = ''] = key.split('/');
  const shared = { topics: [], aliases: [], draft: false, visibility: 'public' as const };
  return {
    kind,
    id,
    slug: id,
    data: { ...shared, ...data },
    file: `${key}.md`,
    digest: '',
    body: { renderKey: key, headings: [], words: 1, minutes: 1, excerpt: 'First words.' },
    links: [],
    pictures: {},
    media: {},
    ...more,
  };
}

/** A hub in memory, of the registered kinds. */
export function toHub(entries: Entry[], base = '/'): SiteHub {
  const settings = settingsSchema.parse({
    name: 'Tiny',
    tagline: 'Salt & pepper',
    url: 'https://tiny.example.com',
    repo: 'tiny/hub',
  });
  const asOf = '2026-11-22';
  const community = joinCommunity({ kinds, entries, settings, base, asOf });
  return {
    settings,
    snapshot: undefined,
    origin: 'https://tiny.example.com',
    base,
    asOf,
    community,
  };
}
