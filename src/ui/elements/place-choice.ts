/** What the list knows of a place, from the attributes of its element. */
export interface ListedPlace {
  /** Its place in the order of the guide. */
  number: number;
  type: string;
  /** Mean of its ratings. */
  rating?: number | undefined;
  /** Metres from the centre. */
  distance: number;
  /** 1 to 4. */
  price?: number | undefined;
  /** Megabits a second. */
  wifi?: number | undefined;
  /** The largest group it has room for. */
  group?: number | undefined;
}

/** Orders that a reader may choose; the first is that of the guide. */
export const sorts = ['recommended', 'rating', 'distance', 'price', 'wifi'] as const;

/** What a reader chose. It stands in the address, so that a view can be shared. */
export interface Choice {
  /** Empty: all of them. */
  types: string[];
  /** How many people it must have room for. */
  group?: number | undefined;
  /** Only where somebody measured the Wi-Fi. */
  wifi: boolean;
  sort: (typeof sorts)[number];
}

/** The choice that an address holds; what it cannot mean is left out. */
export function toChoice(address: URLSearchParams, types: readonly string[]): Choice {
  const group = Number(address.get('group'));
  return {
    types: types.filter((type) => address.getAll('type').includes(type)),
    ...(Number.isInteger(group) && group > 0 ? { group } : {}),
    wifi: address.get('wifi') === 'measured',
    sort: sorts.find((sort) => sort === address.get('sort')) ?? 'recommended',
  };
}

/** An address with a choice in it; what else it says stays. */
export function withChoice(address: URLSearchParams, choice: Choice): URLSearchParams {
  const made = new URLSearchParams(address);
  for (const name of ['type', 'group', 'wifi', 'sort']) made.delete(name);
  for (const type of choice.types) made.append('type', type);
  if (choice.group !== undefined) made.set('group', String(choice.group));
  if (choice.wifi) made.set('wifi', 'measured');
  if (choice.sort !== 'recommended') made.set('sort', choice.sort);
  return made;
}

/** Whether a choice leaves anything out. */
export const isNarrow = ({ types, group, wifi }: Choice) =>
  types.length > 0 || group !== undefined || wifi;

/** Whether a place is what the reader asked for. What is not known of a place is not promised. */
export const fits = (place: ListedPlace, { types, group, wifi }: Choice) =>
  (types.length === 0 || types.includes(place.type)) &&
  (group === undefined || (place.group ?? 0) >= group) &&
  (!wifi || place.wifi !== undefined);

/** Compares places for an order: the best first, those of which it is not known last. */
export function comparePlaces(a: ListedPlace, b: ListedPlace, sort: Choice['sort']): number {
  const worthOf = (place: ListedPlace) =>
    ({
      recommended: 0,
      rating: place.rating,
      distance: -place.distance,
      price: place.price === undefined ? undefined : -place.price,
      wifi: place.wifi,
    })[sort] ?? -Number.MAX_VALUE;
  return worthOf(b) - worthOf(a) || a.number - b.number;
}
