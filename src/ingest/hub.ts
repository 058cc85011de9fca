import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { SharedData } from '#core/fields.ts';
import type { Kind } from '#core/kind.ts';
import { compareProblems, didYouMean, formatProblem, type Problem } from '#core/problem.ts';
import { type Settings, settingsSchema } from '#core/settings.ts';
import { type Snapshot, snapshotSchema } from '#core/snapshot.ts';
import { decodeEscapes } from '#core/urls.ts';
import { parseYaml, toProblems } from './front-matter.ts';
import { checkLinks, type ResolvedLinks } from './links.ts';
import { type Scan, scanBody } from './scan.ts';
import { createHubContext, judgeAddress } from './schema-context.ts';
import { listSources, readSource, readText, shownPath, type Source } from './source.ts';

/** A source with its validated data and what its body refers to. */
export interface CheckedSource extends Source {
  data: SharedData & Record<string, unknown>;
  scan: Scan;
  /** Pictures named in the front matter, as written. */
  pictures: string[];
  /** What the body's addresses lead to. */
  links: ResolvedLinks;
}

/** A content folder, read and judged. */
export interface Hub {
  settings?: Settings;
  snapshot?: Snapshot;
  sources: CheckedSource[];
  /** Sorted; a hub with any is not built. */
  problems: Problem[];
}

/** Reads and judges a whole content folder. Starts nothing, writes nothing, renders nothing. */
export async function readHub(content: string, kinds: Record<string, Kind>): Promise<Hub> {
  const problems: Problem[] = [];
  const report = (found: Problem[]) => problems.push(...found);
  const settings = await readSettings(content, report);
  const snapshot = await readSnapshot(content, report);
  report(await findMisplaced(content, kinds));

  const read = await Promise.all(
    Object.keys(kinds).map(async (kind) => {
      const results = [];
      for (const file of await listSources(content, kind))
        results.push(await readSource(content, kind, file));
      return results;
    }),
  );
  const ids = new Map(Object.keys(kinds).map((kind) => [kind, new Set<string>()]));
  const broken = new Set<string>();
  const sources = read.flat().flatMap(({ source, kind, id, file, problems: found }) => {
    report(found);
    ids.get(kind)?.add(id);
    if (source && found.length === 0) return [source];
    broken.add(file);
    return [];
  });

  const checked = validate(content, kinds, sources, ids, report);
  report(findCollisions(kinds, checked));
  for (const source of checked) {
    report(source.scan.problems);
    report(judgeImages(content, source));
  }
  report(checkLinks(content, checked, broken));
  return {
    ...(settings ? { settings } : {}),
    ...(snapshot ? { snapshot } : {}),
    sources: checked,
    problems: problems.sort(compareProblems),
  };
}

/**
 * Settings and snapshot alone, for pages of a hub that was judged before.
 *
 * @throws {Error} when the settings are not valid
 */
export async function readSite(
  content: string,
): Promise<{ settings: Settings; snapshot: Snapshot | undefined }> {
  const problems: Problem[] = [];
  const report = (found: Problem[]) => problems.push(...found);
  const settings = await readSettings(content, report);
  const snapshot = await readSnapshot(content, report);
  if (!settings) throw new Error(problems.map(formatProblem).join('\n'));
  return { settings, snapshot: snapshot && withoutUnlisted(snapshot, await readUnlisted(content)) };
}

/** Ids and account names of members who want to be named nowhere. */
async function readUnlisted(content: string): Promise<Set<string>> {
  const files = await listSources(content, 'members');
  const read = await Promise.all(files.map((file) => readSource(content, 'members', file)));
  return new Set(
    read.flatMap(({ source }) => {
      if (source?.yaml.data.listed !== false) return [];
      const { github } = source.yaml.data as { github?: { login?: unknown } };
      return [
        source.id,
        ...(typeof github?.login === 'string' ? [github.login.toLowerCase()] : []),
      ];
    }),
  );
}

/** The snapshot without the names of those; what they said stays. */
function withoutUnlisted(snapshot: Snapshot, unlisted: Set<string>): Snapshot {
  const nameOf = (by: string) => (unlisted.has(by.toLowerCase()) ? 'a member' : by);
  const discussions = Object.entries(snapshot.discussions).map(([key, discussion]) => [
    key,
    {
      ...discussion,
      latest: discussion.latest.map((comment) => ({ ...comment, by: nameOf(comment.by) })),
    },
  ]);
  return { ...snapshot, discussions: Object.fromEntries(discussions) };
}

async function readSettings(
  content: string,
  report: (found: Problem[]) => void,
): Promise<Settings | undefined> {
  const file = path.join(content, 'site.yaml');
  const read = await readText(file).catch(() => ({
    message:
      'There is no site.yaml in the content folder. Add one with name, tagline, url and repo.',
  }));
  if ('message' in read) {
    report([{ file: shownPath(file), line: 1, column: 1, message: read.message }]);
    return undefined;
  }
  const yaml = parseYaml(read.text, shownPath(file));
  report(yaml.problems);
  if (yaml.problems.length > 0) return undefined;
  const result = settingsSchema.safeParse(yaml.data);
  if (!result.success)
    report(toProblems(result.error.issues, yaml, Object.keys(settingsSchema.shape)));
  return result.data;
}

