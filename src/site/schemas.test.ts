import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { expect, test } from 'vitest';
import { parseYaml } from '#ingest/front-matter.ts';
import { readFixtures } from '../../tests/lib/kind-fixture.ts';
import { kinds } from '../../tests/lib/temporary-hub.ts';
import { toFrontMatterSchema } from './schemas.ts';

/** A validator that has no part in writing the schemas. */
function compile(name: string) {
  const kind = kinds[name];
  if (!kind) throw new Error(`There is no kind ${name}.`);
  const validate = new Ajv2020({ allowUnionTypes: true, formats: fullFormats }).compile(
    toFrontMatterSchema(kind),
  );
  return (data: unknown) => validate(data);
}

const frontMatterOf = (text: string) =>
  parseYaml(/^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? '', 'entry.md').data as object;

test.each(Object.keys(kinds))(
  'the schema of %s takes its fixtures and no unknown field',
  (name) => {
    const isValid = compile(name);
    for (const text of Object.values(readFixtures(`src/kinds/${name}`))) {
      const data = frontMatterOf(text);
      expect(isValid(data)).toBe(true);
      expect(isValid({ ...data, secret: 'x' })).toBe(false);
    }
  },
);

test.each([
  ['without a date', { date: undefined }],
  ['with a day that is not in the calendar', { date: '2026-02-29' }],
  ['without authors', { authors: [] }],
  ['with a format that does not exist', { format: 'poem' }],
  ['with six topics', { topics: ['a', 'b', 'c', 'd', 'e', 'f'] }],
])('a post %s does not fit its schema', (_, fields) => {
  const post = { title: 'A', date: '2026-01-01', authors: ['ada'], ...fields };
  expect(compile('posts')(JSON.parse(JSON.stringify(post)))).toBe(false);
});

test('a schema takes what the hub takes where its patterns ignore case', () => {
  const authors = [{ github: 'Ada-King', name: 'Ada' }];
  expect(compile('posts')({ title: 'A', date: '2026-01-01', authors })).toBe(true);
});

test('a schema says what its references are', () => {
  expect(JSON.stringify(toFrontMatterSchema(kinds.topics as (typeof kinds)[string]))).toContain(
    '"description":"Id of one of the members."',
  );
});
