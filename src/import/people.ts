import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Author } from '#core/fields.ts';
import { makeName, toFreeName } from './identifiers.ts';
import { parseRecord } from './front-matter.ts';
import type { ImportMap } from './map.ts';
import { asList } from './names.ts';
import { plainLine } from './words.ts';

/** Somebody who is named as an author. */
export interface ForeignPerson {
  name: string;
  github?: string;
  bio?: string;
  url?: string;
}

const places = [
  'authors',
  '_data/authors',
  'data/authors',
  '_data/people',
  'src/_data/authors',
  'blog/authors',
];

/** People by the key a site gives them, from the files where sites keep them: `authors.yml`. */
export async function readPeople(folders: string[]): Promise<Map<string, ForeignPerson>> {
  const people = new Map<string, ForeignPerson>();
  for (const folder of new Set(folders))
    for (const place of places)
      for (const extension of ['.yml', '.yaml', '.json']) {
        const text = await readFile(path.join(folder, place + extension), 'utf8').catch(() => '');
        if (text === '' || text.length > 1_000_000) continue;
        for (const [key, value] of Object.entries(parseRecord(text)))
          if (!people.has(key)) people.set(key, toPerson(value, key));
      }
  return people;
}

/** The people an author field names: a key, a name, an object, or a list of those. */
export function toPeople(value: unknown, known: Map<string, ForeignPerson>): ForeignPerson[] {
  return asList(value).flatMap((one) => {
    if (typeof one === 'object') return [toPerson({ ...known.get(keyIn(one)), ...one })];
    const text = String(one).trim();
    const person = known.get(text) ?? known.get(text.toLowerCase());
    if (person) return [person];
    if (Array.isArray(value)) return [toPerson(text)];
    return text
      .split(/\s*(?:,|;|&|\band\b)\s*/)
      .filter(Boolean)
      .map((name) => known.get(name) ?? toPerson(name));
  });
}

const keyIn = (one: object | null) => String((one as { key?: unknown } | null)?.key ?? '');

function toPerson(value: unknown, key = ''): ForeignPerson {
  if (typeof value === 'object' && value !== null)
    return recordToPerson(value as Record<string, unknown>, key);
  const text = String(value ?? key);
  const name = nameIn(text).replace(/^@/, '');
  const github = loginIn(text) ?? (/^@[a-z\d-]+$/i.test(text.trim()) ? name : undefined);
  return { name: name || key || github || 'Unknown author', ...(github ? { github } : {}) };
}

/** Words without e-mail addresses, and without what stands in brackets beside a name. */
const nameIn = (text: string) =>
  withoutMail(text.replace(/<[^>]*>|\([^)]*\)|^\s*https?:\S+\s*$/g, ''));
const withoutMail = (text: string) => plainLine(text.replace(/\S+@\S+/g, ''));

/** The first of some values that is a text with something in it, after `clean`. */
const firstText = (values: unknown[], clean = withoutMail): string | undefined =>
  values.flatMap((value) => (typeof value === 'string' ? [clean(value)] : [])).find(Boolean);

function recordToPerson(record: Record<string, unknown>, key: string): ForeignPerson {
  const socials = (record.socials ?? record.social ?? {}) as Record<string, unknown>;
  const { github: account, url: address, link, image_url: picture, avatar } = record;
  const github =
    [account, socials.github].find(isLogin) ??
    [account, socials.github, address, link, picture, avatar]
      .map((text) => loginIn(String(text ?? '')))
      .find(Boolean);
  const login = github ? String(github).replace(/^@/, '') : undefined;
  const names = [record.name, record.display_name, record.displayName];
  const name = firstText([...names, key, login, record.title]) ?? 'Unknown author';
  const bio = firstText([record.title, record.bio, record.description]);
  const url = firstText([address, link, record.website, record.web], String);
  return {
    name,
    ...(login ? { github: login } : {}),
    ...(bio && bio !== name ? { bio } : {}),
    ...(url && /^https?:/.test(url) ? { url } : {}),
  };
}

const idOf = (name: string) => toFreeName(name) || makeName('member', name);
const isLogin = (value: unknown) =>
  typeof value === 'string' && /^@?[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(value);
const loginIn = (text: string) =>
  /github\.com\/([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})(?:\.png)?(?:[/?#)\s]|$)/i.exec(text)?.[1];

/** Gives each person the one entry, or the one guest, that stands for them. */
export interface People {
  /** The author that stands for a person in an entry. */
  toAuthor: (person: ForeignPerson) => Author;
  /** Members to write, by id. */
  created: Map<string, ForeignPerson & { joined: string }>;
}

/**
 * @param existing members of the hub: id, name and account
 * @param asMembers members are made of them, otherwise they stay guests
 */
export function createPeople(
  existing: { id: string; name: string; github?: string }[],
  map: ImportMap,
  asMembers: boolean,
): People & { sawOn: (author: Author, day: string) => void } {
  const created: People['created'] = new Map();
  const ruleFor = (name: string) =>
    Object.hasOwn(map.authors, name) ? map.authors[name] : undefined;
  const find = ({ name, github }: ForeignPerson) =>
    existing.find((member) => github && member.github?.toLowerCase() === github.toLowerCase()) ??
    existing.find((member) => [idOf(member.name), member.id].includes(idOf(name)));
  return {
    created,
    toAuthor: (named) => {
      const rule = ruleFor(named.name) ?? ruleFor(named.github ?? '');
      if (typeof rule === 'string') return rule;
      const person = {
        ...named,
        ...(rule?.name ? { name: rule.name } : {}),
        ...(rule?.github ? { github: rule.github } : {}),
      };
      const member = find(person);
      if (member) return member.id;
      if (!asMembers) return toGuest(person);
      const id = idOf(person.name);
      if (!created.has(id)) created.set(id, { ...person, joined: '9999-12-31' });
      return id;
    },
    sawOn: (author, day) => {
      const member = typeof author === 'string' ? created.get(author) : undefined;
      if (member && day < member.joined) member.joined = day;
    },
  };
}

const toGuest = ({ name, github }: ForeignPerson): Author => ({
  name: name.slice(0, 80),
  ...(github ? { github } : {}),
});
