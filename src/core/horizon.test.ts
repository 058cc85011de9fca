import { expect, test } from 'vitest';
import { toHorizon } from './horizon.ts';

test('a key has one view, and another key another', () => {
  expect(toHorizon('offsites/soup', 300, 200)).toEqual(toHorizon('offsites/soup', 300, 200));
  expect(toHorizon('offsites/soup', 300, 200)).not.toEqual(toHorizon('offsites/bread', 300, 200));
});

test.each(['a', 'offsites/soup', 'offsites/bergen-2026'])(
  'the view of %s stays inside its frame',
  (key) => {
    const { sun, ridges } = toHorizon(key, 300, 200);
    expect(sun.x - sun.radius).toBeGreaterThan(0);
    expect(sun.x + sun.radius).toBeLessThan(300);
    expect(sun.y - sun.radius).toBeGreaterThan(0);
    expect(ridges).toHaveLength(3);
    for (const ridge of ridges) {
      const numbers = [...ridge.matchAll(/-?\d+/g)].map(Number);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(300);
    }
  },
);
