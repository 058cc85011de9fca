import { type ExcerptPart, toExcerptParts, toTitleParts } from '#core/search-excerpt.ts';
import { formatShortDay } from '#core/dates.ts';
import type { Hit } from './search-index.ts';

/** A new element with attributes; children that are strings become text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** The row of a hit. `kindOf` names the kind that a label stands for. */
export function toRow(
  hit: Hit,
  text: string,
  kindOf: (label: string) => string | undefined,
): HTMLLIElement {
  const { meta, filters } = hit;
  const label = filters.kind?.[0] ?? '';
  const words = { lang: filters.language?.[0] ?? '', dir: 'auto' };
  const day = meta.date?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const byline = [meta.people, meta.facts, meta.topics].filter(Boolean).join(' · ');
  const row = element(
    'li',
    { class: 'hit', 'data-kind': kindOf(label) ?? '' },
    element(
      'h2',
      { class: 'hit-title', ...words },
      element('a', { href: hit.url }, ...toNodes(toTitleParts(meta.title ?? hit.url, text))),
    ),
    element(
      'p',
      { class: 'kicker' },
      element('span', {}, [label, meta.label].filter(Boolean).join(' · ')),
      ...(day ? [element('time', { class: 'fact', datetime: day }, formatShortDay(day))] : []),
    ),
    element('p', { class: 'hit-excerpt', ...words }, ...toNodes(toExcerptParts(hit.excerpt))),
  );
  if (byline) row.append(element('p', { class: 'hit-people' }, byline));
  const parts = hit.sub_results.filter(({ url }) => url !== hit.url).slice(0, 3);
  if (parts.length > 0) {
    row.append(
      element(
        'ul',
        { class: 'hit-parts' },
        ...parts.map(({ title, url, excerpt }) =>
          element(
            'li',
            {},
            element('a', { href: url }, title),
            // What is said at a moment of a video.
            ...(/#t=\d+$/.test(url) ? [' ', ...toNodes(toExcerptParts(excerpt))] : []),
          ),
        ),
      ),
    );
  }
  return row;
}

const toNodes = (parts: ExcerptPart[]) =>
  parts.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));
