import { canvas, type Card } from '../card.ts';
import { backdrop, box, drawing, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, gap, heading, kicker, text } from '../pieces.ts';
import { drawHorizon, playMark } from '../screen.ts';
import { setLines, toDrawable } from '../type.ts';

const frame = { left: 46, top: 38, width: 1108, height: 548, bar: 68 };
const pane = { left: 690, top: 106, width: 464, height: 480 };
const message = { start: 98, width: 548 };

/** A browser window: where it runs in its bar, what it is at the start, a view at the end. */
export function drawWindow(card: Card): Element[] {
  const { palette, item, type } = card;
  const { start, width } = message;
  const { left, top, height, bar } = frame;
  const [stage] = card.facts;
  const site = item.runsAt && toDrawable(item.runsAt, 'mono', type);
  const style = { role: 'mono', size: 26, leading: 1.3, color: palette.strong } as const;
  const lines = setLines(site ?? stage ?? card.label, type, { ...style, width: 900, maxLines: 1 });
  const length = item.video && (card.length ?? '');
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('rect', { x: 58, y: 52, width: frame.width, height, rx: 10, fill: palette.shade }),
      shape('rect', { x: left, y: top, width: frame.width, height, rx: 10, fill: palette.surface }),
      shape('path', {
        d: `M${left} ${top + bar}V${top + 10}a10 10 0 0 1 10 -10h${frame.width - 20}a10 10 0 0 1 10 10v${bar - 10}z`,
        fill: palette.tint,
      }),
      ...drawHorizon(item.key, pane, palette),
      shape('rect', { x: left, y: top + bar, width: frame.width, height: 2, fill: palette.line }),
      shape('rect', {
        x: pane.left,
        y: pane.top,
        width: 2,
        height: pane.height,
        fill: palette.line,
      }),
    ),
    area(
      card,
      { start, top: top + 16, width: 990, height: 40 },
      box(
        { alignItems: 'center' },
        drawing(
          { width: 28, height: 28, style: gap(card, 16) },
          shape('circle', {
            cx: 14,
            cy: 14,
            r: 10,
            fill: site ? palette.solid : 'none',
            stroke: palette.solid,
            'stroke-width': 5,
          }),
        ),
        ...text(card, lines.lines, style),
      ),
    ),
    area(card, { start, top: 134, width, height: 40 }, kicker(card, site ? stage : undefined)),
    area(
      card,
      { start, top: 188, width, height: 280 },
      heading(card, { width, height: 280, largest: 88 }),
    ),
    area(card, { start, top: 486, width, height: 90 }, foot(card, width)),
    ...(length === undefined ? [] : [playMark(card, length)]),
  ];
}
