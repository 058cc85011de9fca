/** Milliseconds without a scroll event after which the strip is at rest. */
const rest = 120;

/**
 * Shows photos one at a time in a strip that scrolls and snaps: by finger, keys or buttons. The
 * address names the one in view, and the browser's own way back closes it.
 *
 * @param links thumbnails in list items, whose ids the address takes
 */
export function openViewer(links: readonly HTMLAnchorElement[], first: number): void {
  new PhotoViewer(links).open(first);
}

class PhotoViewer {
  readonly #links: readonly HTMLAnchorElement[];
  readonly #dialog = create('dialog', 'viewer');
  readonly #strip = create('ul', 'viewer-strip');
  readonly #words = create('p', 'viewer-words');
  readonly #previous = toButton('Previous photo', '←', () => this.#go(this.#current - 1));
  readonly #next = toButton('Next photo', '→', () => this.#go(this.#current + 1));
  readonly #leave = () => this.#dialog.close();
  readonly #keys: Record<string, () => void> = {
    ArrowLeft: () => this.#go(this.#current - 1),
    ArrowRight: () => this.#go(this.#current + 1),
    Home: () => this.#go(0),
    End: () => this.#go(this.#links.length - 1),
  };
  #current = -1;
  #timer = 0;
  /** The way back leads to the page without the viewer. */
  #ownsEntry = false;

  constructor(links: readonly HTMLAnchorElement[]) {
    this.#links = links;
    this.#dialog.ariaLabel = 'Photos';
    this.#words.role = 'status';
    this.#strip.append(...links.map(toSlide));
    // What scrolls can be reached with the keyboard.
    this.#strip.tabIndex = 0;
    this.#strip.ariaLabel = 'Photos';
    const close = toButton('Close', '×', this.#leave);
    close.autofocus = true;
    this.#dialog.append(close, this.#strip, this.#previous, this.#words, this.#next);
    this.#dialog.addEventListener('close', () => this.#closed());
    this.#dialog.addEventListener('keydown', (event) => {
      const move = this.#keys[event.key];
      if (!move) return;
      event.preventDefault();
      move();
    });
    this.#strip.addEventListener('click', ({ target }) => {
      if (!(target instanceof HTMLImageElement)) this.#leave();
    });
    this.#strip.addEventListener('scroll', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(
        () => this.#show(Math.round(this.#strip.scrollLeft / this.#strip.clientWidth)),
        rest,
      );
    });
  }

  open(first: number) {
    this.#ownsEntry = location.hash !== this.#addressOf(first);
    if (this.#ownsEntry) {
      // The page stands still below, whatever the way back would scroll to.
      history.scrollRestoration = 'manual';
      history.pushState(null, '', this.#addressOf(first));
    }
    addEventListener('popstate', this.#leave);
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#go(first, 'instant');
  }

  #go(index: number, behavior: ScrollBehavior = isStill() ? 'instant' : 'smooth') {
    const target = Math.max(0, Math.min(index, this.#links.length - 1));
    this.#show(target);
    this.#strip.scrollTo({ left: target * this.#strip.clientWidth, behavior });
  }

  #show(index: number) {
    if (index === this.#current) return;
    this.#current = index;
    this.#words.replaceChildren(...describe(this.#links, index));
    // A disabled button would lose the focus, and the keys with it.
    this.#previous.ariaDisabled = String(index === 0);
    this.#next.ariaDisabled = String(index === this.#links.length - 1);
    history.replaceState(null, '', this.#addressOf(index));
  }

  #closed() {
    clearTimeout(this.#timer);
    removeEventListener('popstate', this.#leave);
    this.#dialog.remove();
    this.#links[this.#current]?.focus();
    if (location.hash !== this.#addressOf(this.#current)) {
      history.scrollRestoration = 'auto';
    } else if (this.#ownsEntry) {
      addEventListener('popstate', () => (history.scrollRestoration = 'auto'), { once: true });
      history.back();
    } else {
      history.replaceState(null, '', location.pathname + location.search);
    }
  }

  readonly #addressOf = (index: number) => `#${this.#links[index]?.closest('li')?.id ?? ''}`;
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function create<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function toButton(label: string, sign: string, act: () => void): HTMLButtonElement {
  const button = create('button', 'tool round');
  button.type = 'button';
  button.ariaLabel = label;
  button.textContent = sign;
  button.addEventListener('click', act);
  return button;
}

/** The picture of a thumbnail, as large as the window. */
function toSlide(link: HTMLAnchorElement): HTMLLIElement {
  const slide = document.createElement('li');
  const picture = link.querySelector('picture')?.cloneNode(true) as HTMLElement | undefined;
  for (const part of picture?.querySelectorAll<HTMLImageElement | HTMLSourceElement>(
    'img, source',
  ) ?? [])
    part.sizes = '100vw';
  if (picture) slide.append(picture);
  return slide;
}

function describe(links: readonly HTMLAnchorElement[], index: number): (Node | string)[] {
  const count = document.createElement('b');
  count.textContent = `${index + 1} of ${links.length}`;
  const figure = links[index]?.closest('figure');
  const credit = figure?.querySelector('figcaption')?.textContent?.trim();
  return [count, ` ${[figure?.querySelector('img')?.alt, credit].filter(Boolean).join(' · ')}`];
}
