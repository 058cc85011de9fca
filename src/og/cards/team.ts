import { canvas, type Card } from '../card.ts';
import { backdrop, box, type Element, shape } from '../element.ts';
import { imprint } from '../foot.ts';
import { area, heading, kicker, text } from '../pieces.ts';
import { setLines, toDrawable } from '../type.ts';

const strips = { left: 46, right: 1154, top: 494, bottom: 594, count: 7 };
/** Somebody took this one. */
const torn = 5;
const width = (strips.right - strips.left) / strips.count;

/** A notice on a board: a pin, and strips with names to tear off. */
export function drawTeam(card: Card): Element[] {
  const { palette } = card;
  const inner = 992;
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('path', { d: sheet(12, 14), fill: palette.shade }),
      shape('path', { d: sheet(0, 0), fill: palette.surface }),
      shape('path', {
        d: `M${strips.left} ${strips.top}H${strips.right}`,
        stroke: palette.line,
        'stroke-width': 2,
        'stroke-dasharray': '10 8',
      }),
      ...Array.from({ length: strips.count - 1 }, (_, index) =>
        shape('rect', {
          x: strips.left + (index + 1) * width - 2,
          y: strips.top,
          width: 4,
          height: 100,
          fill: palette.ground,
        }),
      ),
      shape('circle', { cx: 606, cy: 54, r: 24, fill: palette.shade }),
      shape('circle', { cx: 600, cy: 46, r: 24, fill: palette.solid }),
      shape('circle', { cx: 592, cy: 38, r: 7, fill: palette.tint }),
    ),
    area(card, { start: 104, top: 86, width: inner, height: 44 }, kicker(card, imprint(card))),
    area(
      card,
      { start: 104, top: 156, width: inner, height: 322 },
      heading(card, { width: inner, height: 322, largest: 124, dekLines: 3 }),
    ),
    ...namesOf(card).map((name, index) => strip(card, name, index < torn ? index : index + 1)),
  ];
}

/** The sheet with its strips: one is gone, and left a ragged edge. */
function sheet(x: number, y: number): string {
  const gapStart = strips.left + torn * width + x;
  const gapEnd = gapStart + width;
  const edge = strips.top + y;
  const bottom = strips.bottom + y - 6;
  return [
    `M${strips.left + x} ${38 + y}H${strips.right + x}V${bottom}H${gapEnd}V${edge + 10}`,
    `L${gapEnd - 30} ${edge + 2}L${gapEnd - 62} ${edge + 14}L${gapEnd - 100} ${edge + 4}L${gapStart} ${edge + 12}`,
    `V${bottom}H${strips.left + x}Z`,
  ].join('');
}

/** Given names of those in the team, as many as there are strips. */
function namesOf(card: Card): string[] {
  const names = card.item.gathered?.members.map(({ name }) => name) ?? [];
  return (names.length > 0 ? names : card.people)
    .flatMap((name) => toDrawable(name.split(' ')[0] ?? '', 'sans', card.type) ?? [])
    .slice(0, strips.count - 1);
}

function strip(card: Card, name: string, index: number): Element {
  const style = { role: 'sans', size: 26, leading: 1.2, color: card.palette.strong } as const;
  const { lines } = setLines(name, card.type, {
    role: 'sans',
    size: style.size,
    width: width - 24,
    maxLines: 1,
  });
  return area(
    card,
    { start: strips.left + index * width, top: strips.top + 30, width, height: 40 },
    box({ width, justifyContent: 'center' }, ...text(card, lines, style)),
  );
}
