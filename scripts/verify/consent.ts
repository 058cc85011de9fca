import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ApiShard } from '#core/api.ts';
import { shardPath } from '#core/api-record.ts';
import { entryKey } from '#core/entry.ts';
import { classifyTarget, markdownPath } from '#core/urls.ts';
import type { CheckedSource } from '#ingest/hub.ts';
import { isPublic } from '#ingest/prepare.ts';
import { readSnapshot } from '#ingest/site.ts';
import { hashOf } from '#ingest/source.ts';
import { isText } from './canaries.ts';
import { type BuiltSite, fileOf, type Finding, readText, type Rule } from './site.ts';

/**
 * Nothing that people did not agree to is in any file. It compares what authors wrote with what may
 * be shown, and knows nothing of how the hub takes the one from the other.
 */
export const consent =
  (content: string): Rule =>
  async (site) => [
    ...(await findTexts(site, content)),
    ...findPictures(site),
    ...(await findNames(site)),
  ];

const shownSources = ({ sources }: BuiltSite) => sources.filter(isPublic);

/** Every text in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Texts of an entry that were written and may not be shown. */
function withheldTexts({ yaml, data }: CheckedSource): string[] {
  const shown = new Set(textsOf(data));
  return [...new Set(textsOf(yaml.data).map((text) => text.trim()))].filter(
    (text) => !shown.has(text),
  );
}

async function findTexts(site: BuiltSite, content: string): Promise<Finding[]> {
  const sources = shownSources(site);
  const published = [
    ...sources.flatMap(({ file, id, slug, data, body }) => [
      file,
      id,
      slug,
      body,
      ...textsOf(data),
    ]),
    ...textsOf([site.settings, await readSnapshot(content, () => {})]),
  ].join('\n');
  const secrets = sources.flatMap((source) =>
    withheldTexts(source)
      .map(longestPlain)
      .filter((words) => words.length >= 12 && !published.includes(words))
      .map((words) => ({ words, file: source.file })),
  );
  if (secrets.length === 0) return [];
  const findings: Finding[] = [];
  for (const file of site.files.filter(isText)) {
    const text = await readText(site.folder, file);
    for (const secret of secrets) {
      if (text.includes(secret.words))
        findings.push({ file, message: `${whose(secret.file)} is published here.` });
    }
  }
  return findings;
}

const whose = (file: string) => `Something of ${file} that somebody did not agree to`;

/** The longest stretch of a text that HTML, JSON and YAML all spell alike. */
const longestPlain = (text: string): string =>
  (text.match(/[\p{L}\p{M}\p{N} ,.:;-]+/gu) ?? [])
    .map((part) => part.trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');

function findPictures(site: BuiltSite): Finding[] {
  const sources = shownSources(site);
  const withheld = sources.flatMap((source) =>
    withheldTexts(source).flatMap((address) => {
      const digest = digestOf(source, address);
      return digest ? [{ digest, file: source.file }] : [];
    }),
  );
  if (withheld.length === 0) return [];
  const shown = new Set(
    sources.flatMap((source) =>
      [...source.pictures, ...source.scan.images.map(({ address }) => address)].map((address) =>
        digestOf(source, address),
      ),
    ),
  );
  return withheld
    .filter(({ digest }) => !shown.has(digest))
    .flatMap((picture) =>
      site.files
        .filter((file) => file.startsWith(`_images/${picture.digest}`))
        .map((file) => ({ file, message: `${whose(picture.file)} is this picture.` })),
    );
}

/** What the variants of a picture beside an entry are named after; undefined for other texts. */
function digestOf({ folder }: CheckedSource, address: string): string | undefined {
  const target = classifyTarget(address);
  if (target.type !== 'relative' || !/\.(png|jpe?g|gif|webp|avif)$/i.test(target.path))
    return undefined;
  const file = path.resolve(folder, target.path);
  return existsSync(file) ? hashOf(readFileSync(file)).slice(0, 20) : undefined;
}

/** Members who are named in the data of an entry by programs, though its pages may not name them. */
async function findNames(site: BuiltSite): Promise<Finding[]> {
  const members = new Set(site.sources.flatMap(({ kind, id }) => (kind === 'members' ? [id] : [])));
  const findings = shownSources(site).map(async (source): Promise<Finding[]> => {
    const item = site.community.byKey.get(entryKey(source));
    const written = new Set(textsOf(source.yaml.data).filter((text) => members.has(text)));
    // A field that lost nobody cannot name somebody who went.
    if (!item || findNamed(source, written, source.yaml.data as object).length === 0) return [];
    const told = [
      { file: shardPath(item).slice(1), read: readFields },
      { file: fileOf(site, markdownPath(item.href)) ?? '', read: readFrontMatter },
    ].filter(({ file }) => site.files.includes(file));
    const results = told.map(async ({ file, read }) => {
      const fields = read(await readText(site.folder, file), item.key);
      return findNamed(source, written, fields).map((id) => ({
        file,
        message: `${item.key} names ${id}, who did not agree to it.`,
      }));
    });
    return (await Promise.all(results)).flat();
  });
  return (await Promise.all(findings)).flat();
}

/** Ids in fields whose own data has them no more, by address too. */
function findNamed({ data }: CheckedSource, written: Set<string>, fields: object): string[] {
  const named = Object.entries(fields).flatMap(([name, value]) => {
    const allowed = new Set(textsOf(name in data ? data[name] : data));
    const texts = textsOf(value);
    return [...written].filter(
      (id) =>
        !allowed.has(id) && texts.some((text) => text === id || text.includes(`/members/${id}/`)),
    );
  });
  return [...new Set(named)];
}

/** Fields of an entry's record in the API, and the members that the record belongs to. */
function readFields(text: string, key: string): object {
  const { records } = JSON.parse(text) as ApiShard;
  const record = records.find((other) => other.key === key);
  return { ...record?.fields, member: record?.facets.member };
}

/** What the front matter of a text says, and the fields in it. */
function readFrontMatter(text: string): object {
  const front = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '{}') as { fields?: object };
  const { fields, ...said } = front;
  return { ...said, ...fields };
}
