import { stringify } from 'yaml';

/**
 * Front matter and body as the text of an entry's file. A `Date` is written as a day.
 *
 * The older schema puts quotes around every text that any YAML reader takes for a date or a number.
 */
export const toEntryFile = (fields: Record<string, unknown>, body: string) =>
  `---\n${toYamlText(fields)}---\n${body.trim() === '' ? '' : `\n${body.trim()}\n`}`;

/** Plain data as YAML, a line for each value. */
export const toYamlText = (value: unknown) =>
  stringify(value, { schema: 'yaml-1.1', lineWidth: 0 });
