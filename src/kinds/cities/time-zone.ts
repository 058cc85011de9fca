/** What a traveller sets a watch by. */
export interface TimeZone {
  /** `Central European Time`. */
  name: string;
  /** `UTC+1`. */
  offset: string;
  /** `UTC+2`, where clocks go forward. */
  summer?: string;
}

/** The middle of two seasons of a year in which no country is known to change its rules. */
const seasons = ['2025-01-15T12:00:00Z', '2025-07-15T12:00:00Z'].map(
  (instant) => new Date(instant),
);

/** Name and offsets of a time zone of the IANA database; the larger offset is that of summer. */
export function toTimeZone(zone: string): TimeZone {
  const [least = 0, most = 0] = seasons.map((date) => offsetOf(zone, date)).sort((a, b) => a - b);
  return {
    name: part(zone, seasons[0] as Date, 'longGeneric'),
    offset: formatOffset(least),
    ...(least === most ? {} : { summer: formatOffset(most) }),
  };
}

/** Minutes east of UTC. */
function offsetOf(zone: string, date: Date): number {
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT([+-])(\d\d):(\d\d)/.exec(part(zone, date, 'longOffset')) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

const part = (zone: string, date: Date, style: 'longGeneric' | 'longOffset') =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: style })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
