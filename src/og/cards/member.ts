import { canvas, type Card } from '../card.ts';
import { backdrop, box, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker, text } from '../pieces.ts';
import { drawPattern } from '../pattern.ts';
import { setLines } from '../type.ts';

const portrait = { columns: 4, rows: 4, cell: 68 };
const strip = { left: 104, right: 1096, base: 462, height: 78, gap: 10 };

/** A library card: square portrait, the last weeks as a strip, the hole of the drawer's rod. */
export function drawMember(card: Card): Element[] {
  const { palette } = card;
  const width = 682;
  const facts = card.facts.join(' · ');
  const factLine = facts
    ? text(card, setLines(facts, card.type, { role: 'mono', size: 28, width, maxLines: 1 }).lines, {
        role: 'mono',
        size: 28,
        leading: 1.3,
        color: palette.strong,
      })
    : [];
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('rect', { x: 58, y: 52, width: 1108, height: 548, rx: 18, fill: palette.shade }),
      shape('rect', { x: 46, y: 38, width: 1108, height: 548, rx: 18, fill: palette.surface }),
      ...drawPattern(card.item.key, palette, portrait).map((drawn) => moved(drawn, 104, 80)),
      ...drawWeeks(card),
      shape('circle', { cx: 600, cy: 532, r: 19, fill: palette.ground }),
    ),
    area(card, { start: 414, top: 78, width, height: 40 }, kicker(card, card.day)),
    area(
      card,
      { start: 414, top: 122, width, height: 256 },
      heading(
        card,
        { width, height: 252, largest: 88 },
        {
          height: factLine.length > 0 ? 46 : 0,
          lines: factLine.map((line) => box({ paddingTop: 10 }, line)),
        },
      ),
    ),
    area(
      card,
      { start: 104, top: 490, width: 992, height: 84 },
      foot({ ...card, people: [] }, 992),
    ),
  ];
}

/** Bars on a baseline; a week without anything is a dash. */
function drawWeeks({ item, palette }: Card): Element[] {
  const weeks = item.gathered?.weeks ?? [];
  const count = Math.max(weeks.length, 16);
  // A single piece is a small bar, not a record.
  const most = Math.max(...weeks, 4);
  const width = (strip.right - strip.left - (count - 1) * strip.gap) / count;
  return Array.from({ length: count }, (_, index) => {
    const made = weeks[index] ?? 0;
    const height = made > 0 ? 14 + (made / most) * (strip.height - 14) : 6;
    return shape('rect', {
      x: round(strip.left + index * (width + strip.gap)),
      y: round(strip.base - height),
      width: round(width),
      height: round(height),
      rx: 2,
      fill: made > 0 ? palette.solid : palette.shade,
    });
  });
}

const moved = (drawn: Element, x: number, y: number): Element => ({
  type: 'g',
  props: { transform: `translate(${x} ${y})`, children: [drawn] },
});

const round = (pixels: number) => Math.round(pixels * 10) / 10;
