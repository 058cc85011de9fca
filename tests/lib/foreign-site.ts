import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyMap } from '#import/map.ts';
import { createPeople } from '#import/people.ts';
import type { Planned, Planning } from '#import/plan.ts';
import type { SourceFile, SourceSite } from '#import/reader.ts';
import { plain } from '#import/readers/plain.ts';
import { createTopics } from '#import/topics.ts';
import { postSchema } from '#kinds/posts/schema.ts';
import { z } from 'zod';
import { temporaryFolder } from './temporary-hub.ts';

/** A site of which nothing but its folder is known. */
export const toSite = (more: Partial<SourceSite> = {}): SourceSite => ({
  from: '/site',
  root: '/site',
  section: '',
  config: {},
  ...more,
});

/** A file of another site, in memory. */
export const toSource = (more: Partial<SourceFile> = {}): SourceFile => ({
  file: 'a.md',
  modified: '2020-01-01',
  fields: {},
  body: '',
  bodyLine: 1,
  ...more,
});

/** A file that is planned already. */
export const toPlan = (file: string, more: Partial<Planned> = {}): Planned => ({
  file,
  slug: path.basename(file).replace(/\.\w+$/, ''),
  date: '2021-02-03',
  authors: [{ name: 'Ada Sample' }],
  topics: [],
  aliases: [],
  notes: [],
  ...more,
});

/** Planning of posts from plain Markdown for an empty hub. */
export function toPlanning(more: Partial<Planning> = {}): Planning {
  const map = more.map ?? emptyMap;
  const text = () => z.string();
  return {
    kind: 'posts',
    own: Object.keys(postSchema({ reference: text, key: text, image: text, media: text }).shape),
    site: toSite(),
    reader: plain,
    map,
    people: createPeople([], map, false),
    knownPeople: new Map(),
    topics: createTopics(new Map(), new Map(), map),
    firstDays: new Map(),
    ...more,
  };
}

/** Writes files below a folder that goes away with the test; returns the folder. */
export function writeSite(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, data] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, data);
  }
  return folder;
}
