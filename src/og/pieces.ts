import { type Card, canvas } from './card.ts';
import { box, drawing, type Element, stack } from './element.ts';
import { drawPattern } from './pattern.ts';
import { fitHeadline, type Role, setLines, wordSpacing } from './type.ts';

/** A rectangle of the canvas, measured from the side where reading starts. */
export interface Area {
  start: number;
  top: number;
  width: number;
  height: number;
}

/** A column at a place of its own. */
export const area = (
  card: Card,
  { start, top, width, height }: Area,
  ...children: (Element | undefined | false)[]
) =>
  stack(
    {
      position: 'absolute',
      left: card.rtl ? canvas.width - start - width : start,
      top,
      width,
      height,
    },
    ...children,
  );

/** Space after a box, on the side where reading goes on. */
export const gap = ({ rtl }: Card, pixels: number) =>
  rtl ? { marginLeft: pixels } : { marginRight: pixels };

/** How lines of text look. */
export interface TextStyle {
  role: Role;
  size: number;
  leading: number;
  /** Em between letters. */
  tracking?: number;
  color: string;
}

/** Lines of one text, each in a box of its own, for they are broken already. */
export const text = (
  card: Card,
  lines: string[],
  { role, size, leading, tracking = 0, color }: TextStyle,
): Element[] =>
  lines.map((line) =>
    box(
      {
        fontFamily: card.type.family(role),
        fontSize: size,
        lineHeight: leading,
        letterSpacing: tracking ? size * tracking : undefined,
        wordSpacing: wordSpacing(role) ? size * wordSpacing(role) : undefined,
        color,
        whiteSpace: 'nowrap',
        // A date without a letter of the other direction keeps its own order.
        direction: rightToLeft.test(line) ? 'rtl' : role === 'mono' ? 'ltr' : undefined,
      },
      line,
    ),
  );

/** Square mark, kind, and a fact at the far end. */
export function kicker(card: Card, fact?: string | Element): Element {
  const style = { role: 'mono', size: 26, leading: 1.2 } as const;
  return box(
    { alignItems: 'center', justifyContent: 'space-between', width: '100%' },
    box(
      { alignItems: 'center' },
      box({
        width: 24,
        height: 24,
        borderRadius: 5,
        backgroundColor: card.palette.solid,
        ...gap(card, 16),
      }),
      ...text(card, [card.label], { ...style, color: card.palette.strong }),
    ),
    ...(typeof fact === 'string'
      ? text(card, [fact], { ...style, color: card.palette.muted })
      : [fact]),
  );
}

/** Title and dek, as large and as long as their space allows; a pattern where no font has the title. */
export function heading(
  card: Card,
  space: { width: number; height: number; largest: number; dekLines?: number },
  /** Lines between title and dek. */
  between: { height: number; lines: Element[] } = { height: 0, lines: [] },
): Element {
  if (!card.title) {
    const columns = Math.round(space.width / 62);
    const cell = Math.floor(space.width / columns);
    const size = { columns, rows: Math.floor((space.height - 20) / cell), cell };
    return drawing(
      { width: size.columns * cell, height: size.rows * cell, style: { marginTop: 12 } },
      ...drawPattern(card.item.key, card.palette, size),
    );
  }
  const arabic = /\p{Script=Arabic}/u.test(card.title);
  const leading = arabic ? 1.34 : card.rtl ? 1.14 : 1.04;
  const tracking = card.rtl ? 0 : -0.015;
  const sizes = [132, 124, 116, 108, 100, 94, 88, 82, 76, 70, 64, 58, 52].filter(
    (size) => size <= space.largest,
  );
  const dekStyle = {
    role: 'serif',
    size: 32,
    leading: arabic ? 1.6 : 1.36,
    color: card.palette.ink,
  } as const;
  const dekGap = 22;
  const dekHeight = (lines: number) =>
    lines > 0 ? lines * dekStyle.size * dekStyle.leading + dekGap : 0;
  // Joined letters run wider than their advances say.
  const width = space.width * (arabic ? 0.94 : 0.99);
  const setDek = (maxLines: number) =>
    card.dek && maxLines > 0
      ? setLines(card.dek, card.type, {
          role: 'serif',
          size: dekStyle.size,
          width: Math.min(space.width, 900),
          maxLines,
        }).lines
      : [];
  const wanted = setDek(space.dekLines ?? 2).length;
  const fit = (height: number, most: number) =>
    fitHeadline(card.title as string, card.type, { width, height, sizes, leading, tracking, most });
  const height = space.height - between.height;
  const beside = fit(height - dekHeight(wanted), 4);
  // What is too long for its place takes the dek's as well.
  const { size, lines } = beside.cut ? fit(height, 5) : beside;
  const room = height - lines.length * size * leading - dekGap;
  const dek = setDek(Math.min(wanted, Math.floor(room / (dekStyle.size * dekStyle.leading))));
  return stack(
    {},
    ...text(card, lines, { role: 'display', size, leading, tracking, color: card.palette.ink }),
    ...between.lines,
    dek.length > 0 && box({ height: dekGap }),
    ...text(card, dek, dekStyle),
  );
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
