import { canvas, type Card } from '../card.ts';
import { paletteOf } from '../color.ts';
import { backdrop, box, type Element, shape } from '../element.ts';
import { drawPattern } from '../pattern.ts';
import { area, text } from '../pieces.ts';
import { fitHeadline, setLines } from '../type.ts';

const print = { width: 240, height: 352 };

/** The hub itself: its name, its tagline, and a fan with one print of each kind. */
export function drawHub(card: Card, hues: number[]): Element[] {
  const { palette, site, type } = card;
  const width = 540;
  const title = { tracking: -0.025, leading: 1, most: 3 };
  const { size, lines } = fitHeadline(card.title ?? site.host, type, {
    ...title,
    width,
    height: 264,
    sizes: [176, 152, 132, 116, 100, 88, 76, 64, 52],
  });
  const tagline = card.dek
    ? setLines(card.dek, type, {
        role: 'serif',
        size: 36,
        width: width + 30,
        maxLines: lines.length > 2 ? 3 : 4,
      }).lines
    : [];
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      ...hues.slice(0, 6).map((hue, index, all) => drawPrint(hue, index, all.length)),
    ),
    area(
      card,
      { start: 72, top: 64, width, height: 502 },
      box(
        { marginBottom: 44 },
        ...hues.map((hue) =>
          box({
            width: 24,
            height: 24,
            borderRadius: 5,
            backgroundColor: paletteOf(hue).solid,
            [card.rtl ? 'marginLeft' : 'marginRight']: 12,
          }),
        ),
      ),
      ...text(card, lines, {
        role: 'display',
        size,
        leading: title.leading,
        tracking: title.tracking,
        color: palette.ink,
      }),
      tagline.length > 0 && box({ height: 32 }),
      ...text(card, tagline, { role: 'serif', size: 36, leading: 1.36, color: palette.ink }),
    ),
    area(
      card,
      { start: 72, top: 536, width, height: 40 },
      ...text(card, [site.host], { role: 'mono', size: 26, leading: 1.2, color: palette.muted }),
    ),
  ];
}

/** A print of a kind, leaning as far as its place in the fan asks. */
function drawPrint(hue: number, index: number, count: number): Element {
  const palette = paletteOf(hue);
  const turn = count > 1 ? -11.5 + (23 * index) / (count - 1) : 0;
  const line = (y: number, width: number) =>
    shape('rect', { x: 26, y, width, height: 12, rx: 2, fill: palette.shade });
  return {
    type: 'g',
    props: {
      transform: `translate(936 782) rotate(${turn.toFixed(2)}) translate(${-print.width / 2} ${-print.height - 300})`,
      children: [
        shape('rect', { x: 10, y: 10, ...print, fill: palette.shade }),
        shape('rect', { ...print, fill: palette.surface }),
        ...drawPattern(`hub ${hue}`, palette, { columns: 4, rows: 3, cell: print.width / 4 }),
        shape('rect', { x: 26, y: 208, width: 20, height: 20, rx: 4, fill: palette.solid }),
        line(246, 180),
        line(270, 146),
        line(312, 92),
      ],
    },
  };
}
