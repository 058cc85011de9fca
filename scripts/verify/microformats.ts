import { mf2 } from 'microformats-parser';
import type { Item } from '#core/item.ts';
import { type Kind, microformatOf } from '#core/kind.ts';
import {
  type BuiltPage,
  type BuiltSite,
  fileOf,
  type Finding,
  itemsOn,
  type Rule,
} from './site.ts';

type Microformat = ReturnType<typeof mf2>['items'][number];

/** What a page says in microformats is what the hub knows: its entry once, and lists by name. */
export const microformats: Rule = (site) => {
  const entries = new Map(itemsOn(site, 'page').map((item) => [fileOf(site, item.href), item]));
  return site.pages.flatMap((page) => {
    const items = read(page, site);
    const entry = entries.get(page.file);
    return [...(entry ? judgeEntry(site, page, items, entry) : []), ...judgeLists(page, items)];
  });
};

const read = ({ html, file }: BuiltPage, { origin, base }: BuiltSite): Microformat[] =>
  mf2(html, { baseUrl: `${origin}${base}${file.replace(/index\.html$/, '')}` }).items;

const withChildren = (items: Microformat[]): Microformat[] =>
  items.flatMap((item) => [item, ...withChildren(item.children ?? [])]);

function judgeEntry(site: BuiltSite, page: BuiltPage, items: Microformat[], item: Item): Finding[] {
  const kind = site.kinds[item.kind] as Kind;
  const fail = (message: string): Finding => ({ file: page.file, message });
  const found = items.filter(({ type }) => !type?.includes('h-feed'));
  const [entry] = found;
  if (!entry || found.length > 1 || !entry.type?.includes(microformatOf(kind)))
    return [fail(`The page has ${found.length} entries in microformats, not one.`)];
  const { name, url, published, author, content } = entry.properties;
  const authors = author?.map((person) =>
    typeof person === 'object' && 'value' in person ? person.value : person,
  );
  const told: [string, unknown, unknown][] = [
    ['name', name, [item.title.replace(/\s+/g, ' ')]],
    ['address', url?.slice(0, 1), [site.origin + item.href]],
    ['date', published ?? [item.day], [item.day]],
    ['author', authors ?? names(item), names(item)],
    ['text', content?.length ?? 0, isEmpty(site, item) ? 0 : 1],
  ];
  return told
    .filter(([, actual, expected]) => JSON.stringify(actual) !== JSON.stringify(expected))
    .map(([what, actual]) => fail(`Its ${what} in microformats is ${JSON.stringify(actual)}.`));
}

const names = ({ authors }: Item) => authors.map(({ name }) => name);

const isEmpty = ({ community }: BuiltSite, { key }: Item) =>
  community.entries.get(key)?.body.words === 0;

/** Each card of a list is an entry of a feed with a name. */
function judgeLists(page: BuiltPage, items: Microformat[]): Finding[] {
  const all = withChildren(items).filter(({ type }) => type?.includes('h-feed'));
  const listed = all.flatMap(({ children = [] }) => children);
  const cards = page.elements.filter(({ properties }) =>
    (properties.className as string[] | undefined)?.includes('card-title'),
  ).length;
  const nameless = [...all, ...listed].filter(({ properties }) => properties.name?.length !== 1);
  return [
    ...(page.file !== 'styleguide/index.html' && listed.length !== cards
      ? [
          {
            file: page.file,
            message: `${listed.length} of ${cards} cards are entries of a feed in microformats.`,
          },
        ]
      : []),
    ...nameless.map(() => ({
      file: page.file,
      message: 'A list or a card has not one name in microformats.',
    })),
  ];
}
