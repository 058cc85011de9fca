import type { Cue, Item } from './item.ts';
import type { Kind } from './kind.ts';
import { momentOf } from './moments.ts';
import { formatTimeCode } from './time-code.ts';

/** What the search index holds of an item, in the shape of Pagefind's custom record. */
export interface SearchRecord {
  /** `/posts/hello/`, without the hub's base: Pagefind puts the folder that holds `pagefind/` before it. */
  url: string;
  /** Words that are searched and quoted; people, topics and facts are searched in `meta`. */
  content: string;
  language: string;
  /** Searched as well, the title most. A row shows it. */
  meta: Record<string, string>;
  /** Readable names by facet. */
  filters: Record<string, string[]>;
  /** On every record: Pagefind drops those that lack the key in use. */
  sort: { date: string };
  /** Parts that are found on their own, at an anchor of the page: what is said at a second of a video. */
  passages?: { anchor: string; title: string; text: string }[];
}

/** A choice above the results. */
export interface SearchFacet {
  /** Key in a record's `filters` and in the address of the search page. */
  name: string;
  label: string;
}

/** The facets of a hub's search: its own, and one for each kind that gathers. */
export const searchFacets = (kinds: Record<string, Kind>): SearchFacet[] => [
  { name: 'kind', label: 'Kind' },
  ...Object.values(kinds).flatMap(({ facet }) =>
    facet ? [{ name: facet.name, label: facet.label }] : [],
  ),
  { name: 'year', label: 'Year' },
  { name: 'language', label: 'Language' },
];

/**
 * What search knows of an item. `byKey` has the names that ids of facets stand for; an entry that is
 * itself the value of a facet, such as a topic, has that value.
 */
export function toSearchRecord(
  item: Item,
  body: { text: string; transcript?: readonly Cue[] },
  kinds: Record<string, Kind>,
  byKey: ReadonlyMap<string, Item>,
): SearchRecord {
  const kind = kinds[item.kind];
  const people = item.authors.map(({ name }) => name).join(', ');
  const topics = item.topics.map(({ title }) => title).join(', ');
  return {
    url: toIndexedUrl(item.href),
    // Pagefind leaves out a record without any words.
    content: [item.summary, body.text].filter(Boolean).join('\n') || item.title,
    language: item.lang,
    meta: keepFilled({
      title: item.title,
      label: item.label === kind?.label.one ? '' : item.label,
      // ISO 8601 in its basic form is one word: "11" would else find all of November.
      date: item.day.replaceAll('-', ''),
      people,
      topics,
      facts: item.facts.join(', '),
      plain: toPlainWords(`${item.title} ${people} ${topics}`),
    }),
    filters: {
      ...(kind ? { kind: [kind.label.one] } : {}),
      ...namesByFacet(item, kinds, byKey),
      ...(item.day ? { year: [item.day.slice(0, 4)] } : {}),
      language: [item.lang],
    },
    sort: { date: item.at || '0000' },
    ...(body.transcript?.length ? { passages: toPassages(body.transcript) } : {}),
  };
}

/** What is said, by the whole second at which a page can begin to play. */
function toPassages(transcript: readonly Cue[]): NonNullable<SearchRecord['passages']> {
  const bySecond = Map.groupBy(transcript, ({ start }) => Math.floor(start));
  return [...bySecond].map(([second, cues]) => ({
    anchor: momentOf(second),
    title: formatTimeCode(second),
    text: cues.map(({ text }) => text).join(' '),
  }));
}

/** A base may have any number of segments, the path of a page always has two. */
function toIndexedUrl(href: string): string {
  const [path = '', anchor] = href.split('#');
  const page = `/${path.split('/').slice(-3).join('/')}`;
  return anchor === undefined ? page : `${page}#${anchor}`;
}

function namesByFacet(
  item: Item,
  kinds: Record<string, Kind>,
  byKey: ReadonlyMap<string, Item>,
): Record<string, string[]> {
  const named = Object.values(kinds).flatMap(({ name, facet }): [string, string[]][] => {
    if (!facet) return [];
    const ids = [...(item.kind === name ? [item.id] : []), ...(item.facets[facet.name] ?? [])];
    const names = ids.flatMap((id) => byKey.get(`${name}/${id}`)?.title ?? []);
    return names.length > 0 ? [[facet.name, [...new Set(names)]]] : [];
  });
  return Object.fromEntries(named);
}

const keepFilled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** Letters that no Unicode decomposition brings to the keys of a plain keyboard. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'Th',
  ð: 'd',
};

/** The words that somebody would type otherwise: `Łódź` as `Lodz`. Pagefind knows the rest. */
function toPlainWords(text: string): string {
  const words = text.split(/[^\p{L}\p{M}]+/u).flatMap((word) => {
    const plain = word.normalize('NFC').replace(/./gu, (letter) => plainLetters[letter] ?? letter);
    return plain === word.normalize('NFC') ? [] : [plain.normalize('NFD').replace(/\p{M}/gu, '')];
  });
  return [...new Set(words)].join(' ');
}
