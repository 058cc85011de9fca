import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatProblem, type Problem } from '#core/problem.ts';
import { type Settings, settingsSchema } from '#core/settings.ts';
import { type Snapshot, snapshotSchema } from '#core/snapshot.ts';
import { parseYaml, toProblems } from './front-matter.ts';
import { listSources, readSource, readText, shownPath } from './source.ts';

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

/**
 * The snapshot without the names of those; what they said stays.
 *
 * @param unlisted ids, and account names in lower case
 */
export function withoutUnlisted(snapshot: Snapshot, unlisted: ReadonlySet<string>): Snapshot {
  const nameOf = (by: string) => (unlisted.has(by.toLowerCase()) ? 'a member' : by);
  const discussions = Object.entries(snapshot.discussions).map(([key, discussion]) => [
    key,
    {
      ...discussion,
      ...(discussion.lastBy ? { lastBy: nameOf(discussion.lastBy) } : {}),
      latest: discussion.latest.map((comment) => ({ ...comment, by: nameOf(comment.by) })),
    },
  ]);
  return { ...snapshot, discussions: Object.fromEntries(discussions) };
}

/** Settings of a hub; what is wrong with them is reported. */
export async function readSettings(
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

/** The snapshot of Discussions, where a hub has one. */
export async function readSnapshot(
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
