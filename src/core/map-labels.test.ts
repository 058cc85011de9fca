import { expect, test } from 'vitest';
import { overlaps } from './drawing.ts';
import { type LabelRequest, placeLabels } from './map-labels.ts';

const [width, height] = [480, 400];
const locator = { x: 440, y: 40, width: 60, height: 60 };

/** Labels whose dots lie in rows so many units apart, from the middle of the sheet on. */
const crowd = (count: number, apart: number): LabelRequest[] =>
  Array.from({ length: count }, (_, index) => {
    const dot = { x: 200 + (index % 15) * apart, y: 180 + Math.floor(index / 15) * apart };
    return { dot, anchor: dot, width: 26, height: 26 };
  });

/** How many places for labels were looked at: each asks once how wide the sheet is. */
function countPlaces(requests: LabelRequest[]): number {
  let count = 0;
  placeLabels(requests, {
    get width() {
      count += 1;
      return width;
    },
    height,
    taken: [],
  });
  return count;
}

test('two hundred places close together ask for few places each', () => {
  expect(countPlaces(crowd(200, 3))).toBeLessThan(200 * 250);
});

test('the work for a crowd grows as it does', () => {
  expect(countPlaces(crowd(800, 1))).toBeLessThan(4.5 * countPlaces(crowd(200, 1)));
});

test('of a crowd, every label stays on the sheet, near its dot and off what is taken', () => {
  const requests = crowd(200, 12);
  const boxes = placeLabels(requests, { width, height, taken: [locator] });
  expect(boxes).toHaveLength(200);
  for (const [index, box] of boxes.entries()) {
    const { dot } = requests[index] as LabelRequest;
    expect(box.x - 13 >= 0 && box.x + 13 <= width).toBe(true);
    expect(box.y - 13 >= 0 && box.y + 13 <= height).toBe(true);
    expect(Math.hypot(box.x - dot.x, box.y - dot.y)).toBeLessThan(62);
    expect(overlaps(box, locator, 0)).toBe(false);
  }
});

test('of a crowd with room, no label covers another', () => {
  const requests = crowd(75, 1).map((request, index) => {
    // Every fifth shares the dot of the one before.
    const at = index % 5 === 4 ? index - 1 : index;
    const dot = { x: 30 + (at % 10) * 46, y: 30 + Math.floor(at / 10) * 46 };
    return { ...request, dot, anchor: dot };
  });
  const boxes = placeLabels(requests, { width, height, taken: [] });
  const covered = boxes.filter((box, index) =>
    boxes.slice(index + 1).some((other) => overlaps(box, other, 0)),
  );
  expect(covered).toEqual([]);
});
