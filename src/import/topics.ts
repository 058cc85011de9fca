import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeName, toFreeName } from './identifiers.ts';
import { parseRecord } from './front-matter.ts';
import type { ImportMap } from './map.ts';
import { asList } from './names.ts';

/** A tag of the site, as a topic. */
export interface ForeignTopic {
  name: string;
  summary?: string;
}

/** What a site says about its tags, by their key: Docusaurus' `tags.yml`. */
export async function readTags(folders: string[]): Promise<Map<string, ForeignTopic>> {
  const tags = new Map<string, ForeignTopic>();
  for (const folder of new Set(folders)) {
    const text = await readFile(path.join(folder, 'tags.yml'), 'utf8').catch(() => '');
    for (const [key, value] of Object.entries(parseRecord(text))) {
      const { label, description } = (value ?? {}) as Record<string, unknown>;
      tags.set(key, {
        name: typeof label === 'string' ? label : key,
        ...(typeof description === 'string' ? { summary: description } : {}),
      });
    }
  }
  return tags;
}

/** Tags that fields name, each a list, a text with commas, or with spaces where the site does so. */
export function toTags(values: unknown[], bySpace: boolean): string[] {
  const texts = values
    .flatMap((value) => asList(value).map((one) => ({ one, inList: Array.isArray(value) })))
    .flatMap(({ one, inList }) => {
      if (typeof one === 'object' && one !== null)
        return [String((one as { label?: unknown }).label ?? '')];
      const text = String(one);
      if (text.includes(',')) return text.split(',');
      return bySpace && !inList ? text.split(/\s+/) : [text];
    });
  return [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
}

/** All topics of an import. */
export interface Topics {
  /** Id of the topic of a tag; undefined when the map leaves it out. */
  idOf: (tag: string) => string | undefined;
  /** Every tag seen, by topic id, with how often it was. */
  seen: Map<string, ForeignTopic & { count: number }>;
}

/** Tags that generators give every post; they say nothing. */
const noise = /^(posts?|blog|all|uncategori[sz]ed)$/i;

/** @param existing names of the hub's topics, by id */
export function createTopics(
  known: Map<string, ForeignTopic>,
  existing: Map<string, string>,
  map: ImportMap,
): Topics {
  const ids = new Map(
    [...existing].map(([id, name]) => [toFreeName(name) || makeName('topic', name), id]),
  );
  const seen: Topics['seen'] = new Map();
  return {
    seen,
    idOf: (tag) => {
      const rule = Object.hasOwn(map.topics, tag) ? map.topics[tag] : undefined;
      if (rule === null || (rule === undefined && noise.test(tag))) return undefined;
      const topic = known.get(tag) ?? { name: readable(rule ?? tag) };
      const own = rule ?? (toFreeName(topic.name) || toFreeName(tag) || makeName('topic', tag));
      const id = ids.get(own) ?? own;
      const before = seen.get(id);
      seen.set(id, before ? { ...before, count: before.count + 1 } : { ...topic, count: 1 });
      return id;
    },
  };
}

/** `open-source` as people write it: `Open source`. A name with capitals stays as it is. */
const readable = (tag: string) =>
  tag === tag.toLowerCase()
    ? tag.replace(/^./u, (letter) => letter.toUpperCase()).replace(/[-_]+/g, ' ')
    : tag;
