import { canvas, type Card } from '../card.ts';
import { backdrop, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker } from '../pieces.ts';
import { drawHorizon, playMark } from '../screen.ts';

const band = 66;
const hole = { width: 36, height: 30, step: 75 };
const view = { left: 732, top: band, width: 468, height: canvas.height - 2 * band };
const message = { start: 64, width: 612 };

/** A strip of film that runs on at both sides: holes along its edges, a frame at the end. */
export function drawFilm(card: Card): Element[] {
  const { palette, item } = card;
  const { start, width } = message;
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('rect', { width: canvas.width, height: canvas.height, fill: palette.surface }),
      ...drawHorizon(item.key, view, palette),
      shape('rect', {
        x: view.left - 12,
        y: band,
        width: 12,
        height: view.height,
        fill: palette.strong,
      }),
      ...[0, canvas.height - band].flatMap((y) => drawBand(y, card)),
    ),
    area(card, { start, top: 102, width, height: 40 }, kicker(card, card.day)),
    area(
      card,
      { start, top: 158, width, height: 290 },
      heading(card, { width, height: 290, largest: 94 }),
    ),
    area(card, { start, top: 464, width, height: 90 }, foot(card, width)),
    ...(card.length ? [playMark(card, card.length)] : []),
  ];
}

/** A perforated edge. */
const drawBand = (y: number, { palette }: Card): Element[] => [
  shape('rect', { x: 0, y, width: canvas.width, height: band, fill: palette.strong }),
  ...Array.from({ length: canvas.width / hole.step }, (_, index) =>
    shape('rect', {
      x: index * hole.step + (hole.step - hole.width) / 2,
      y: y + (band - hole.height) / 2,
      width: hole.width,
      height: hole.height,
      rx: 6,
      fill: palette.ground,
    }),
  ),
];
