import { createHash } from 'node:crypto';
import { type Element, shape } from './element.ts';
import { oklch, type Palette } from './color.ts';

/** Size of a pattern, in cells of some pixels. */
export interface PatternSize {
  columns: number;
  rows: number;
  cell: number;
}

/** The picture of whatever has none: quarter circles, squares and dots that follow from its key. */
export function drawPattern(
  key: string,
  palette: Palette,
  { columns, rows, cell }: PatternSize,
): Element[] {
  const bytes = bytesOf(key, columns * rows * 2);
  const inks = [palette.solid, palette.solid, palette.pale, palette.strong];
  const shapes: Element[] = [
    shape('rect', { width: columns * cell, height: rows * cell, fill: palette.tint }),
  ];
  for (let index = 0; index < columns * rows; index++) {
    const form = bytes[index * 2] as number;
    const fill = inks[(bytes[index * 2 + 1] as number) % inks.length] as string;
    const x = (index % columns) * cell;
    const y = Math.floor(index / columns) * cell;
    shapes.push(...drawCell(form, x, y, cell, fill, palette));
  }
  return shapes;
}

/** Colour of a person's dot. */
export const personColor = (name: string) =>
  oklch(0.72, 0.095, ((bytesOf(name, 2)[0] as number) * 360) / 256);

function drawCell(
  form: number,
  x: number,
  y: number,
  cell: number,
  fill: string,
  palette: Palette,
): Element[] {
  const half = cell / 2;
  switch (form % 8) {
    case 0:
    case 1:
    case 2:
    case 3:
      return [quarter(form % 4, x, y, cell, fill)];
    case 4:
      return [
        shape('rect', { x, y, width: cell, height: cell, fill }),
        quarter((form >> 3) % 4, x, y, cell, fill === palette.pale ? palette.solid : palette.pale),
      ];
    case 5:
      return [shape('circle', { cx: x + half, cy: y + half, r: half * 0.5, fill })];
    case 6:
      return [
        quarter((form >> 3) % 2, x, y, cell, fill),
        quarter(((form >> 3) % 2) + 2, x, y, cell, fill),
      ].slice(0, 1);
    default:
      return [];
  }
}

/** A quarter of a disc around one corner of the cell: 0 top left, then clockwise. */
function quarter(corner: number, x: number, y: number, cell: number, fill: string): Element {
  const right = x + cell;
  const bottom = y + cell;
  const paths = [
    `M${x} ${y}H${right}A${cell} ${cell} 0 0 1 ${x} ${bottom}Z`,
    `M${right} ${y}V${bottom}A${cell} ${cell} 0 0 1 ${x} ${y}Z`,
    `M${right} ${bottom}H${x}A${cell} ${cell} 0 0 1 ${right} ${y}Z`,
    `M${x} ${bottom}V${y}A${cell} ${cell} 0 0 1 ${right} ${bottom}Z`,
  ];
  return shape('path', { d: paths[corner] as string, fill });
}

/** As many bytes as asked for, the same for the same key on any machine. */
function bytesOf(key: string, count: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, index) =>
    createHash('sha256').update(`${index}:${key}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, count);
}
