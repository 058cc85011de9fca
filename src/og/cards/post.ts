import { canvas, type Card } from '../card.ts';
import { backdrop, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker } from '../pieces.ts';

/** A clipping: cut out by hand, with the rule of its column at the start. */
export function drawPost(card: Card): Element[] {
  const { palette, item } = card;
  const minutes = item.minutes > 1 && item.variant !== 'note' ? `${item.minutes} min` : '';
  const fact = [...card.facts, card.day, minutes].filter(Boolean).join(' · ');
  const width = 992;
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('path', { d: 'M58 58L1166 46L1158 606L58 598Z', fill: palette.shade }),
      shape('path', { d: 'M46 42L1154 30L1146 594L46 584Z', fill: palette.surface }),
      shape('path', { d: 'M46 42L64 41.800V584.2L46 584Z', fill: palette.solid }),
    ),
    area(card, { start: 106, top: 78, width, height: 40 }, kicker(card, fact)),
    area(
      card,
      { start: 106, top: 134, width, height: 334 },
      heading(card, { width, height: 334, largest: 124 }),
    ),
    area(card, { start: 106, top: 486, width, height: 90 }, foot(card, width)),
  ];
}
