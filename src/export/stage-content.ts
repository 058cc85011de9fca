import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { entryKey } from '#core/entry.ts';
import type { Kind } from '#core/kind.ts';
import { formatProblem, type Problem } from '#core/problem.ts';
import { createRedaction, createWithholding } from '#core/public-data.ts';
import { attachedMedia, shownPictures } from '#import/attached-files.ts';
import { isLicence } from '#import/unpack.ts';
import { createAgreement } from '#ingest/consent.ts';
import { type CheckedSource, type Hub, readHub } from '#ingest/hub.ts';
import { isPublic } from '#ingest/prepare.ts';
import { hashOf, readText, shownPath } from '#ingest/source.ts';
import { adaptEntry, type Redact } from './adapt.ts';
import { createHidden, type Hidden } from './hidden.ts';
import { toPublicSnapshot } from './snapshot.ts';
import { linkStaged, stagePicture, writeStaged } from './staged-file.ts';

/** What an archive has below `content/`, laid out in a folder. */
export interface StagedContent {
  /** Paths below the content folder, sorted. */
  files: string[];
  /** How many entries of each kind. */
  counts: Record<string, number>;
  /** Sentences on files that differ from the hub's own. */
  adapted: Map<string, string[]>;
  /** Sentences on public entries that are left out. */
  omitted: Map<string, string[]>;
}

interface Staging {
  content: string;
  folder: string;
  kinds: Record<string, Kind>;
  onProgress: (done: number, total: number) => void;
}

/**
 * Lays out the public part of a hub, so that it passes the hub's own check without the rest. A
 * public entry that makes no sense without something that is not public is left out, and then
 * what refers to that entry is adapted as well.
 *
 * @throws {Error} when what is left is no hub
 */
export async function stageContent(hub: Hub, staging: Staging): Promise<StagedContent> {
  const { folder, kinds } = staging;
  const omitted = new Map<string, string[]>();
  for (;;) {
    await rm(folder, { recursive: true, force: true });
    const shown = (source: CheckedSource) => isPublic(source) && !omitted.has(source.file);
    const adapted = await stageEntries(hub, shown, staging);
    const others = await stageOthers(hub, shown, adapted, staging);
    const check = await readHub(folder, kinds);
    if (check.problems.length > 0) {
      omit(check.problems, check.sources, folder, omitted);
      continue;
    }
    const attached = check.sources
      .flatMap((source) => [...shownPictures(source), ...attachedMedia(source)])
      .map(({ file }) => path.relative(folder, file).replaceAll(path.sep, '/'));
    const entries = check.sources.map(({ file }) => file);
    const files = new Set([...entries, ...attached, ...others]);
    for (const file of adapted.keys()) if (!files.has(file)) adapted.delete(file);
    const count = ({ name }: Kind) => check.sources.filter(({ kind }) => kind === name).length;
    return {
      files: [...files].sort(),
      counts: Object.fromEntries(Object.values(kinds).map((kind) => [kind.name, count(kind)])),
      adapted,
      omitted,
    };
  }
}

/** Notes which entries cannot stay; a problem of none of them is a mistake of this program. */
function omit(
  problems: Problem[],
  sources: CheckedSource[],
  folder: string,
  omitted: Map<string, string[]>,
) {
  const names = new Map(sources.map(({ file }) => [shownPath(path.join(folder, file)), file]));
  for (const problem of problems) {
    const file = names.get(problem.file);
    if (!file) throw new Error(`What is public is no hub by itself: ${formatProblem(problem)}`);
    const field = problem.field ? ` of its field ${problem.field}` : '';
    omitted.set(file, [`It makes no sense without something that is not public${field}.`]);
  }
}

async function stageEntries(
  { sources }: Hub,
  isShown: (source: CheckedSource) => boolean,
  { content, folder, kinds, onProgress }: Staging,
): Promise<Map<string, string[]>> {
  const hidden = createHidden(sources, isShown);
  const agrees = createAgreement(sources);
  const redactions = new Map(
    Object.values(kinds).map((kind) => {
      const redact = createRedaction(kind.schema, (key) => !hidden.keys.has(key));
      const withhold = createWithholding(kind, agrees);
      return [
        kind.name,
        (id: string): Redact =>
          (data) =>
            redact(withhold(data, id)),
      ] as const;
    }),
  );
  const adapted = new Map<string, string[]>();
  const shown = sources.filter(isShown);
  for (const [index, source] of shown.entries()) {
    const redact = redactions.get(source.kind)?.(source.id) as Redact;
    await stageEntry(source, { content, folder, hidden, redact, adapted });
    onProgress(index + 1, shown.length);
  }
  return adapted;
}

interface Surroundings extends Pick<Staging, 'content' | 'folder'> {
  hidden: Hidden;
  redact: Redact;
  adapted: Map<string, string[]>;
}

/** Stages one entry with the files it names. */
async function stageEntry(
  source: CheckedSource,
  { content, folder, hidden, redact, adapted: changes }: Surroundings,
): Promise<void> {
  const below = (file: string) => path.relative(content, file).replaceAll(path.sep, '/');
  const pictures = shownPictures(source);
  const movable = hidden.isInFolder(source.file)
    ? []
    : pictures.filter(({ file }) => hidden.isInFolder(below(file))).map(({ address }) => address);
  const absolute = path.join(content, source.file);
  const read = await readText(absolute);
  if ('message' in read || hashOf(read.bytes) !== source.hash)
    throw new Error(`${source.shownFile} was changed during the export. Try again.`);
  const adapted = adaptEntry(read.text, source, redact, hidden, movable);
  if (adapted) {
    changes.set(source.file, adapted.changes);
    // Line ends as the author has them.
    const isDos = Buffer.from(read.bytes).includes('\r\n');
    const text = isDos ? adapted.text.replaceAll('\n', '\r\n') : adapted.text;
    await writeStaged(path.join(folder, source.file), text);
  } else await linkStaged(absolute, path.join(folder, source.file));
  for (const { file } of attachedMedia(source))
    await linkStaged(file, path.join(folder, below(file)));
  for (const { address, file } of pictures) {
    const moved = adapted?.moved.get(address);
    const target = moved ? path.join(path.dirname(source.file), moved) : below(file);
    if (await stagePicture(file, path.join(folder, target)))
      changes.set(target, ['What the camera or a program wrote into the file was taken out.']);
  }
}

/** Settings, the terms of use, and the conversations of what is public. */
async function stageOthers(
  hub: Hub,
  isShown: (source: CheckedSource) => boolean,
  adapted: Map<string, string[]>,
  { content, folder }: Staging,
): Promise<string[]> {
  const licences = (await readdir(content)).filter(isLicence);
  for (const file of ['site.yaml', ...licences])
    await linkStaged(path.join(content, file), path.join(folder, file));
  if (!hub.snapshot) return ['site.yaml', ...licences];
  const keys = new Set(hub.sources.filter(isShown).map(entryKey));
  const { snapshot, changes } = toPublicSnapshot(hub.snapshot, hub.sources, keys);
  const file = 'snapshots/discussions.json';
  const target = path.join(folder, file);
  if (changes.length === 0) await linkStaged(path.join(content, file), target);
  else {
    adapted.set(file, changes);
    await writeStaged(target, `${JSON.stringify(snapshot, undefined, 2)}\n`);
  }
  return ['site.yaml', ...licences, file];
}
