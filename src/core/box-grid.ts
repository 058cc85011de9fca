import { type Box, overlaps } from './drawing.ts';

/** Units of a cell: about one label, so that few boxes share one. */
const cell = 30;

/** Boxes by where they are: what a question costs does not grow with how many lie elsewhere. */
export interface BoxGrid {
  add: (box: Box) => void;
  /** Whether nothing in the grid touches a box. */
  isFree: (box: Box) => boolean;
}

/** An empty grid. @param between units that boxes keep from each other */
export function createBoxGrid(between: number): BoxGrid {
  const cells = new Map<string, Box[]>();
  return {
    add: (box) => {
      for (const key of cellsOf(box, between)) {
        const boxes = cells.get(key);
        if (boxes) boxes.push(box);
        else cells.set(key, [box]);
      }
    },
    isFree: (box) =>
      cellsOf(box, between).every((key) =>
        (cells.get(key) ?? []).every((other) => !overlaps(box, other, between)),
      ),
  };
}

/** Every cell that a box, with the room around it, has a part of. */
function cellsOf({ x, y, width, height }: Box, between: number): string[] {
  const first = (middle: number, size: number) => Math.floor((middle - size / 2 - between) / cell);
  const last = (middle: number, size: number) => Math.floor((middle + size / 2 + between) / cell);
  const keys: string[] = [];
  for (let column = first(x, width); column <= last(x, width); column += 1)
    for (let row = first(y, height); row <= last(y, height); row += 1)
      keys.push(`${column} ${row}`);
  return keys;
}
