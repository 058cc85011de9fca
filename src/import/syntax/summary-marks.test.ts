import { expect, test } from 'vitest';
import { runStep, toBody } from '../edit.ts';
import { summaryMarks } from './summary-marks.ts';

const convert = (text: string) =>
  runStep(toBody(text), summaryMarks, { fields: {}, include: () => undefined }).text;

test.each([
  '<!--truncate-->',
  '<!-- truncate -->',
  '{/* truncate */}',
  '<!--more-->',
  '<!-- more -->',
  '<!-- excerpt -->',
])('%s goes', (mark) => {
  expect(convert(`a\n\n${mark}\n\nb\n`)).toBe('a\n\nb\n');
  expect(convert(`a\n${mark}\nb\n`)).toBe('a\n\nb\n');
});

test('in code it is an example', () => {
  const text = '`<!-- more -->`\n\n```\n<!-- more -->\n```\n';
  expect(convert(text)).toBe(text);
});
