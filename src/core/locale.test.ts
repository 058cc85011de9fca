import { expect, test } from 'vitest';
import { countryField, currencyField, formatMoney, timeZoneField } from './locale.ts';

const messageOf = (field: ReturnType<typeof countryField>, value: unknown) =>
  field.safeParse(value).error?.issues[0]?.message;

test.each([
  [countryField(), 'PT'],
  [countryField(), 'XK'],
  [currencyField(), 'NOK'],
  [timeZoneField(), 'Europe/Lisbon'],
  [timeZoneField(), 'America/Argentina/Ushuaia'],
])('%#: %s is known', (field, code) => {
  expect(messageOf(field, code)).toBeUndefined();
});

test.each([
  [
    countryField(),
    'Portugal',
    `"Portugal" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1).`,
  ],
  [
    countryField(),
    'pt',
    `"pt" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1).`,
  ],
  [
    countryField(),
    'UK',
    `"UK" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1).`,
  ],
  [
    countryField(),
    'ZZ',
    `"ZZ" is no country's code. Write two capital letters, like PT or GB (ISO 3166-1).`,
  ],
  [countryField(), false, 'Write the country as two capital letters, like PT or GB (ISO 3166-1).'],
  [
    currencyField(),
    'EUX',
    `"EUX" is no currency's code. Write three capital letters, like EUR (ISO 4217).`,
  ],
  [
    timeZoneField(),
    'Europe/Lisbom',
    'There is no time zone "Europe/Lisbom". Did you mean "Europe/Lisbon"?',
  ],
  [
    timeZoneField(),
    'CET',
    'There is no time zone "CET". Write it as Area/City, like Europe/Lisbon.',
  ],
  [
    timeZoneField(),
    '+01:00',
    'There is no time zone "+01:00". Write it as Area/City, like Europe/Lisbon.',
  ],
])('%#: %s is told apart', (field, value, message) => {
  expect(messageOf(field, value)).toBe(message);
});

test.each([
  [4200, 'EUR', '€4,200'],
  [12.5, 'EUR', '€12.50'],
  [129_400.6, 'JPY', 'JP¥129,401'],
  [700, 'NOK', 'NOK 700'],
])('%d %s is %s', (amount, currency, text) => {
  expect(formatMoney(amount, currency).replaceAll('\u00A0', ' ')).toBe(text);
});
