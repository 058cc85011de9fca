import { z } from 'zod';

/** Longest recording, in seconds. */
const longest = 24 * 3600;

/** Seconds of a time code: `84`, `1:24`, `1:02:03`; undefined when it is none. */
export function readTimeCode(text: string): number | undefined {
  const parts = /^(?:(?:(\d{1,2}):)?([0-5]?\d):)?([0-5]?\d|\d+)(\.\d{1,3})?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, hours = '0', minutes, seconds = '0', fraction = ''] = parts;
  if (minutes !== undefined && !/^[0-5]\d$/.test(seconds)) return undefined;
  return Number(hours) * 3600 + Number(minutes ?? '0') * 60 + Number(seconds + fraction);
}

/** `1:24` or `1:02:03` of seconds; what is below a second is left out. */
export function formatTimeCode(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** `PT1H2M3S`, a duration as ISO 8601 writes it. */
export function toIsoDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 || whole < 60 ? `${rest}S` : ''}`;
}

/** A moment or a length of a video: `1:24`, `1:02:03`, or seconds as a number. Its value is seconds. */
export const timeCode = (what: string) =>
  z
    .union([z.number(), z.string()], {
      error: ({ input }) =>
        input === undefined
          ? `Add ${what}, like 1:24 or 1:02:03.`
          : `Write ${what} as minutes and seconds, like 1:24 or 1:02:03.`,
    })
    .transform((written, context) => {
      const seconds = typeof written === 'number' ? written : readTimeCode(written);
      if (seconds !== undefined && seconds >= 0 && seconds <= longest) return seconds;
      context.issues.push({
        code: 'custom',
        input: written,
        message: `Write ${what} as minutes and seconds, like 1:24 or 1:02:03.`,
      });
      return z.NEVER;
    });
