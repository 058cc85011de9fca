import type { VideoHost } from '#core/video.ts';

/** What plays: the hub's own video, or the frame of another site. */
export interface Playback {
  /** @param play whether somebody asked for it to play from there */
  seek: (seconds: number, play: boolean) => void;
  pause: () => void;
}

/** Milliseconds between two greetings of a player that has not answered yet. */
const patience = 250;

/** How often a host is greeted before it is taken for silent. */
const greetings = 80;

/** How the player of a host is spoken to through `postMessage`. */
interface Protocol {
  /** Makes it tell the time. */
  greeting: unknown;
  seek: (seconds: number) => unknown[];
  pause: unknown;
  timeOf: (message: Message) => number | undefined;
}

interface Message {
  event?: string;
  info?: { currentTime?: number } | null;
  data?: { seconds?: number };
}

const tellYouTube = (func: string, args: unknown[] = []) =>
  JSON.stringify({ event: 'command', func, args });

/** Hosts whose players can be spoken to; that of any other is asked anew for each second. */
const protocols: Partial<Record<VideoHost['name'], Protocol>> = {
  // What https://www.youtube.com/iframe_api says to the frame, without fetching it.
  youtube: {
    greeting: JSON.stringify({ event: 'listening', id: 1, channel: 'widget' }),
    seek: (seconds) => [tellYouTube('seekTo', [seconds, true]), tellYouTube('playVideo')],
    pause: tellYouTube('pauseVideo'),
    timeOf: ({ info }) => info?.currentTime,
  },
  // https://github.com/vimeo/player.js/blob/master/src/lib/postmessage.js
  vimeo: {
    greeting: { method: 'addEventListener', value: 'timeupdate' },
    seek: (seconds) => [{ method: 'setCurrentTime', value: seconds }, { method: 'play' }],
    pause: { method: 'pause' },
    timeOf: ({ event, data }) => (event === 'timeupdate' ? data?.seconds : undefined),
  },
};

/** A video on another site. */
export interface Hosted {
  host: string;
  /** Address of the frame that plays it. */
  frame: string;
  title: string;
}

/** The address of a host's frame that starts at another second. */
export const startAt = (frame: string, seconds: number) =>
  frame.replace(/\b(start|t|time)=\d+/, (_, name) => `${name}=${Math.floor(seconds)}`);

/**
 * Puts the host's frame in the place of what stands for it, and the focus into it.
 *
 * @param report hears the time in seconds while it plays, where the host tells
 */
export function openFrame(
  screen: Element,
  { host, frame: address, title }: Hosted,
  start: number,
  report: (seconds: number) => void,
): Playback {
  const { origin } = new URL(address);
  const protocol = protocols[host as VideoHost['name']];
  const frame = document.createElement('iframe');
  frame.allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media';
  frame.title = title;
  // YouTube's player answers only the page that it is told it is on.
  const own = host === 'youtube' ? `&origin=${encodeURIComponent(location.origin)}` : '';
  const show = (seconds: number) => (frame.src = startAt(address, seconds) + own);
  show(start);
  screen.replaceChildren(frame);
  frame.focus();
  const tell = (message: unknown) => frame.contentWindow?.postMessage(message, origin);
  const hasAnswered = protocol && listen(frame, origin, protocol, tell, report);
  return {
    seek: (seconds) => {
      if (protocol && hasAnswered?.()) protocol.seek(seconds).forEach(tell);
      else show(seconds);
    },
    pause: () => protocol && tell(protocol.pause),
  };
}

/** Greets the player until it answers; tells whether it did. */
function listen(
  frame: HTMLIFrameElement,
  origin: string,
  { greeting, timeOf }: Protocol,
  tell: (message: unknown) => void,
  report: (seconds: number) => void,
): () => boolean {
  let hasAnswered = false;
  let timer = 0;
  frame.addEventListener('load', () => {
    clearInterval(timer);
    hasAnswered = false;
    // A host that is silent for so long will stay so.
    let left = greetings;
    timer = window.setInterval(() => {
      tell(greeting);
      left -= 1;
      if (left === 0) clearInterval(timer);
    }, patience);
  });
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    if (!hasAnswered) {
      clearInterval(timer);
      hasAnswered = true;
      // It may have spoken first, as soon as it could listen.
      tell(greeting);
    }
    const time = timeOf(parse(event.data));
    if (time !== undefined) report(time);
  });
  return () => hasAnswered;
}

function parse(data: unknown): Message {
  try {
    return (typeof data === 'string' ? JSON.parse(data) : data) ?? {};
  } catch {
    return {};
  }
}
