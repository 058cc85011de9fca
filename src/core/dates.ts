/** Milliseconds of a day. */
const dayLength = 86_400_000;

/** First ten characters of an ISO 8601 date or instant: its calendar day. */
export const dayOf = (iso: string) => iso.slice(0, 10);

/** `2026-11` of an ISO date. */
export const monthOf = (iso: string) => iso.slice(0, 7);

/** Whole days from one calendar day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / dayLength);

/** Normalises a day or instant to an instant in UTC, so that plain text order is time order. */
export const toInstant = (iso: string) => new Date(iso).toISOString();

/** The Monday of a day's week, as a day. Weekly figures only change when this does. */
export function weekOf(day: string): string {
  const time = Date.parse(dayOf(day));
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - weekday * dayLength).toISOString().slice(0, 10);
}

/** Number of items in each of the last `count` weeks up to the week of `asOf`, oldest first. */
export function countByWeek(days: string[], asOf: string, count = 16): number[] {
  const weeks = new Array<number>(count).fill(0);
  const thisWeek = weekOf(asOf);
  for (const day of days) {
    const index = count - 1 - daysBetween(weekOf(day), thisWeek) / 7;
    if (index >= 0 && index < count) weeks[index] = (weeks[index] ?? 0) + 1;
  }
  return weeks;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(iso: string, lang: string, options: Intl.DateTimeFormatOptions): string {
  const id = lang + JSON.stringify(options);
  let formatter = formatters.get(id);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      timeZone: 'UTC',
      ...options,
    });
    formatters.set(id, formatter);
  }
  return formatter.format(new Date(iso));
}

/** `22 November 2026`. */
export const formatDay = (iso: string, lang = 'en') =>
  format(iso, lang, { day: 'numeric', month: 'long', year: 'numeric' });

/** `22 Nov`; with the year when it is not `year`. */
export const formatShortDay = (iso: string, lang = 'en', year = '') =>
  format(iso, lang, {
    day: 'numeric',
    month: 'short',
    ...(year !== '' && iso.startsWith(year) ? {} : { year: 'numeric' }),
  });

/** `Sun 22 Nov 2026`, the rule above a day of the feed. */
export const formatFeedDay = (iso: string, lang = 'en') =>
  format(iso, lang, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).replaceAll(',', '');

/** `Nov 2026`. */
export const formatMonth = (iso: string, lang = 'en') =>
  format(iso, lang, { month: 'short', year: 'numeric' });

/** `14–18 October 2026`, or one day. */
export function formatDays(start: string, end: string, lang = 'en'): string {
  const formatter = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return formatter.formatRange(new Date(start), new Date(end)).replaceAll('\u2009', '');
}
