import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { SharedData } from '#core/fields.ts';
import type { Cue } from '#core/item.ts';
import type { Kind, MediaFormat } from '#core/kind.ts';
import { compareProblems, didYouMean, type Problem } from '#core/problem.ts';
import { classifyTarget } from '#core/urls.ts';
import type { Settings } from '#core/settings.ts';
import type { Snapshot } from '#core/snapshot.ts';
import { entryKey } from '#core/entry.ts';
import { whereOutside } from './atlas.ts';
import { readCaptions } from './captions.ts';
import { findCollisions } from './collisions.ts';
import { createAgreement, findWithheldPictures, withholdAll } from './consent.ts';
import { toProblems } from './front-matter.ts';
import { checkLinks, type ResolvedLinks } from './links.ts';
import { type Scan, scanBody } from './scan.ts';
import { readSettings, readSnapshot } from './site.ts';
import { createHubContext, judgeAddress } from './schema-context.ts';
import { listSources, readSource, readText, shownPath, type Source } from './source.ts';

/** A source with its validated data and what its body refers to. */
export interface CheckedSource extends Source {
  /** Its data passed the schema; else `data` is what every entry has. */
  isValid: boolean;
  /** Without what the people in it do not agree to. */
  data: SharedData & Record<string, unknown>;
  scan: Scan;
  /** Pictures named in the front matter, as written. */
  pictures: string[];
  /** Other files named there, as written, and what they are for. */
  media: Record<string, MediaFormat>;
  /** What is said in its video, when it has captions. */
  transcript?: Cue[];
  /** What the body's addresses lead to. */
  links: ResolvedLinks;
}

/** A content folder, read and judged. */
export interface Hub {
  kinds: Record<string, Kind>;
  settings?: Settings;
  snapshot?: Snapshot;
  sources: CheckedSource[];
  /** Sorted; a hub with any is not built. */
  problems: Problem[];
}

/**
 * Reads and judges a whole content folder. Starts nothing, writes nothing, renders nothing.
 *
 * @param planned entries that are judged as if their files were there
 */
export async function readHub(
  content: string,
  kinds: Record<string, Kind>,
  planned: readonly Source[] = [],
): Promise<Hub> {
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

  for (const { kind, id } of planned) ids.get(kind)?.add(id);

  const validated = validate(content, kinds, [...sources, ...planned], ids, report);
  const checked = withholdAll(kinds, validated, createAgreement(validated));
  report(findWithheldPictures(validated, checked));
  report(findCollisions(kinds, checked));
  for (const source of checked) report(await addTranscript(kinds, source));
  for (const source of checked) {
    report(source.scan.problems);
    report(judgeImages(content, source));
  }
  report(checkLinks(content, kinds, checked, broken));
  return {
    kinds,
    ...(settings ? { settings } : {}),
    ...(snapshot ? { snapshot } : {}),
    sources: checked,
    problems: problems.sort(compareProblems),
  };
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
  const judged = new Map<string, CheckedSource>();
  const checked = sources.map((source) => {
    const schema = schemas.get(source.kind) as z.ZodType;
    context.source = source;
    context.pictures = [];
    context.attached = {};
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
    const own: CheckedSource = {
      ...source,
      isValid: result.success,
      data,
      scan,
      pictures: context.pictures,
      media: context.attached,
      links: {},
    };
    if (result.success) judged.set(entryKey(source), own);
    return own;
  });
  const byKind = Map.groupBy(judged.values(), ({ kind }) => kind);
  for (const source of judged.values()) {
    const siblings = byKind.get(source.kind) ?? [];
    report(judgeAround(source, kinds, judged, siblings));
  }
  return checked;
}

/** What only an entry's neighbours and the map of the world show. */
function judgeAround(
  { kind, id, data, yaml, shownFile }: CheckedSource,
  kinds: Record<string, Kind>,
  judged: ReadonlyMap<string, CheckedSource>,
  siblings: readonly CheckedSource[],
): Problem[] {
  const surroundings = {
    dataOf: (key: string) => judged.get(key)?.data,
    siblings,
    whereOutside,
  };
  return (kinds[kind]?.judge?.(data, surroundings, id) ?? []).map(({ path, message }) => ({
    file: shownFile,
    ...yaml.positionOf(path),
    field: path.join('.'),
    message,
  }));
}

/** Reads the captions that an entry names; what is wrong with them stands in their own file. */
async function addTranscript(
  kinds: Record<string, Kind>,
  source: CheckedSource,
): Promise<Problem[]> {
  const [address] = Object.entries(source.media).find(([, format]) => format === 'captions') ?? [];
  if (address === undefined) return [];
  const target = classifyTarget(address);
  const file = path.resolve(source.folder, target.type === 'relative' ? target.path : '');
  const read = await readText(file);
  if ('message' in read)
    return [{ file: shownPath(file), line: 1, column: 1, message: read.message }];
  const played = kinds[source.kind]?.plays?.(source.data);
  const { cues, problems } = readCaptions(
    read.text,
    shownPath(file),
    played && 'duration' in played ? played.duration : undefined,
  );
  source.transcript = cues;
  return problems;
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
