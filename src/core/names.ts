import type { Person } from './item.ts';

/** `Ada, Bo and Cy` in pieces: people, and the words between them. */
export function listNames(people: readonly Person[]): (Person | string)[] {
  const words = new Intl.ListFormat('en', { type: 'conjunction' });
  const left = [...people];
  return words
    .formatToParts(people.map(({ name }) => name))
    .map(({ type, value }) => (type === 'element' ? left.shift() : undefined) ?? value);
}

/** Letters that Unicode does not take apart. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** A text as lower-case words joined by hyphens; empty when none of its letters can be kept. */
export const toIdentifier = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðþßæœı]/g, (letter) => plainLetters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
