import { nearestValues } from '#core/search-nearest.ts';
import type { FacetCounts } from './search-index.ts';
import { element } from './search-rows.ts';

const storageKey = 'searches';

/** The last searches of this browser, newest first, at most five. */
function readRecent(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(found) ? found.filter((text) => typeof text === 'string').slice(0, 5) : [];
  } catch {
    return [];
  }
}

/** Remembers a search in this browser, and nowhere else. */
export function rememberSearch(text: string): void {
  const wanted = text.trim();
  if (wanted === '') return;
  try {
    const others = readRecent().filter((other) => other.toLowerCase() !== wanted.toLowerCase());
    localStorage.setItem(storageKey, JSON.stringify([wanted, ...others].slice(0, 5)));
  } catch {
    // Storage is closed: nothing is remembered.
  }
}

/** What to show before anything is typed: the last searches, and topics to start from. */
export function toStartHints(action: string, totals: FacetCounts): Node[] {
  const recent = readRecent();
  if (recent.length === 0) return toTopics('Start from', action, '', totals);
  const forget = element('button', { type: 'button', class: 'search-text' }, 'Forget them');
  const hints = [
    element(
      'p',
      { class: 'search-kicker' },
      'Your last searches, kept in this browser only ',
      forget,
    ),
    toChips(
      recent.map((text) => ({
        href: `${action}?${new URLSearchParams({ q: text })}`,
        label: text,
      })),
    ),
  ];
  forget.addEventListener('click', () => {
    localStorage.removeItem(storageKey);
    forget.closest('hub-search')?.querySelector('input')?.focus();
    for (const node of hints) node.remove();
  });
  return [...hints, ...toTopics('Start from', action, '', totals)];
}

/** What to show when nothing was found: names like the words, then the topics most written about. */
export const toTopics = (
  title: string,
  action: string,
  text: string,
  totals: FacetCounts,
): Node[] => {
  const values = nearestValues(text, totals);
  if (values.length === 0) return [];
  return [
    element('p', { class: 'search-kicker' }, title),
    toChips(
      values.map(({ facet, value }) => ({
        href: `${action}?${new URLSearchParams({ [facet]: value })}`,
        label: value,
        count: totals[facet]?.[value] ?? 0,
      })),
    ),
  ];
};

const toChips = (chips: { href: string; label: string; count?: number }[]) =>
  element(
    'ul',
    { class: 'chips' },
    ...chips.map(({ href, label, count }) =>
      element(
        'li',
        {},
        element(
          'a',
          { href },
          label,
          ...(count ? [element('span', { class: 'count' }, String(count))] : []),
        ),
      ),
    ),
  );
