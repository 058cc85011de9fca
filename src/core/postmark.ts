/** A letter on the rim of a postmark. */
export interface RimLetter {
  character: string;
  /** Middle of its capital's box, from the middle of the mark. */
  x: number;
  y: number;
  /** Degrees, clockwise. */
  turn: number;
}

/** Advance and height of a capital of the mono, in em. */
export const monoCapital = { advance: 0.62, height: 0.8 };

/** Em from one letter to the next: as wide as a short word may be, as narrow as a long one must. */
const spacing = { wide: 1, narrow: 0.72 };
/** What longer words leave out. */
const mostLetters = 30;
/** Degrees that each arc may take. */
const spans = { upper: 196, lower: 132 };

/**
 * Words along the rim of a postmark: one above, one below, both upright for whoever holds it.
 * Joined and right-to-left letters cannot stand alone; words with any are left out.
 *
 * @param radius to the middle of the letters
 * @returns `size` is smaller than asked for where a word is long
 */
export function lettersOnRim(
  { upper, lower }: { upper: string; lower: string },
  radius: number,
  size: number,
): { size: number; letters: RimLetter[] } {
  const words = { upper: toCapitals(upper), lower: toCapitals(lower) };
  const stepOf = (arc: 'upper' | 'lower') => toRadians(spans[arc]) / words[arc].length;
  const widest = Math.min(stepOf('upper'), stepOf('lower'));
  const fitted = Math.min(size, (widest * radius) / spacing.narrow);
  const step = Math.min(widest, (fitted * spacing.wide) / radius);
  const place = (word: string, side: 1 | -1) =>
    [...word].map((character, index) =>
      toLetter(character, (index - (word.length - 1) / 2) * step, radius, side),
    );
  // A dot at either side, in the middle of what the words leave free.
  const side = (Math.PI + ((words.upper.length - words.lower.length) * step) / 2) / 2;
  const dots = words.upper && words.lower ? [-side, side] : [];
  return {
    size: fitted,
    letters: [
      ...place(words.upper, 1),
      ...place(words.lower, -1),
      ...dots.map((angle) => toLetter('•', angle, radius, 1)),
    ].filter(({ character }) => character !== ' '),
  };
}

/** @param angle from the top when `side` is 1, from the bottom when it is -1 */
const toLetter = (character: string, angle: number, radius: number, side: 1 | -1): RimLetter => ({
  character,
  x: radius * Math.sin(angle),
  y: -side * radius * Math.cos(angle),
  turn: (side * angle * 180) / Math.PI,
});

function toCapitals(text: string): string {
  const capitals = text.normalize('NFC').toLocaleUpperCase('en').replace(/\s+/g, ' ').trim();
  if (!/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P} ]*$/u.test(capitals))
    return '';
  return capitals.length <= mostLetters
    ? capitals
    : capitals.slice(0, mostLetters).replace(/\P{L}+\p{L}*$/u, '');
}

const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
