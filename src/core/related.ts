import type { Item } from './item.ts';

/**
 * The items closest to one: shared topics weigh by how rare they are, shared people a little, and
 * one of another kind is preferred over a third of the same. Ties go to the newer, then the key, so
 * the order never depends on the order of files.
 */
export function relatedTo(item: Item, candidates: readonly Item[], count = 3): Item[] {
  const frequency = new Map<string, number>();
  for (const candidate of candidates) {
    for (const topic of candidate.facets.topic ?? []) {
      frequency.set(topic, (frequency.get(topic) ?? 0) + 1);
    }
  }
  const shared = (name: string, other: Item) =>
    (other.facets[name] ?? []).filter((id) => item.facets[name]?.includes(id));
  const scored = candidates
    .filter((other) => other.key !== item.key)
    .map((other) => ({
      other,
      score:
        shared('topic', other).reduce(
          (sum, id) => sum + 1 / Math.log2(1 + (frequency.get(id) ?? 1)),
          0,
        ) +
        shared('member', other).length * 0.25,
    }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (b.other.at < a.other.at ? -1 : b.other.at > a.other.at ? 1 : 0) ||
        (a.other.key < b.other.key ? -1 : 1),
    )
    .map(({ other }) => other);
  const chosen = scored.slice(0, count);
  const different = scored.find((other) => other.kind !== item.kind);
  if (different && chosen.length === count && chosen.every((other) => other.kind === item.kind)) {
    chosen[count - 1] = different;
  }
  return chosen;
}
