import { expect, test } from 'vitest';
import { lettersOnRim } from './postmark.ts';

const charactersOf = (upper: string, lower: string) =>
  lettersOnRim({ upper, lower }, 47, 10)
    .letters.map(({ character }) => character)
    .join('');

test('words become capitals along both edges, with a dot at either side', () => {
  expect(charactersOf('Łódź', 'Map Room')).toBe('ŁÓDŹMAPROOM••');
  expect(charactersOf('Offsite', '')).toBe('OFFSITE');
});

test('every letter is upright on its edge, at the same distance from the middle', () => {
  const { letters } = lettersOnRim({ upper: 'ABC', lower: 'XYZ' }, 47, 10);
  for (const { x, y } of letters) expect(Math.hypot(x, y)).toBeCloseTo(47);
  const [a, b, c, x, y, z] = letters;
  expect(b).toMatchObject({ x: 0, y: -47, turn: 0 });
  expect(y?.y).toBeCloseTo(47);
  expect(y?.turn).toBeCloseTo(0);
  expect(a?.x).toBeLessThan(c?.x ?? 0);
  expect(x?.x).toBeLessThan(z?.x ?? 0);
  expect([a?.turn, x?.turn].map((turn) => Math.sign(turn ?? 0))).toEqual([-1, 1]);
});

test('a long word is set smaller, and one that is longer still loses its end', () => {
  const long = lettersOnRim({ upper: 'San Cristóbal de La Laguna', lower: '' }, 47, 10);
  expect(long.size).toBeLessThan(10);
  expect(Math.max(...long.letters.map(({ turn }) => turn))).toBeLessThan(98);
  expect(charactersOf('Llanfairpwllgwyngyll and the villages around it', '')).toBe(
    'LLANFAIRPWLLGWYNGYLLANDTHE',
  );
});

test.each(['القاهرة', 'חיפה', '京都', 'नमस्ते'])(
  '%s does not stand letter by letter: it is left out',
  (word) => {
    expect(charactersOf(word, '')).toBe('');
  },
);
