import { toHorizon } from '#core/horizon.ts';
import type { Card } from './card.ts';
import type { Palette } from './color.ts';
import { box, drawing, type Element, shape } from './element.ts';
import { area, gap, text } from './pieces.ts';

/** A landscape that fills a rectangle: what stands for a picture. */
export function drawHorizon(
  key: string,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  palette: Palette,
): Element[] {
  const { sun, ridges } = toHorizon(key, width, height);
  return [
    {
      type: 'g',
      props: {
        transform: `translate(${left} ${top})`,
        children: [
          shape('rect', { width, height, fill: palette.tint }),
          shape('circle', { cx: sun.x, cy: sun.y, r: sun.radius, fill: palette.solid }),
          ...ridges.map((d) => shape('path', { d, fill: palette.solid, 'fill-opacity': 0.4 })),
        ],
      },
    },
  ];
}

/** What says that it plays, and how long, near the end of the card. */
export const playMark = (card: Card, length: string): Element =>
  area(
    card,
    { start: 884, top: 484, width: 250, height: 66 },
    box(
      { justifyContent: 'flex-end' },
      box(
        {
          alignItems: 'center',
          height: 66,
          padding: '0 22px',
          borderRadius: 8,
          backgroundColor: card.palette.surface,
        },
        drawing(
          {
            width: 28,
            height: 32,
            mirrored: card.rtl,
            style: length === '' ? {} : gap(card, 16),
          },
          shape('path', { d: 'M0 0L28 16L0 32Z', fill: card.palette.strong }),
        ),
        ...(length === ''
          ? []
          : text(card, [length], {
              role: 'display',
              size: 44,
              leading: 1,
              tracking: -0.02,
              color: card.palette.ink,
            })),
      ),
    ),
  );
