import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Entry } from '#core/entry.ts';
import type { ItemFields } from '#core/item.ts';
import type { Kind, SchemaContext } from '#core/kind.ts';
import { formatProblem } from '#core/problem.ts';
import { parseYaml, toProblems } from '#ingest/front-matter.ts';

/** A hub in which every reference, key and picture is known. */
const acceptingContext: SchemaContext = {
  reference: () => z.string('Write an id.'),
  key: () => z.string('Write a key.'),
  image: () => z.string('Write a path.'),
  media: () => z.string('Write a path.'),
};

/** Texts of a kind's fixtures, by file name. */
export function readFixtures(folder: string): Record<string, string> {
  const names = readdirSync(path.join(folder, 'fixtures')).sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(folder, 'fixtures', name), 'utf8')]),
  );
}

/** A front matter with one line replaced, or left out when `line` is empty; a new field is added. */
export function withLine(text: string, field: string, line: string): string {
  const lines = text.split('\n');
  const index = lines.findIndex((other) => other.startsWith(`${field}:`));
  if (index === -1) return lines.toSpliced(1, 0, line).join('\n');
  const next = lines.findIndex((other, at) => at > index && /^\S/.test(other));
  return lines.toSpliced(index, next - index, ...(line === '' ? [] : [line])).join('\n');
}

/** What an author reads about a file of this kind; empty when it is fine. */
export function judge(kind: Kind, text: string): string {
  const { yaml, result, fields } = parse(kind, text);
  return [...yaml.problems, ...toProblems(result.error?.issues ?? [], yaml, fields)]
    .map(formatProblem)
    .join('\n');
}

/** What surfaces know of a file of this kind. */
export function toItemFields(
  kind: Kind,
  text: string,
  excerpt = 'First words.',
  asOf = '2026-11-22',
): ItemFields {
  const { result } = parse(kind, text);
  const entry: Entry<unknown> = {
    kind: kind.name,
    id: 'entry',
    slug: 'entry',
    data: result.data,
    file: 'entry.md',
    digest: '',
    body: { renderKey: '', headings: [], words: 1, minutes: 1, excerpt },
    links: [],
    pictures: {},
    media: {},
  };
  return kind.toItem(entry, asOf);
}

function parse(kind: Kind, text: string) {
  const schema = kind.schema(acceptingContext);
  const yaml = parseYaml(/^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? '', 'entry.md', 2);
  const fields = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return { yaml, result: schema.safeParse(yaml.data), fields };
}
