import type { Item } from './item.ts';

/** Cards that stand side by side on a wide screen. */
const rowLength = 3;

/** The items of one day, and how many of a row's columns they take. */
export interface DayGroup {
  /** ISO day. */
  day: string;
  /** 1–3 columns of a row; a day of more than three items takes whole rows. */
  span: number;
  cards: { item: Item; /** Drawn across two columns or more. */ wide: boolean }[];
}

/**
 * Lays days out in rows of three columns, in order and without holes: quiet days share a row, and
 * where the next day does not fit, the last card of the row is drawn wide.
 *
 * @param items newest first
 * @param lead the first card is wide
 */
export function packRows(items: readonly Item[], lead = false): DayGroup[] {
  const groups = [...Map.groupBy(items, ({ day }) => day)].map(([day, list]): DayGroup => ({
    day,
    span: 0,
    cards: list.map((item) => ({ item, wide: false })),
  }));
  const first = groups[0]?.cards[0];
  if (lead && first) first.wide = true;
  let used = 0;
  groups.forEach((group, index) => {
    const columns = group.cards.reduce((sum, { wide }) => sum + (wide ? 2 : 1), 0);
    group.span = Math.min(rowLength, columns);
    const next = groups[index + 1];
    const nextColumns = Math.min(rowLength, next?.cards.length ?? rowLength);
    if (columns >= rowLength) {
      const last = group.cards.at(-1);
      if (last && columns % rowLength === 2) last.wide = true;
      used = 0;
    } else if (used + columns + nextColumns > rowLength) {
      const last = group.cards.at(-1);
      if (last && used + columns < rowLength) last.wide = true;
      group.span = rowLength - used;
      used = 0;
    } else {
      used += columns;
    }
  });
  return groups;
}
