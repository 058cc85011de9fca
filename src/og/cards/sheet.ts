import { canvas, type Card } from '../card.ts';
import { backdrop, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker } from '../pieces.ts';
import { drawPattern } from '../pattern.ts';

const band = { columns: 3, rows: 7, cell: 78 };
const bandLeft = 1154 - band.columns * band.cell;

/** What kinds without a silhouette of their own are printed on: a sheet with a patterned band. */
export function drawSheet(card: Card): Element[] {
  const { palette } = card;
  const width = 768;
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('rect', { x: 58, y: 56, width: 1108, height: 546, fill: palette.shade }),
      shape('rect', { x: 46, y: 42, width: 1108, height: 546, fill: palette.surface }),
      {
        type: 'g',
        props: {
          transform: `translate(${bandLeft} 42)`,
          children: drawPattern(card.item.key, palette, band),
        },
      },
    ),
    area(
      card,
      { start: 104, top: 82, width, height: 40 },
      kicker(card, [...card.facts.slice(0, 1), card.day].filter(Boolean).join(' · ')),
    ),
    area(
      card,
      { start: 104, top: 140, width, height: 326 },
      heading(card, { width, height: 326, largest: 94 }),
    ),
    area(card, { start: 104, top: 486, width, height: 90 }, foot(card, width)),
  ];
}
