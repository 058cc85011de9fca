/** A value of a facet, such as the topic Maps. */
export interface FacetValue {
  facet: string;
  value: string;
}

/** Names that look like what somebody typed, nearest first; then the most used topics, up to `limit`. */
export function nearestValues(
  text: string,
  totals: Record<string, Record<string, number>>,
  limit = 6,
): FacetValue[] {
  const wanted = toPairs(text);
  const named = ['topic', 'member', 'team', 'city'].flatMap((facet) =>
    Object.keys(totals[facet] ?? {}).map((value) => ({ facet, value })),
  );
  const near = named
    .map((choice) => ({ ...choice, score: likeness(wanted, toPairs(choice.value)) }))
    .filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score);
  const common = Object.entries(totals.topic ?? {}).sort(
    (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
  );
  const all = [
    ...near.map(({ facet, value }) => ({ facet, value })),
    ...common.map(([value]) => ({ facet: 'topic', value })),
  ];
  return all
    .filter(
      ({ facet, value }, index) =>
        all.findIndex((other) => other.facet === facet && other.value === value) === index,
    )
    .slice(0, limit);
}

/** Pairs of neighbouring letters, each word with its ends: `ada` has ` a`, `ad`, `da`, `a `. */
function toPairs(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = [...` ${word} `];
    for (const [index, letter] of letters.slice(0, -1).entries())
      pairs.add(letter + letters[index + 1]);
  }
  return pairs;
}

/** Dice's coefficient, 0–1. */
function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}
