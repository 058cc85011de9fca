import type { Card } from './card.ts';
import { box, drawing, type Element, shape } from './element.ts';
import { personColor } from './pattern.ts';
import { gap, text } from './pieces.ts';
import { setLines, widthOf } from './type.ts';

/** The hub's name, as it stands in the foot of each card. */
export const imprint = (card: Card): Element =>
  text(card, [card.site.name], {
    role: 'display',
    size: 36,
    leading: 1.2,
    tracking: -0.02,
    color: card.palette.ink,
  })[0] as Element;

/** People at the start, the hub's name at the end, above them the rule of the foot. */
export function foot(card: Card, width: number): Element {
  const { palette, site, type } = card;
  const shown = card.people.slice(0, 3);
  const more = card.people.length - shown.length;
  const style = { role: 'sans', size: 28, leading: 1.3, color: palette.ink } as const;
  const faces = shown.length > 0 ? shown.length * 32 + 34 : 0;
  const room = width - faces - widthOf(site.name, 'display', type) * 36 - 80;
  const names = shown.join(', ') + (more > 0 ? ` +${more}` : '') || site.host;
  const { lines } = setLines(names, type, {
    role: 'sans',
    size: style.size,
    width: room,
    maxLines: 1,
  });
  return box(
    {
      width,
      height: 88,
      justifyContent: 'space-between',
      alignItems: 'center',
      borderTop: `2px solid ${palette.line}`,
    },
    box(
      { alignItems: 'center' },
      ...shown.map((name, index) =>
        dot(name, palette.surface, gap(card, index === shown.length - 1 ? 14 : -16)),
      ),
      ...text(card, lines, { ...style, color: names === site.host ? palette.muted : palette.ink }),
    ),
    imprint(card),
  );
}

/** A person as a disc with a rim, which shows where discs overlap. */
const dot = (name: string, rim: string, style: Record<string, number | undefined>) =>
  drawing(
    { width: 48, height: 48, style },
    shape('circle', { cx: 24, cy: 24, r: 24, fill: rim }),
    shape('circle', { cx: 24, cy: 24, r: 20, fill: personColor(name) }),
  );
