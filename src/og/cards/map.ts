import { canvas, type Card } from '../card.ts';
import { backdrop, box, type Element, shape, stack } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker, text } from '../pieces.ts';
import { fitHeadline, setLines } from '../type.ts';

const sheet = { left: 46, top: 38, panel: 277, height: 542, fold: 16 };
const width = 992;
/** Sizes of a name that stands on one line; a longer one is set as any headline. */
const nameSizes = [196, 178, 162, 148, 136];
const style = { tracking: -0.035, leading: 1, most: 1 };

/** A map, folded: four panels that fall and rise by turns, and a name as large as it can be. */
export function drawMap(card: Card): Element[] {
  const { palette } = card;
  const { edition, hosts } = card.item;
  const places = hosts ? `${hosts.total} ${hosts.total === 1 ? 'place' : 'places'}` : '';
  const fact = [edition ? `v${edition}` : '', places].filter(Boolean).join(' · ');
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      ...[0, 1, 2, 3].map((index) =>
        shape('path', { d: panel(index, 12, 14), fill: palette.shade }),
      ),
      ...[0, 1, 2, 3].map((index) =>
        shape('path', {
          d: panel(index, 0, 0),
          fill: index % 2 === 0 ? palette.surface : palette.tint,
        }),
      ),
      ...[1, 2, 3].map((index) =>
        shape('path', {
          d: `M${sheet.left + index * sheet.panel} ${sheet.top + (index % 2) * sheet.fold}v${sheet.height}`,
          stroke: palette.line,
          'stroke-width': 2,
        }),
      ),
    ),
    area(card, { start: 104, top: 86, width, height: 40 }, kicker(card, fact || card.day)),
    area(card, { start: 104, top: 138, width, height: 330 }, ...drawName(card)),
    area(card, { start: 104, top: 482, width, height: 90 }, foot(card, width)),
  ];
}

/** A panel between two creases; every second one falls, the others rise. */
function panel(index: number, x: number, y: number): string {
  const left = sheet.left + index * sheet.panel + x;
  const [start, end] = index % 2 === 0 ? [0, sheet.fold] : [sheet.fold, 0];
  const top = sheet.top + y;
  return `M${left} ${top + start}L${left + sheet.panel} ${top + end}v${sheet.height}L${left} ${top + start + sheet.height}Z`;
}

/** The name on one line, where and in which country it is, and a line or two about it. */
function drawName(card: Card): Element[] {
  const { palette, type } = card;
  const facts = card.facts.join(' · ');
  const where = facts
    ? setLines(facts, type, { role: 'mono', size: 28, width, maxLines: 1 }).lines
    : [];
  const whereStyle = { role: 'mono', size: 28, leading: 1.3, color: palette.strong } as const;
  const name =
    card.title && !card.rtl
      ? fitHeadline(card.title, type, { ...style, width, height: 240, sizes: nameSizes })
      : undefined;
  if (!name || name.cut)
    return [
      heading(
        card,
        { width, height: 330, largest: 124 },
        {
          height: where.length > 0 ? 50 : 0,
          lines: text(card, where, whereStyle).map((line) => box({ paddingTop: 12 }, line)),
        },
      ),
    ];
  const dek = card.dek
    ? setLines(card.dek, type, { role: 'serif', size: 32, width: 900, maxLines: 2 }).lines
    : [];
  return [
    stack(
      {},
      ...text(card, name.lines, {
        role: 'display',
        size: name.size,
        leading: 1,
        tracking: style.tracking,
        color: palette.ink,
      }),
      ...text(card, where, whereStyle),
      dek.length > 0 && box({ height: 10 }),
      ...text(card, dek, { role: 'serif', size: 32, leading: 1.36, color: palette.ink }),
    ),
  ];
}
