import type { FacetCounts, SearchQuery } from './search-index.ts';
import { element } from './search-rows.ts';

/** The groups of checkboxes above the results. They are made once, so that focus stays where it is. */
export interface FacetChoices {
  chosen: () => SearchQuery['chosen'];
  /** Chooses what an address names and nothing else. */
  choose: (address: URLSearchParams) => void;
  /** Shows how many entries each value would leave; hides the values that would leave none. */
  count: (counts: FacetCounts) => void;
}

interface Choice {
  name: string;
  input: HTMLInputElement;
  row: HTMLElement;
  count: HTMLElement;
}

/** Fills the groups that the page has, `<details data-facet>`, with the index's values. */
export function makeFacets(
  groups: HTMLDetailsElement[],
  totals: FacetCounts,
  kindOf: (label: string) => string | undefined,
): FacetChoices {
  const choices: Choice[] = [];
  for (const group of groups) {
    const name = group.dataset.facet ?? '';
    const values = sortValues(name, totals[name] ?? {});
    // A single value leaves nothing to choose.
    if (values.length < 2) continue;
    const made = values.map((value) => makeChoice(name, value, kindOf));
    group.querySelector('fieldset')?.append(...made.map(({ row }) => row));
    choices.push(...made);
  }

  const chosen = (): SearchQuery['chosen'] => {
    const checked = choices.filter(({ input }) => input.checked);
    const names = new Set(checked.map(({ name }) => name));
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        checked.filter((choice) => choice.name === name).map(({ input }) => input.value),
      ]),
    );
  };

  return {
    chosen,
    choose: (address) => {
      for (const { name, input } of choices)
        input.checked = address.getAll(name).includes(input.value);
    },
    count: (counts) => {
      for (const { name, input, row, count } of choices) {
        const left = counts[name]?.[input.value] ?? 0;
        count.textContent = String(left);
        row.hidden = left === 0 && !input.checked;
      }
      for (const group of groups) {
        const own = choices.filter(({ name }) => name === group.dataset.facet);
        group.hidden = own.every(({ row }) => row.hidden);
        const some = own.filter(({ input }) => input.checked).length;
        const mark = group.querySelector('summary .count');
        if (mark) mark.textContent = some > 0 ? String(some) : '';
      }
    },
  };
}

function makeChoice(
  name: string,
  value: string,
  kindOf: (label: string) => string | undefined,
): Choice {
  const input = element('input', { type: 'checkbox', name, value });
  const count = element('span', { class: 'count' });
  const kind = name === 'kind' ? kindOf(value) : undefined;
  const words = element('span', kind ? { 'data-kind': kind } : {}, toLabel(name, value));
  return { name, input, count, row: element('label', { class: 'choice' }, input, words, count) };
}

/** Languages stand in the index by their tags. */
function toLabel(name: string, value: string): string {
  if (name !== 'language') return value;
  return (
    new Intl.DisplayNames(document.documentElement.lang || 'en', { type: 'language' }).of(value) ??
    value
  );
}

function sortValues(name: string, counts: Record<string, number>): string[] {
  const values = Object.entries(counts);
  if (name === 'year')
    return values
      .map(([value]) => value)
      .sort()
      .reverse();
  return values.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([value]) => value);
}
