import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFileName, toDate } from './dates.ts';

test.each([
  ['2021-02-03', '2021-02-03'],
  ['2021/2/3', '2021-02-03'],
  ['2021.02.03', '2021-02-03'],
  ['2021-02-03 00:00:00', '2021-02-03'],
  ['2021-02-03T00:00:00.000Z', '2021-02-03'],
  ['2021-02-03 9:05', '2021-02-03T09:05:00Z'],
  ['2021-02-03T09:05:06.789Z', '2021-02-03T09:05:06Z'],
  ['2021-02-03 09:05:06 UTC', '2021-02-03T09:05:06Z'],
  ['2021-02-03 09:05:06 +0530', '2021-02-03T09:05:06+05:30'],
  ['2021-02-03T09:05:06-08:00', '2021-02-03T09:05:06-08:00'],
  ['2021-02-03 09:05:06+02', '2021-02-03T09:05:06+02:00'],
  ['3 February 2021', '2021-02-03'],
  ['3. Feb 2021', '2021-02-03'],
  ['3rd Feb, 2021', '2021-02-03'],
  ['Wednesday, 3 February 2021', '2021-02-03'],
  ['Wed, 03 Feb 2021 09:05:06 GMT', '2021-02-03'],
  ['February 3, 2021', '2021-02-03'],
  ['Feb. 3rd 2021', '2021-02-03'],
  ['Wed, February 3, 2021', '2021-02-03'],
  ['Sept 3, 2021', '2021-09-03'],
  ['  2021-02-03  ', '2021-02-03'],
])('%j is %s', (written, iso) => {
  expect(toDate(written)).toBe(iso);
});

test.each([
  '02/03/2021',
  '3.2.2021',
  '03-02-21',
  '2021',
  '2021-02',
  '2021-13-01',
  '2021-02-30',
  '2021-00-10',
  '2021-02-003',
  '30 February 2021',
  '5 marraskuu 2021',
  'Mayor 5, 2021',
  'tomorrow',
  'Last Modified',
  '',
  null,
  true,
  20210203,
  1612342800,
  [],
  {},
])('%j is no date that can be read with certainty', (written) => {
  expect(toDate(written)).toBeUndefined();
});

test.each([
  ['2021-02-03 24:00:00', '2021-02-03'],
  ['2021-02-03 09:61', '2021-02-03'],
  ['2021-02-03 09:05:06+25:00', '2021-02-03'],
  ['2021-02-03 1:30 PM', '2021-02-03'],
])('of %s only the day is certain', (written, day) => {
  expect(toDate(written)).toBe(day);
});

const pad = (number: number) => String(number).padStart(2, '0');
const names =
  'January February March April May June July August September October November December';
const forms: Record<string, (year: number, month: number, day: number) => string> = {
  iso: (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
  slashes: (y, m, d) => `${y}/${m}/${d}`,
  midnight: (y, m, d) => `${y}-${pad(m)}-${pad(d)}T00:00:00Z`,
  'day first': (y, m, d) => `${d} ${names.split(' ')[m - 1]} ${y}`,
  'month first': (y, m, d) => `${names.split(' ')[m - 1]} ${d}, ${y}`,
  short: (y, m, d) => `${names.split(' ')[m - 1]?.slice(0, 3)} ${pad(d)} ${y}`,
  RFC: (y, m, d) => new Date(Date.UTC(y, m - 1, d)).toUTCString(),
  JavaScript: (y, m, d) =>
    `${new Date(Date.UTC(y, m - 1, d)).toUTCString().replace(/^(\w+), (\d+) (\w+)/, '$1 $3 $2')}`,
};

test.each(Object.entries(forms))('any day written in the form %s comes back', (_, write) => {
  const days = fc.date({
    min: new Date('1970-01-01'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (date) => {
      const written = write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      expect(toDate(written)).toBe(date.toISOString().slice(0, 10));
    }),
  );
});

test('whatever is read as a date, the hub takes it', () => {
  const accepted = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
  const number = fc.integer({ min: 0, max: 99 }).map(pad);
  const written = fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      number,
      number,
      number,
      number,
      number,
      fc.constantFrom('', 'Z', '+', '-'),
      number,
      number,
    )
    .map(
      ([y, m, d, h, min, s, sign, oh, om]) =>
        `${String(y).padStart(4, '0')}-${m}-${d} ${h}:${min}:${s}${sign === '' || sign === 'Z' ? sign : `${sign}${oh}:${om}`}`,
    );
  fc.assert(
    fc.property(fc.oneof(written, fc.string()), (text) => {
      const date = toDate(text);
      if (date !== undefined) expect(accepted.safeParse(date).success).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2021-02-03-hello.md', 'hello', '2021-02-03'],
  ['2021-02-03_hello.markdown', 'hello', '2021-02-03'],
  ['2021-02-03.md', '2021-02-03', '2021-02-03'],
  ['blog/2021/02/03/hello.mdx', 'hello', '2021-02-03'],
  ['2021/02-03-hello.md', 'hello', '2021-02-03'],
  ['2021/02-03/hello.md', 'hello', '2021-02-03'],
  ['2021-02-03-hello/index.md', 'hello', '2021-02-03'],
  ['2021-02-03-80-20-rule.md', '80-20-rule', '2021-02-03'],
  ['hello/README.md', 'hello', undefined],
  ['index.md', 'index', undefined],
  ['hello.md', 'hello', undefined],
  ['24-7-support.md', '24-7-support', undefined],
  ['2021-13-45-hello.md', 'hello', undefined],
  ['release-2021-02-03.md', 'release-2021-02-03', undefined],
])('%s is called %s, of %s', (file, stem, day) => {
  expect(readFileName(file)).toEqual(day ? { stem, day } : { stem });
});
