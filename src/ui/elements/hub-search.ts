import { type FacetChoices, makeFacets } from './search-facets.ts';
import { rememberSearch, toStartHints, toTopics } from './search-hints.ts';
import { openIndex, type SearchIndex, type SearchQuery } from './search-index.ts';
import { ResultList } from './search-results.ts';

/** Milliseconds without a key before the index is asked. */
const pause = 120;

interface Ready {
  index: SearchIndex;
  facets: FacetChoices;
}

/**
 * Search as you type. On its own page (`data-page`) query and facets stand in the address; in the
 * dialog the form leads to that page with the same address.
 */
class HubSearch extends HTMLElement {
  readonly #form = this.#part<HTMLFormElement>('form');
  readonly #input = this.#part<HTMLInputElement>('input[type=search]');
  readonly #status = this.#part('[role=status]');
  readonly #hints = this.#part('.search-hints');
  readonly #lost = this.#part('.search-lost');
  readonly #clear = this.#part('.search-clear');
  readonly #groups = [...this.querySelectorAll('details')];
  readonly #isPage = this.dataset.page !== undefined;
  readonly #kinds = JSON.parse(this.dataset.kinds ?? '{}') as Record<string, string>;
  readonly #kindOf = (label: string) => this.#kinds[label];
  readonly #results = new ResultList(
    this.#part('.hits'),
    this.#part<HTMLButtonElement>('.search-more'),
    this.#kindOf,
    (shown) => {
      if (this.#isPage) history.replaceState({ shown }, '');
    },
  );

  #ready: Promise<Ready> | undefined;
  #listening = new AbortController();
  #timer = 0;
  /** Only the answer to the newest question is shown. */
  #turn = 0;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#input.addEventListener('input', () => this.#ask({ wait: pause }), { signal });
    this.#form.addEventListener(
      'change',
      ({ target }) => target !== this.#input && this.#ask({ step: true }),
      { signal },
    );
    this.#form.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.#form.addEventListener(
      'formdata',
      ({ formData }) => formData.get('q') || formData.delete('q'),
      { signal },
    );
    this.#clear.addEventListener('click', () => this.#clearFacets(), { signal });
    this.addEventListener('keydown', (event) => this.#walk(event), { signal });
    this.addEventListener(
      'click',
      ({ target }) =>
        target instanceof Element && target.closest('.hits a') && rememberSearch(this.#input.value),
      { signal },
    );
    if (this.#isPage) {
      addEventListener('popstate', () => void this.#restore(), { signal });
      if (matchMedia('(width >= 60rem)').matches) this.#openGroups();
    }
    void this.#restore();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const found = this.querySelector<Part>(selector);
    if (!found) throw new Error(`hub-search lacks ${selector}.`);
    return found;
  }

  #open(): Promise<Ready> {
    this.#ready ??= openIndex().then((index) => ({
      index,
      facets: makeFacets(this.#groups, index.totals, this.#kindOf),
    }));
    return this.#ready;
  }

  /** The page's address decides; in the dialog what was typed before this code came. */
  async #restore() {
    const address = new URLSearchParams(this.#isPage ? location.search : '');
    if (this.#isPage && (address.has('q') || this.#ready))
      this.#input.value = address.get('q') ?? '';
    const { shown } = ((this.#isPage && history.state) || {}) as { shown?: number };
    await this.#answer({ address, ...(shown ? { shown } : {}) });
  }

  /** Asks after a pause; a `step` is one that Back undoes. */
  #ask({ wait = 0, step = false }: { wait?: number; step?: boolean }) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#writeAddress(step);
      void this.#answer({});
    }, wait);
  }

  #submit(event: Event) {
    rememberSearch(this.#input.value);
    if (!this.#isPage) return;
    event.preventDefault();
    this.#ask({ step: true });
  }

  #writeAddress(step: boolean) {
    if (!this.#isPage) return;
    const query = new URLSearchParams([...new FormData(this.#form)] as [
      string,
      string,
    ][]).toString();
    if (query === new URLSearchParams(location.search).toString()) return;
    history[step ? 'pushState' : 'replaceState'](null, '', query ? `?${query}` : location.pathname);
  }

  async #answer({ address, shown }: { address?: URLSearchParams; shown?: number }) {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const { index, facets } = await this.#open();
      if (turn !== this.#turn) return;
      if (address && this.#isPage) facets.choose(address);
      const query = { text: this.#input.value, chosen: facets.chosen() };
      const isEmpty = query.text.trim() === '' && Object.keys(query.chosen).length === 0;
      const findings = isEmpty ? { hits: [], counts: index.totals } : await index.find(query);
      if (turn !== this.#turn || !(await this.#results.show(findings, query.text, shown))) return;
      facets.count(findings.counts);
      this.dataset.ready = '';
      this.#describe(query, isEmpty ? undefined : findings.hits.length, index);
    } catch {
      if (turn === this.#turn) await this.#fail();
    }
  }

  /** Says what was found, or nothing was asked; helps where nothing was found. */
  #describe({ text, chosen }: SearchQuery, count: number | undefined, { totals }: SearchIndex) {
    const action = this.#form.action;
    const all = Object.values(totals.kind ?? {}).reduce((sum, some) => sum + some, 0);
    const words = text.trim() && ` for “${text.trim()}”`;
    this.#status.textContent =
      count === undefined
        ? `${all} entries to look through`
        : `${count || 'Nothing'} found${words}`;
    this.#clear.hidden = Object.keys(chosen).length === 0;
    this.#lost.hidden = count !== 0;
    const lost = count === 0 ? toTopics('Perhaps one of these', action, text, totals) : [];
    this.#hints.replaceChildren(...(count === undefined ? toStartHints(action, totals) : lost));
  }

  async #clearFacets() {
    const { facets } = await this.#open();
    facets.choose(new URLSearchParams());
    this.#input.focus();
    this.#ask({ step: true });
  }

  async #fail() {
    this.#ready = undefined;
    await this.#results.show({ hits: [], counts: {} }, '');
    this.#hints.replaceChildren();
    this.#lost.hidden = false;
    this.#status.textContent = import.meta.env.DEV
      ? 'The live preview has no search index: a build makes it.'
      : 'The search index could not be fetched. Perhaps you are offline.';
  }

  #openGroups() {
    for (const group of this.#groups) {
      group.removeAttribute('name');
      group.open = true;
    }
  }

  /** Arrow keys go from the field through the results and back. */
  #walk(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing)
      return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops: Element[] = [this.#input, ...this.#results.links];
    const at = document.activeElement ? stops.indexOf(document.activeElement) : -1;
    const next = step !== undefined && at >= 0 ? stops[at + step] : undefined;
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }
}

customElements.define('hub-search', HubSearch);
