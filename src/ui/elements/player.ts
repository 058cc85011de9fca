import { formatTimeCode } from '#core/time-code.ts';
import { openFrame, type Playback } from './player-frame.ts';
import { PlayedList } from './player-lines.ts';

/** Seconds that may pass between two reports of the time; what is further apart is a jump. */
const stride = 2;

/**
 * Plays the video that the page is about. Every link to a moment (`#t=84`) plays it from there, and
 * what plays is marked. Where playback runs into the end of a slice it stops; whoever then presses
 * play goes on watching, and whoever goes back is stopped there again.
 */
class VideoPlayer extends HTMLElement {
  readonly #report = (time: number) => this.#show(time);
  #playback: Playback | undefined;
  #lists: PlayedList[] = [];
  #time = 0;

  connectedCallback() {
    this.#lists = [...document.querySelectorAll<HTMLElement>('[data-moments]')].map(
      (list) => new PlayedList(list),
    );
    const video = this.querySelector('video');
    const facade = this.querySelector<HTMLAnchorElement>('.facade a');
    if (video) this.#playback = toPlayback(video, this.#report);
    else if (facade) this.#playback = this.#toFacade(facade);
    this.#again?.addEventListener('click', () => this.#seek(this.#start, true));
    document.addEventListener('click', (event) => this.#clicked(event));
    addEventListener('hashchange', () => this.#goToAddress());
    this.#goToAddress();
  }

  get #start() {
    return Number(this.dataset.start ?? 0);
  }

  get #end() {
    return this.dataset.end === undefined ? undefined : Number(this.dataset.end);
  }

  get #again() {
    return this.querySelector<HTMLButtonElement>('.player-row button');
  }

  #goToAddress() {
    const named = document.getElementById(location.hash.slice(1));
    const moment = readMoment(location.hash, named);
    if (moment === undefined) return;
    this.#seek(moment, false);
    this.#show(moment);
  }

  #clicked(event: MouseEvent) {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (!(target instanceof Element) || button > 0) return;
    if (ctrlKey || metaKey || shiftKey || altKey) return;
    const link = target.closest('a') ?? lineAt(target)?.querySelector('a');
    if (!link) return;
    const moment = readMoment(link.getAttribute('href') ?? '', link);
    if (moment === undefined) return;
    event.preventDefault();
    history.replaceState(history.state, '', link.hash);
    this.#seek(moment, true);
  }

  #seek(seconds: number, play: boolean) {
    this.#time = seconds;
    for (const list of this.#lists) list.follow();
    this.#playback?.seek(seconds, play);
  }

  #show(time: number) {
    const before = this.#time;
    this.#time = time;
    for (const list of this.#lists) list.show(time);
    const end = this.#end;
    if (end === undefined || before >= end || time < end || time - before > stride) return;
    this.#playback?.pause();
    if (this.#again) this.#again.disabled = false;
  }

  /** Nothing is asked of the host before its button is pressed: until then moments only say where it will start. */
  #toFacade(link: HTMLAnchorElement): Playback {
    let start = this.#start;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = link.className;
    button.append(...link.childNodes);
    link.replaceWith(button);
    button.addEventListener('click', () => {
      const { host = '', frame = '', title = '' } = this.dataset;
      const screen = this.querySelector('.screen');
      this.#time = start;
      if (screen) this.#playback = openFrame(screen, { host, frame, title }, start, this.#report);
    });
    return {
      seek: (seconds, play) => {
        start = seconds;
        const words = `Play from ${formatTimeCode(seconds)} on ${this.dataset.label ?? ''}`;
        button.querySelector('span')?.replaceChildren(words);
        this.#show(seconds);
        if (play) button.focus();
      },
      pause: () => {},
    };
  }
}

function toPlayback(video: HTMLVideoElement, report: (time: number) => void): Playback {
  // The browser's own end of a slice would stop also whoever jumps beyond it.
  const whole = video.src.replace(/(#t=[\d.]+),[\d.]+$/, '$1');
  if (whole !== video.src) video.src = whole;
  video.addEventListener('timeupdate', () => report(video.currentTime));
  return {
    seek: (seconds, play) => {
      video.currentTime = seconds;
      // Where the browser does not let it play, its own controls do.
      if (play) video.play().catch(() => {});
    },
    pause: () => video.pause(),
  };
}

/** Seconds of `#t=84`: to the fraction where a line starts there. */
function readMoment(hash: string, element: Element | null): number | undefined {
  const second = /^#t=(\d+)$/.exec(hash)?.[1];
  if (second === undefined) return undefined;
  const span = element?.closest<HTMLElement>('[data-span]')?.dataset.span;
  return Number.parseFloat(span ?? second);
}

/** The line of the transcript that was clicked, rather than selected to be copied. */
const lineAt = (target: Element) =>
  getSelection()?.isCollapsed === false ? undefined : target.closest('.lines li');

customElements.define('hub-player', VideoPlayer);
