import {
  type Choice,
  comparePlaces,
  fits,
  isNarrow,
  sorts,
  type ListedPlace,
  toChoice,
  withChoice,
} from './place-choice.ts';

interface Row extends ListedPlace {
  element: HTMLElement;
  /** Its number on the map. */
  marker: Element | undefined;
}

/** Filters and sorts the places of a guide, and shows on the map which are meant. */
class PlaceList extends HTMLElement {
  #rows: Row[] = [];
  #chips: HTMLButtonElement[] = [];

  connectedCallback() {
    const markers = new Map(
      [...this.querySelectorAll<SVGElement>('svg [data-key]')].map((marker) => [
        marker.dataset.key,
        marker,
      ]),
    );
    this.#rows = [...this.querySelectorAll<HTMLElement>('[data-number]')].map((element) => ({
      ...toPlace(element.dataset),
      element,
      marker: markers.get(element.dataset.key),
    }));
    this.#chips = [...this.querySelectorAll<HTMLButtonElement>('button[aria-pressed]')];
    this.#listen();
    this.#write(toChoice(new URLSearchParams(location.search), this.#types()));
    this.#show();
    this.#reach();
  }

  #listen() {
    for (const chip of this.#chips)
      chip.addEventListener('click', () => {
        chip.setAttribute('aria-pressed', String(chip.ariaPressed !== 'true'));
        this.#change();
      });
    this.addEventListener('input', () => this.#change());
    this.querySelector('[data-clear]')?.addEventListener('click', () => {
      this.#clear();
      this.#chips[0]?.focus();
    });
    addEventListener('hashchange', () => this.#reach());
    for (const { element, marker } of this.#rows) {
      const mark = (on: boolean) => () => marker?.classList.toggle('lit', on);
      for (const type of ['pointerenter', 'focusin']) element.addEventListener(type, mark(true));
      for (const type of ['pointerleave', 'focusout']) element.addEventListener(type, mark(false));
    }
  }

  #types = () => this.#chips.map(({ value }) => value);
  #input = (name: string) => this.querySelector<HTMLInputElement>(`[name=${name}]`);

  #read(): Choice {
    const chosen = new URLSearchParams(
      this.#chips
        .filter(({ ariaPressed }) => ariaPressed === 'true')
        .map(({ value }) => ['type', value]),
    );
    chosen.set('group', this.#input('group')?.value ?? '');
    chosen.set('wifi', this.#input('wifi')?.checked ? 'measured' : '');
    chosen.set('sort', this.#input('sort')?.value ?? '');
    return toChoice(chosen, this.#types());
  }

  #write({ types, group, wifi, sort }: Choice) {
    for (const chip of this.#chips)
      chip.setAttribute('aria-pressed', String(types.includes(chip.value)));
    const [forGroup, forWifi, forSort] = ['group', 'wifi', 'sort'].map(this.#input);
    if (forGroup) forGroup.value = String(group ?? '');
    if (forWifi) forWifi.checked = wifi;
    if (forSort) forSort.value = sort;
    // An order that this city has nothing for is not among the choices.
    if (forSort?.value === '') forSort.value = sorts[0];
  }

  #change() {
    const query = withChoice(new URLSearchParams(location.search), this.#read()).toString();
    const { pathname, hash } = location;
    history.replaceState(history.state, '', pathname + (query && `?${query}`) + hash);
    this.#show();
  }

  #clear() {
    this.#write(toChoice(new URLSearchParams(), []));
    this.#change();
  }

  #show() {
    const choice = this.#read();
    for (const row of this.#rows) {
      row.element.hidden = !fits(row, choice);
      row.marker?.classList.toggle('out', row.element.hidden);
      row.marker?.setAttribute('tabindex', row.element.hidden ? '-1' : '0');
    }
    for (const list of this.querySelectorAll<HTMLElement>('[data-places]')) {
      const rows = this.#rows.filter(({ element }) => element.closest('[data-places]') === list);
      // What is closed is of no use to somebody who asks for something.
      list.hidden = isNarrow(choice) && rows.every(({ element }) => element.hidden);
      const sorted = rows.toSorted((a, b) => comparePlaces(a, b, choice.sort));
      list.querySelector('ol')?.append(...sorted.map(({ element }) => element));
    }
    const left = this.#rows.filter(({ element }) => !element.hidden).length;
    const line = this.querySelector('[role=status]');
    if (line)
      line.textContent =
        left === this.#rows.length ? `${left} places` : `${left} of ${this.#rows.length} places`;
    const empty = this.querySelector<HTMLElement>('[data-empty]');
    if (empty) empty.hidden = left > 0;
  }

  /** A link leads to a place even where the choice has left it out. */
  #reach() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !this.contains(target) || !target.closest('[hidden]')) return;
    this.#clear();
    target.scrollIntoView();
  }
}

function toPlace(data: DOMStringMap): ListedPlace {
  const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return {
    number: Number(data.number),
    type: data.type ?? '',
    distance: Number(data.distance),
    rating: numberOf(data.rating),
    price: numberOf(data.price),
    wifi: numberOf(data.wifi),
    group: numberOf(data.group),
  };
}

customElements.define('hub-place-list', PlaceList);
