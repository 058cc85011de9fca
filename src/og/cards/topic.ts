import { canvas, type Card } from '../card.ts';
import { backdrop, box, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker, text } from '../pieces.ts';
import { setLines, toDrawable } from '../type.ts';

const tabs = [
  { left: 446, top: 58, width: 330 },
  { left: 800, top: 72, width: 330 },
];

/** A divider of a card index: its tab in front, the tabs of its neighbours behind. */
export function drawTopic(card: Card): Element[] {
  const { palette } = card;
  const width = 992;
  const neighbours =
    card.item.gathered?.topics.flatMap(({ title }) => toDrawable(title, 'mono', card.type) ?? []) ??
    [];
  const [near, far] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('path', {
        d: divider(66, 1174, 600, far.left, far.top, far.width),
        fill: palette.shade,
      }),
      shape('path', {
        d: divider(56, 1164, 600, near.left, near.top, near.width),
        fill: palette.pale,
      }),
      shape('path', { d: divider(46, 1154, 586, 78, 36, 344), fill: palette.surface }),
    ),
    area(card, { start: 106, top: 62, width: 280, height: 40 }, kicker(card)),
    ...[near, far].map((tab, index) =>
      area(
        card,
        {
          start: tab.left + 28,
          top: tab.top + (index === 0 ? 12 : 6),
          width: tab.width - 56,
          height: 40,
        },
        ...tabLabel(card, neighbours[index], tab.width - 56),
      ),
    ),
    area(
      card,
      { start: 106, top: 142, width, height: 326 },
      heading(card, { width, height: 326, largest: 132, dekLines: 3 }),
    ),
    area(card, { start: 106, top: 486, width, height: 90 }, foot(card, width)),
  ];
}

function tabLabel(card: Card, label: string | undefined, width: number): Element[] {
  if (!label) return [];
  const style = { role: 'mono', size: 22, leading: 1.2, color: card.palette.strong } as const;
  const { lines } = setLines(label, card.type, { role: 'mono', size: 22, width, maxLines: 1 });
  return [box({ justifyContent: 'center', width }, ...text(card, lines, style))];
}

/** A sheet with a tab on its upper edge, its corners rounded. */
function divider(
  left: number,
  right: number,
  bottom: number,
  tab: number,
  tabTop: number,
  tabWidth: number,
) {
  const top = 112;
  const corner = 14;
  return [
    `M${left + corner} ${top}H${tab}L${tab + 14} ${tabTop + corner}Q${tab + 18} ${tabTop} ${tab + 18 + corner} ${tabTop}`,
    `H${tab + tabWidth - 18 - corner}Q${tab + tabWidth - 18} ${tabTop} ${tab + tabWidth - 14} ${tabTop + corner}L${tab + tabWidth} ${top}`,
    `H${right - corner}Q${right} ${top} ${right} ${top + corner}V${bottom - corner}Q${right} ${bottom} ${right - corner} ${bottom}`,
    `H${left + corner}Q${left} ${bottom} ${left} ${bottom - corner}V${top + corner}Q${left} ${top} ${left + corner} ${top}Z`,
  ].join('');
}
