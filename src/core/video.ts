/** A site that plays videos of others. */
export interface VideoHost {
  name: 'youtube' | 'vimeo' | 'wistia';
  label: string;
  /** Origin of its frame, which only pages with a video of it may show. */
  origin: string;
  /** Its page about a video, which begins to play at a second. */
  page: (id: string, start: number) => string;
  /** The frame that plays a video from a second on, without cookies where the host can. */
  frame: (id: string, start: number, end?: number) => string;
}

/** A video of the hub's own, or on another site. */
export type VideoSource =
  { type: 'file'; src: string } | { type: 'hosted'; host: VideoHost; id: string };

const seconds = (time: number) => String(Math.floor(time));

/** Sites whose videos the hub plays. */
export const videoHosts: readonly VideoHost[] = [
  {
    name: 'youtube',
    label: 'YouTube',
    origin: 'https://www.youtube-nocookie.com',
    page: (id, start) => `https://www.youtube.com/watch?v=${id}&t=${seconds(start)}s`,
    // https://developers.google.com/youtube/player_parameters
    frame: (id, start, end) =>
      `https://www.youtube-nocookie.com/embed/${id}?${new URLSearchParams({
        autoplay: '1',
        enablejsapi: '1',
        playsinline: '1',
        rel: '0',
        start: seconds(start),
        ...(end === undefined ? {} : { end: String(Math.ceil(end)) }),
      })}`,
  },
  {
    name: 'vimeo',
    label: 'Vimeo',
    origin: 'https://player.vimeo.com',
    page: (id, start) => `https://vimeo.com/${id}#t=${seconds(start)}s`,
    // https://help.vimeo.com/hc/en-us/articles/12426260232977; an unlisted video has a second part.
    frame: (id, start) => {
      const [video = '', hash] = id.split('/');
      const query = new URLSearchParams({ autoplay: '1', dnt: '1', ...(hash ? { h: hash } : {}) });
      return `https://player.vimeo.com/video/${video}?${query}#t=${seconds(start)}s`;
    },
  },
  {
    name: 'wistia',
    label: 'Wistia',
    origin: 'https://fast.wistia.net',
    page: (id, start) => `https://fast.wistia.net/embed/iframe/${id}?time=${seconds(start)}s`,
    frame: (id, start) =>
      `https://fast.wistia.net/embed/iframe/${id}?${new URLSearchParams({
        autoPlay: 'true',
        doNotTrack: 'true',
        time: `${seconds(start)}s`,
      })}`,
  },
];

const hosted = (
  name: VideoHost['name'],
  id: string | null | undefined,
): VideoSource | undefined => {
  const host = videoHosts.find((known) => known.name === name);
  return host && id ? { type: 'hosted', host, id } : undefined;
};

/** What an author wrote as a video: a file beside the entry, or the address of its page on YouTube, Vimeo or Wistia. */
export function toVideoSource(address: string): VideoSource | undefined {
  if (!/^https?:/i.test(address)) return { type: 'file', src: address };
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  const site = hostname.replace(/^(www|m|player|fast)\./, '');
  const id = (pattern: RegExp) => pattern.exec(pathname)?.[1];
  if (site === 'youtu.be') return hosted('youtube', id(/^\/([\w-]{11})\/?$/));
  if (site === 'youtube.com' || site === 'youtube-nocookie.com') {
    const watched = searchParams.get('v');
    return hosted(
      'youtube',
      pathname === '/watch'
        ? watched && /^[\w-]{11}$/.test(watched)
          ? watched
          : undefined
        : id(/^\/(?:embed|live|shorts)\/([\w-]{11})\/?$/),
    );
  }
  if (site === 'vimeo.com') {
    const video = id(/^\/(?:video\/)?(\d{5,12}(?:\/[\da-f]{8,12})?)\/?$/);
    const key = searchParams.get('h');
    const isKeyed = key !== null && /^[\da-f]{8,12}$/.test(key) && !video?.includes('/');
    return hosted('vimeo', video && isKeyed ? `${video}/${key}` : video);
  }
  if (site.endsWith('.wistia.com') || site === 'wistia.net')
    return hosted('wistia', id(/^\/(?:medias|embed\/iframe)\/([a-z\d]{8,12})\/?$/));
  return undefined;
}