async function readSnapshot(
  content: string,
  report: (found: Problem[]) => void,
): Promise<Snapshot | undefined> {
  const file = path.join(content, 'snapshots/discussions.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const fail = (message: string) =>
    report([{ file: shownPath(file), line: 1, column: 1, message }]);
  try {
    const result = snapshotSchema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    fail(
      `${issue?.path.length ? `${issue.path.join('.')}: ` : ''}${issue?.message}. Take the snapshot again.`,
    );
  } catch {
    fail('This is not valid JSON. Take the snapshot again.');
  }
  return undefined;
}

/** What lies in the content folder itself and would be passed over in silence. */
async function findMisplaced(content: string, kinds: Record<string, Kind>): Promise<Problem[]> {
  const entries = await readdir(content, { withFileTypes: true }).catch(() => []);
  const names = Object.keys(kinds).join(', ');
  const explain = (entry: Dirent): string | undefined => {
    if (entry.name.startsWith('.')) return undefined;
    if (entry.isSymbolicLink()) return 'This is a link. Put the files themselves here.';
    if (!entry.isDirectory()) {
      const isEntry = /\.mdx?$/i.test(entry.name) && !/^(_|README\.md$)/.test(entry.name);
      return isEntry
        ? `This file lies beside the folders of content. Move it into one of them: ${names}.`
        : undefined;
    }
    if (entry.name === 'snapshots' || Object.hasOwn(kinds, entry.name)) return undefined;
    return `No kind of content is called "${entry.name}".${didYouMean(entry.name, Object.keys(kinds)) || ` Use ${names}.`}`;
  };
  return entries.flatMap((entry) => {
    const message = explain(entry);
    return message
      ? [{ file: shownPath(path.join(content, entry.name)), line: 1, column: 1, message }]
      : [];
  });
}

function validate(
  content: string,
  kinds: Record<string, Kind>,
  sources: Source[],
  ids: Map<string, Set<string>>,
  report: (found: Problem[]) => void,
): CheckedSource[] {
  const context = createHubContext(content, ids);
  const schemas = new Map(
    Object.entries(kinds).map(([name, kind]) => [name, kind.schema(context)]),
  );
  return sources.flatMap((source) => {
    const schema = schemas.get(source.kind) as z.ZodType;
    context.source = source;
    context.pictures = [];
    const result = schema.safeParse(source.yaml.data);
    const fields = 'shape' in schema ? Object.keys(schema.shape as object) : [];
    if (!result.success) report(toProblems(result.error.issues, source.yaml, fields));
    const scan = scanBody(source);
    const data = (result.data ?? {
      topics: [],
      aliases: [],
      draft: false,
      visibility: 'public',
    }) as CheckedSource['data'];
    return [{ ...source, data, scan, pictures: context.pictures, links: {} }];
  });
}

function judgeImages(content: string, source: CheckedSource): Problem[] {
  return source.scan.images.flatMap(({ address, alt, line, column }) => {
    const at = { file: source.shownFile, line, column };
    const message = judgeAddress(content, source, address);
    return [
      ...(message ? [{ ...at, message }] : []),
      ...(alt.trim() === ''
        ? [
            {
              ...at,
              message: `Say what the picture shows, for those who cannot see it: ![a red kettle](${address}).`,
            },
          ]
        : []),
    ];
  });
}

/** Addresses that a build makes besides the pages of entries and kinds. */
const ownFiles = /^\/(_|pagefind\/|og\/|sitemap[./]|favicon|robots\.txt$)|\/archive\/|\/rss\.xml$/;

/** Two entries, or an entry and an alias, that claim one id or one URL. */
function findCollisions(kinds: Record<string, Kind>, sources: CheckedSource[]): Problem[] {
  const taken = new Map<string, string>(
    [
      '/',
      '/community/',
      '/search/',
      '/styleguide/',
      '/privacy/',
      '/code-of-conduct/',
      '/404.html',
      '/404/',
      ...Object.keys(kinds).map((kind) => `/${kind}/`),
    ].map((url) => [url, 'a page of the hub']),
  );
  const problems: Problem[] = [];
  const ids = new Map<string, string>();
  const claim = (
    map: Map<string, string>,
    name: string,
    source: CheckedSource,
    field: string,
    message: (other: string) => string,
  ) => {
    const other = map.get(name);
    if (other === undefined) map.set(name, source.shownFile);
    else
      problems.push({
        file: source.shownFile,
        ...source.yaml.positionOf(field.split('.')),
        field,
        message: message(other),
      });
    return other === undefined;
  };
  // Who writes the field comes second, so that the problem stands where it can be mended.
  const writersLast = (field: 'id' | 'slug') => [
    ...sources.filter(({ data }) => data[field] === undefined),
    ...sources.filter(({ data }) => data[field] !== undefined),
  ];
  const unique = new Set(
    writersLast('id').filter((source) =>
      claim(
        ids,
        `${source.kind}/${source.id}`,
        source,
        'id',
        (other) =>
          `The id "${source.id}" is taken by ${other}. Rename this file, or give it an id of its own.`,
      ),
    ),
  );
  for (const source of writersLast('slug')) {
    if (!unique.has(source)) continue;
    claim(
      taken,
      `/${source.kind}/${source.slug}/`,
      source,
      'slug',
      (other) =>
        `The address /${source.kind}/${source.slug}/ is taken by ${other}. Choose another slug.`,
    );
  }
  for (const source of sources) {
    source.data.aliases.forEach((alias, index) => {
      const path = decodeEscapes(alias) ?? alias;
      const url = (/\.\w+$/.test(path) || path.endsWith('/') ? path : `${path}/`).replace(
        /\/index\.html$/,
        '/',
      );
      const message = (other: string) =>
        `The alias ${alias} is taken by ${other}. Remove it, or choose another.`;
      if (ownFiles.test(url)) taken.set(url, 'a page of the hub');
      claim(taken, url, source, `aliases.${index}`, message);
    });
  }
  return problems;
}
