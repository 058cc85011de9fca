/** Number of inks in the tokens stylesheet: `--paint-0` … `--paint-9`. */
const paints = 10;

/** A number from 0 to 2³² − 1 that follows from a name (FNV-1a): the same on every machine. */
export function seedOf(name: string): number {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}

/** A steady ink for a name: the same on every page and machine. */
export const paintOf = (name: string) => seedOf(name) % paints;

/** First letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s-]+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return [first, last].map((word) => [...word][0]?.toLocaleUpperCase('en') ?? '').join('');
}
