import type { Person } from './item.ts';

/** `Ada, Bo and Cy` in pieces: people, and the words between them. */
export function listNames(people: readonly Person[]): (Person | string)[] {
  const words = new Intl.ListFormat('en', { type: 'conjunction' });
  const left = [...people];
  return words
    .formatToParts(people.map(({ name }) => name))
    .map(({ type, value }) => (type === 'element' ? left.shift() : undefined) ?? value);
}
