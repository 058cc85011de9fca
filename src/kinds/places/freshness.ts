/** Months after which nobody should rely on what was verified. */
const trustedMonths = 12;

/** `open`, `stale` when nobody has verified it for 12 months, or `closed` for good. */
export function stateOf(
  { verified, closed }: { verified: string; closed?: string | undefined },
  asOf: string,
): 'open' | 'stale' | 'closed' {
  if (closed !== undefined && closed <= asOf) return 'closed';
  // A day that is still to come is a slip of the pen, and vouches for nothing.
  return verified > asOf || verified < monthsBefore(asOf, trustedMonths) ? 'stale' : 'open';
}

/** The same day so many months earlier; the last of the month where it has no such day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
