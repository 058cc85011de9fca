import { expect, test } from 'vitest';
import { toTimeZone } from './time-zone.ts';

test.each([
  ['Europe/Madrid', { name: 'Central European Time', offset: 'UTC+1', summer: 'UTC+2' }],
  ['Europe/Lisbon', { name: 'Western European Time', offset: 'UTC', summer: 'UTC+1' }],
  ['America/St_Johns', { name: 'Newfoundland Time', offset: 'UTC−3:30', summer: 'UTC−2:30' }],
  ['Asia/Kathmandu', { name: 'Nepal Time', offset: 'UTC+5:45' }],
])('%s as a traveller reads it', (zone, expected) => {
  expect(toTimeZone(zone)).toEqual(expected);
});

test('summer is when clocks are ahead, also where that is in January', () => {
  expect(toTimeZone('Australia/Hobart')).toMatchObject({ offset: 'UTC+10', summer: 'UTC+11' });
});

test('every zone that a city may name has an offset', () => {
  const odd = Intl.supportedValuesOf('timeZone').filter(
    (zone) => !/^UTC([+−]\d{1,2}(:\d\d)?)?$/.test(toTimeZone(zone).offset),
  );
  expect(odd).toEqual([]);
});
