import { createHash } from 'node:crypto';
import type { Graph, Thing, VideoObject } from 'schema-dts';
import type { Item, Player } from '#core/item.ts';
import type { Position } from '#core/position.ts';
import { toIsoDuration } from '#core/time-code.ts';
import { markdownPath, withBase } from '#core/urls.ts';
import { videoHosts } from '#core/video.ts';
import { allKinds, type SiteHub } from './hub.ts';

/** Sets the chosen theme before the first paint. The only inline script; allowed by its hash. */
export const themeScript =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/** A feed that a page points readers' programs to, in each format. */
export interface FeedLink {
  title: string;
  /** Folder of its files, root-relative, with the final slash. */
  folder: string;
}

/** What a page tells about itself to browsers, previews and search engines. */
export interface Head {
  title: string;
  description: string;
  canonical: string;
  image: { url: string; alt: string };
  type: 'website' | 'article' | 'profile';
  feeds: FeedLink[];
  /** Where the text of the page is as Markdown. */
  markdown?: string;
  policy: string;
  structured?: string;
}

/** @param page `path` is root-relative without base; `item` is the entry the page is about */
export function toHead(
  hub: SiteHub,
  page: {
    title: string;
    description: string;
    path: string;
    item?: Item | undefined;
    canonical?: string | undefined;
    comments?: boolean;
    feeds?: FeedLink[];
    video?: Player['video'] | undefined;
  },
): Head {
  const { settings, origin, base } = hub;
  const { item } = page;
  const absolute = (path: string) => origin + withBase(base, path);
  const hasImage = item && allKinds[item.kind]?.surfaces.includes('og');
  return {
    title:
      page.path === '/'
        ? `${settings.name} · ${settings.tagline}`
        : `${page.title} · ${settings.name}`,
    description: page.description,
    canonical: page.canonical ?? absolute(page.path),
    image: hasImage
      ? {
          url: absolute(`/og/${item.kind}/${item.id}.jpg`),
          alt: `${item.title} · ${settings.name}`,
        }
      : { url: absolute('/og/hub.jpg'), alt: settings.name },
    type: item?.kind === 'members' ? 'profile' : item?.at ? 'article' : 'website',
    feeds: [{ title: settings.name, folder: base }, ...(page.feeds ?? [])],
    ...(item ? { markdown: markdownPath(item.href) } : {}),
    policy: contentSecurityPolicy(page.comments ?? false, page.video),
    ...(item
      ? { structured: toStructured(hub, item, page.video) }
      : page.path === '/'
        ? { structured: siteStructured(hub) }
        : {}),
  };
}

/**
 * Nothing runs but the hub's own files. A page with live comments may show giscus, one with a video
 * plays it: its own files, or the frame of that one host.
 */
function contentSecurityPolicy(comments: boolean, video: Player['video'] | undefined): string {
  const giscus = comments ? ' https://giscus.app' : '';
  const host =
    video?.type === 'hosted' ? videoHosts.find(({ name }) => name === video.host) : undefined;
  const frames = giscus + (host ? ` ${host.origin}` : '');
  const themeHash = createHash('sha256').update(themeScript).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${themeHash}'`,
    `style-src 'self'${giscus}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(frames ? [`frame-src${frames}`] : []),
    ...(video?.type === 'file' ? ["media-src 'self'"] : []),
  ].join('; ');
}

function toStructured(hub: SiteHub, item: Item, video: Player['video'] | undefined): string {
  const { settings, origin, base } = hub;
  const url = origin + item.href;
  const common = {
    '@id': url,
    url,
    name: item.title,
    description: item.summary ?? item.excerpt,
    inLanguage: item.lang,
  };
  const people = item.authors.map((person) => ({
    '@type': 'Person' as const,
    name: person.name,
    ...(person.href
      ? { url: person.href.startsWith('/') ? origin + person.href : person.href }
      : {}),
  }));
  const type = allKinds[item.kind]?.structuredType ?? 'WebPage';
  const thing: Thing =
    type === 'BlogPosting'
      ? {
          '@type': 'BlogPosting',
          ...common,
          headline: item.title,
          datePublished: item.at,
          ...(item.updated ? { dateModified: item.updated } : {}),
          author: people,
          image: origin + withBase(base, `/og/${item.kind}/${item.id}.jpg`),
          publisher: { '@type': 'Organization', name: settings.name, url: origin + base },
          keywords: item.topics.map(({ title }) => title),
        }
      : type === 'ProfilePage'
        ? {
            '@type': 'ProfilePage',
            '@id': url,
            url,
            dateCreated: item.at,
            mainEntity: {
              '@type': 'Person',
              name: item.title,
              description: item.summary ?? '',
              url,
            },
          }
        : type === 'Event'
          ? toEvent(item, common)
          : type === 'City'
            ? {
                '@type': 'City',
                ...common,
                ...(item.position ? { geo: toGeo(item.position) } : {}),
              }
            : type === 'VideoObject'
              ? toVideoObject(hub, item, video, { ...common, creator: people })
              : type === 'CreativeWork'
                ? {
                    '@type': 'CreativeWork',
                    ...common,
                    datePublished: item.at,
                    creator: people,
                    ...(item.video ? { video: toVideoObject(hub, item, video) } : {}),
                  }
                : { '@type': type, ...common };
  return toScript({ '@context': 'https://schema.org', '@graph': [thing] });
}

const toGeo = ({ lat, lng }: Position) => ({
  '@type': 'GeoCoordinates' as const,
  latitude: lat,
  longitude: lng,
});

function toVideoObject(
  { origin, base }: SiteHub,
  item: Item,
  video: Player['video'] | undefined,
  more: object = {},
): VideoObject {
  const host =
    video?.type === 'hosted' ? videoHosts.find(({ name }) => name === video.host) : undefined;
  return {
    '@type': 'VideoObject',
    name: item.title,
    description: item.summary ?? item.excerpt,
    ...more,
    uploadDate: item.at,
    thumbnailUrl: origin + withBase(base, `/og/${item.kind}/${item.id}.jpg`),
    ...(item.video?.seconds ? { duration: toIsoDuration(item.video.seconds) } : {}),
    ...(video?.type === 'file' ? { contentUrl: origin + video.href } : {}),
    ...(video?.type === 'hosted' && host ? { embedUrl: host.frame(video.id, 0) } : {}),
  };
}

function toEvent({ days, linked, people = [] }: Item, common: object): Thing {
  const [city] = linked.city ?? [];
  const [team] = linked.team ?? [];
  return {
    '@type': 'Event',
    ...common,
    ...(days ? { startDate: days.start, endDate: days.end } : {}),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: city
      ? 'https://schema.org/OfflineEventAttendanceMode'
      : 'https://schema.org/OnlineEventAttendanceMode',
    ...(city ? { location: { '@type': 'Place', name: city.title } } : {}),
    ...(team ? { organizer: { '@type': 'Organization', name: team.title } } : {}),
    ...(people.length > 0
      ? { attendee: people.map(({ name }) => ({ '@type': 'Person' as const, name })) }
      : {}),
  };
}

function siteStructured({ settings, origin, base }: SiteHub): string {
  const url = origin + base;
  return toScript({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': url,
        url,
        name: settings.name,
        description: settings.tagline,
        inLanguage: settings.language,
      },
    ],
  });
}

/** JSON inside a script element: `<` written so that no text can close it. */
const toScript = (graph: Graph) => JSON.stringify(graph).replaceAll('<', '\\u003c');
