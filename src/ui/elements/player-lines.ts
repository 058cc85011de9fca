/** Marks in a list what is playing, and keeps that in view where the list scrolls by itself. */
export class PlayedList {
  readonly #list: HTMLElement;
  readonly #items: { element: HTMLElement; start: number; end: number }[];
  #current: HTMLElement | undefined;
  #isLeft = false;

  constructor(list: HTMLElement) {
    this.#list = list;
    this.#items = [...list.querySelectorAll<HTMLElement>('[data-span]')].map((element) => {
      const [start = 0, end = 0] = (element.dataset.span ?? '').split(' ').map(Number);
      return { element, start, end };
    });
    for (const move of ['wheel', 'touchmove'])
      list.addEventListener(move, () => (this.#isLeft = true), { passive: true });
  }

  show(time: number) {
    const shown = this.#items.findLast(({ start, end }) => start <= time && time < end)?.element;
    if (shown === this.#current) return;
    this.#current?.removeAttribute('aria-current');
    shown?.setAttribute('aria-current', 'true');
    this.#current = shown;
    if (shown && !this.#isLeft) this.#scrollTo(shown);
  }

  /** Follows what plays again, after a reader scrolled elsewhere. */
  follow() {
    this.#isLeft = false;
  }

  #scrollTo(element: HTMLElement) {
    const list = this.#list;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Somebody who goes through the lines by keyboard is not led away from theirs.
    if (isStill || list.scrollHeight <= list.clientHeight || list.querySelector(':focus-visible'))
      return;
    const top = element.offsetTop - (list.clientHeight - element.offsetHeight) / 2;
    list.scrollTo({ top, behavior: 'smooth' });
  }
}
