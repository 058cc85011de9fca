import type { Findings } from './search-index.ts';
import { toRow } from './search-rows.ts';

/** How many results stand in the list before the reader asks for more. */
const batch = 20;
/** Each row is a request, so they come in slices, as the reader gets near to them. */
const slice = 5;

/** The list of results and the button below it. */
export class ResultList {
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #kindOf: (label: string) => string | undefined;
  readonly #nearEnd = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && void this.#grow(slice),
  );
  #findings: Findings = { hits: [], counts: {} };
  #text = '';
  #limit = batch;
  /** Only the newest findings are shown. */
  #turn = 0;

  /** @param onMore told how many rows the reader has asked for */
  constructor(
    list: HTMLElement,
    more: HTMLButtonElement,
    kindOf: (label: string) => string | undefined,
    onMore: (shown: number) => void,
  ) {
    this.#list = list;
    this.#more = more;
    this.#kindOf = kindOf;
    more.addEventListener('click', async () => {
      this.#limit += batch;
      onMore(this.#limit);
      const first = await this.#grow(batch);
      first?.querySelector('a')?.focus();
    });
  }

  /** Links of the rows, in order. */
  get links(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('.hit-title a')];
  }

  /** Shows what was found for a text; false when something newer was shown meanwhile. */
  async show(findings: Findings, text: string, limit = batch): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    const rows = await this.#toRows(findings, text, 0, limit > batch ? limit : slice);
    if (turn !== this.#turn) return false;
    this.#findings = findings;
    this.#text = text;
    this.#limit = limit;
    this.#list.replaceChildren(...rows);
    this.#watchEnd();
    return true;
  }

  async #grow(by: number): Promise<HTMLElement | undefined> {
    const turn = this.#turn;
    const from = this.#list.childElementCount;
    const rows = await this.#toRows(
      this.#findings,
      this.#text,
      from,
      Math.min(this.#limit, from + by),
    );
    if (turn !== this.#turn || from !== this.#list.childElementCount) return undefined;
    this.#list.append(...rows);
    this.#watchEnd();
    return rows[0];
  }

  async #toRows({ hits }: Findings, text: string, from: number, to: number) {
    const found = await Promise.all(hits.slice(from, to).map((hit) => hit.data()));
    return found.map((hit) => toRow(hit, text, this.#kindOf));
  }

  #watchEnd() {
    const count = this.#list.childElementCount;
    const rest = this.#findings.hits.length - count;
    this.#nearEnd.disconnect();
    const last = this.#list.lastElementChild;
    if (last && rest > 0 && count < this.#limit) this.#nearEnd.observe(last);
    this.#more.hidden = rest <= 0 || count < this.#limit;
    this.#more.textContent = `Show ${Math.min(rest, batch)} more of ${rest}`;
  }
}
