import { iso31661 } from 'iso-3166';
import { z } from 'zod';
import { didYouMean } from './problem.ts';

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
// Kosovo has no code of its own yet; all use this one. Intl knows names of more than countries.
const countries = new Set([...iso31661.map(({ alpha2 }) => alpha2), 'XK']);
const currencies = new Set(Intl.supportedValuesOf('currency'));
const currencyNames = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });

/** English name of a country by its ISO 3166-1 alpha-2 code; undefined for no country. */
export const countryName = (code: string) =>
  countries.has(code) ? regionNames.of(code) : undefined;

/** `Polish zloty` of an ISO 4217 code; undefined for none. */
export const currencyName = (code: string) =>
  currencies.has(code) ? currencyNames.of(code) : undefined;

/** A country, by its ISO 3166-1 alpha-2 code. */
export const countryField = () =>
  z
    .string({ error: 'Write the country as two capital letters, like PT or GB (ISO 3166-1).' })
    .refine((code) => countryName(code) !== undefined, {
      error: ({ input }) =>
        `"${input}" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1).`,
    });

/** A currency, by its ISO 4217 code. */
export const currencyField = () =>
  z
    .string({ error: 'Write the currency as three capital letters, like EUR (ISO 4217).' })
    .refine((code) => currencyName(code) !== undefined, {
      error: ({ input }) =>
        `"${input}" is no currency's code. Write three capital letters, like EUR (ISO 4217).`,
    });

/** A time zone of the IANA database. */
export const timeZoneField = () =>
  z.string({ error: 'Write the time zone as Area/City, like Europe/Lisbon.' }).refine(isTimeZone, {
    error: ({ input }) =>
      `There is no time zone "${input}".${didYouMean(String(input), Intl.supportedValuesOf('timeZone')) || ' Write it as Area/City, like Europe/Lisbon.'}`,
  });

function isTimeZone(name: string): boolean {
  try {
    // Offsets and abbreviations are understood too, but say nothing of summer.
    return name.includes('/') && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** An amount of money without needless decimals: `€1,240`. */
export const formatMoney = (amount: number, currency: string, lang = 'en') =>
  new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang, {
    style: 'currency',
    currency,
    maximumFractionDigits: amount >= 100 ? 0 : 2,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount);
