const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/**
 * A date as sites write it, as an ISO 8601 day, or as an instant with its offset when a time of day
 * was written. Undefined when it is no date, or could mean two.
 */
export function toDate(value: unknown): string | undefined {
  const text = String(value ?? '').trim();
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T ]+(\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?(?!\s*[ap]m\b)\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?/i.exec(
      text,
    );
  if (iso) return join(iso[1], iso[2], iso[3], iso[4], iso[5]);
  const words =
    /^(?:\w+,?\s+)??(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i.exec(text) ??
    /^(?:\w+,?\s+)??([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text);
  if (!words) return undefined;
  const [, first = '', second = '', year] = words;
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  const short = name.toLowerCase().replace(/^sept$/, 'sep');
  const month = months.findIndex((whole) => whole.startsWith(short)) + 1;
  return month > 0 ? join(year, String(month), day) : undefined;
}

function join(year = '', month = '', day = '', time = '', zone = ''): string | undefined {
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) return undefined;
  const clock = time.padStart(time.length === 4 || time.length === 7 ? time.length + 1 : 0, '0');
  if (clock === '' || /^00:00(:00)?$/.test(clock)) return date;
  const offset = /^[+-]/.test(zone)
    ? zone.replace(/^(...):?(\d\d)?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`)
    : 'Z';
  const instant = `${date}T${clock.length === 5 ? `${clock}:00` : clock}${offset}`;
  return Number.isNaN(Date.parse(instant)) || clock.startsWith('24') ? date : instant;
}

/** A file's name without its date, and the date that its name or path carries. */
export function readFileName(file: string): { stem: string; day?: string } {
  const path = file.replace(/\.(md|mdx|markdown|mkd)$/i, '');
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  const own = /^(index|_index|readme)$/i.test(last) && parts.length > 1 ? parts.at(-2) : last;
  const dated = /(?:^|\/)(\d{4})[-/](\d\d)[-/](\d\d)(?:[-/_.]|$)/.exec(path);
  const day = dated ? toDate(dated.slice(1, 4).join('-')) : undefined;
  const stem = (own ?? last)
    .replace(/^\d{4}-\d\d-\d\d[-_.]?/, '')
    .replace(/^\d\d-\d\d[-_.](?=.)/, day && !/^\d{4}-/.test(own ?? '') ? '' : '$&');
  return { stem: stem || path.replaceAll('/', '-'), ...(day ? { day } : {}) };
}
