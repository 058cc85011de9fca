/** A point of a drawing, in units of its view box; y grows downwards. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle around its centre. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** As finely as drawings are drawn: nobody sees more, and every digit is a byte. */
export const tenth = (value: number) => Math.round(value * 10) / 10;

/** Whether two rectangles touch, or come closer than so many units. */
export const overlaps = (a: Box, b: Box, between: number) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + between &&
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 + between;
