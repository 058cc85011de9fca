import { formatShortDay } from '#core/dates.ts';
import { lettersOnRim } from '#core/postmark.ts';
import { canvas, type Card } from '../card.ts';
import { backdrop, box, drawing, type Element, shape } from '../element.ts';
import { foot } from '../foot.ts';
import { area, heading, kicker, text } from '../pieces.ts';
import { drawHorizon } from '../screen.ts';
import { setLines, toDrawable } from '../type.ts';

const picture = { left: 66, top: 58, width: 424, height: 508 };
const message = { start: 548, width: 570 };
const mark = { start: 938, top: 66, size: 184 };

/** A postcard: a view at the start, the message beside it, the postmark over its corner. */
export function drawPostcard(card: Card): Element[] {
  const { palette, item } = card;
  const { start, width } = message;
  const fact = factLine(card);
  return [
    backdrop(
      canvas.width,
      canvas.height,
      card.rtl,
      shape('rect', { x: 58, y: 52, width: 1108, height: 548, rx: 10, fill: palette.shade }),
      shape('rect', { x: 46, y: 38, width: 1108, height: 548, rx: 10, fill: palette.surface }),
      ...drawHorizon(card.item.key, picture, palette),
      shape('rect', {
        x: 518,
        y: picture.top,
        width: 2,
        height: picture.height,
        fill: palette.line,
      }),
    ),
    area(card, { start, top: 78, width: 300, height: 40 }, kicker(card)),
    ...(item.days ? [postmark(card, item.days.start)] : []),
    area(
      card,
      { start, top: 258, width, height: 222 },
      heading(
        card,
        { width, height: 224, largest: 76, dekLines: 0 },
        { height: fact ? 48 : 0, lines: fact ? [box({ paddingTop: 14 }, fact)] : [] },
      ),
    ),
    area(card, { start, top: 490, width, height: 84 }, foot({ ...card, people: [] }, width)),
  ];
}

/** Where and when, or when and how many, as far as a line has room. */
function factLine(card: Card): Element | undefined {
  const { palette, facts, type } = card;
  const style = { role: 'mono', size: 26, leading: 1.3, color: palette.strong } as const;
  const [city] = titlesOf(card, 'city');
  const choices = [[city, facts[0]], facts.slice(0, 2), facts.slice(0, 1)];
  const lines = choices
    .map((choice) => choice.filter(Boolean).join(' · '))
    .map((line) => setLines(line, type, { ...style, width: message.width, maxLines: 1 }));
  return text(card, lines.find(({ cut }) => !cut)?.lines ?? [], style)[0];
}

const titlesOf = ({ item, type }: Card, facet: string) =>
  (item.linked[facet] ?? []).flatMap(({ title }) => toDrawable(title, 'mono', type) ?? []);

function postmark(card: Card, day: string): Element {
  const { palette, type, site } = card;
  const { size } = mark;
  const color = palette.strong;
  const middle = size / 2;
  const [city, team] = [titlesOf(card, 'city')[0], titlesOf(card, 'team')[0]];
  const rim = lettersOnRim(
    { upper: city ?? card.label, lower: team ?? (city ? card.label : '') },
    size * 0.395,
    size * 0.08,
  );
  const ring = (r: number) =>
    shape('circle', {
      cx: middle,
      cy: middle,
      r,
      fill: 'none',
      stroke: color,
      'stroke-width': 2.5,
    });
  const centred = (top: number, line: Element[]) =>
    box({ position: 'absolute', left: 0, top, width: size, justifyContent: 'center' }, ...line);
  const words = (line: string) => toDrawable(line, 'display', type) ?? '';
  const date = words(formatShortDay(day, site.lang, day.slice(0, 4)).toLocaleUpperCase(site.lang));
  return area(
    card,
    { start: mark.start, top: mark.top, width: size, height: size },
    box(
      { position: 'relative', width: size, height: size, transform: 'rotate(-9deg)' },
      drawing({ width: size, height: size }, ring(middle - 3), ring(size * 0.3)),
      ...rim.letters.map(({ character, x, y, turn }) =>
        box(
          {
            position: 'absolute',
            left: middle + x - rim.size,
            top: middle + y - rim.size,
            width: rim.size * 2,
            height: rim.size * 2,
            justifyContent: 'center',
            alignItems: 'center',
            transform: `rotate(${turn.toFixed(1)}deg)`,
            fontFamily: type.family('mono'),
            fontSize: rim.size,
            lineHeight: 1,
            color,
          },
          character,
        ),
      ),
      centred(
        middle - 20,
        text(card, [date], { role: 'display', size: date.length > 6 ? 24 : 28, leading: 1, color }),
      ),
      centred(
        middle + 12,
        text(card, [day.slice(0, 4)], { role: 'mono', size: 14, leading: 1, color }),
      ),
    ),
  );
}
