import { withBase } from '#core/urls.ts';
import { separateDenseWords } from '#core/search-excerpt.ts';

/** How many entries have each value of each facet: `{ topic: { Maps: 9 } }`. */
export type FacetCounts = Record<string, Record<string, number>>;

/** What a reader asked for: words, and values of facets. */
export interface SearchQuery {
  text: string;
  chosen: Record<string, string[]>;
}

/** An entry that was found, as the index holds it. */
export interface Hit {
  /** Root-relative, base included. */
  url: string;
  /** HTML with `<mark>`; never put into a page as it is. */
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** What was found, best first; each hit is fetched when it is shown. */
export interface Findings {
  hits: { data: () => Promise<Hit> }[];
  counts: FacetCounts;
}

/** Pagefind's own filters: any of these values. */
type Filters = Record<string, { any: string[] }>;

interface Pagefind {
  createInstance: (options: object) => Instance;
}

interface Instance {
  init: () => Promise<void>;
  filters: () => Promise<FacetCounts>;
  search: (
    text: string | null,
    options: { filters: Filters; sort?: { date: 'desc' } },
  ) => Promise<{ results: Findings['hits']; filters: FacetCounts }>;
}

/** The index of the hub, ready to be asked. */
export interface SearchIndex {
  /** Of all entries. */
  totals: FacetCounts;
  find: (query: SearchQuery) => Promise<Findings>;
}

const options = {
  // A worker would fetch the program a second time; one search takes a few milliseconds.
  noWorker: true,
  excerptLength: 28,
  excerptEllipsis: '…',
  ranking: {
    metaWeights: { title: 6, plain: 3, people: 2, topics: 2, facts: 1, label: 0.5, date: 0.1 },
  },
};

/** Loads the index; rejects offline and where there is none, as in the live preview. */
export async function openIndex(): Promise<SearchIndex> {
  const { createInstance } = (await import(
    /* @vite-ignore */ withBase(import.meta.env.BASE_URL, '/pagefind/pagefind.js')
  )) as Pagefind;
  const instance = createInstance(options);
  await instance.init();
  const totals = await instance.filters();
  return { totals, find: (query) => find(instance, query) };
}

/** Any of a facet's chosen values, and some of every facet's. */
async function find(instance: Instance, { text, chosen }: SearchQuery): Promise<Findings> {
  const words = separateDenseWords(text.trim()) || null;
  const ask = (without?: string) =>
    instance.search(words, {
      filters: toFilters(chosen, without),
      ...(words === null ? { sort: { date: 'desc' } as const } : {}),
    });
  const { results, filters } = await ask();
  const counts = { ...filters };
  // A facet counts what each of its values would add, so its own choice must not narrow it.
  for (const name of Object.keys(chosen)) counts[name] = (await ask(name)).filters[name] ?? {};
  return { hits: results, counts };
}

const toFilters = (chosen: SearchQuery['chosen'], without?: string): Filters =>
  Object.fromEntries(
    Object.entries(chosen).flatMap(([name, any]) => (name === without ? [] : [[name, { any }]])),
  );
