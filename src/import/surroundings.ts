import { existsSync } from 'node:fs';
import path from 'node:path';
import { toEntryFile } from '#ingest/entry-file.ts';
import { listSources, readSource } from '#ingest/source.ts';
import { redactFields } from './emails.ts';
import type { Planning } from './plan.ts';
import { freshSettings } from './settings.ts';
import type { Stage } from './stage.ts';

/** What a hub has that an import may refer to. */
export interface Existing {
  members: { id: string; name: string; github?: string }[];
  topics: Map<string, string>;
  settings: boolean;
  /** Paths of the members' and topics' files, below the content folder. */
  files: ReadonlySet<string>;
}

/** Members and topics the hub has already. */
export async function readExisting(into: string): Promise<Existing> {
  const read = async (kind: string) => {
    const files = await listSources(into, kind);
    const sources = await Promise.all(files.map((file) => readSource(into, kind, file)));
    return sources.map(({ id, source }) => ({ id, data: source?.yaml.data ?? {} }));
  };
  const nameIn = (data: Record<string, unknown>, id: string) =>
    typeof data.name === 'string' ? data.name : id;
  return {
    members: (await read('members')).map(({ id, data }) => {
      const { login } = (data.github ?? {}) as { login?: string };
      return { id, name: nameIn(data, id), ...(login ? { github: login } : {}) };
    }),
    topics: new Map((await read('topics')).map(({ id, data }) => [id, nameIn(data, id)])),
    settings: existsSync(path.join(into, 'site.yaml')),
    files: new Set([
      ...(await listSources(into, 'members')),
      ...(await listSources(into, 'topics')),
    ]),
  };
}

/** Writes the topics and members that the entries name and the hub does not have, and the settings. */
export async function writeAround(
  stage: Stage,
  { kind: brought, people, topics, site }: Planning,
  existing: Existing,
  used: ReadonlySet<string>,
): Promise<string[]> {
  const created: string[] = [];
  const write = async (kind: string, id: string, own: Record<string, unknown>) => {
    const name = freeName(kind, id, existing.files);
    const file = `${kind}/${name}.md`;
    const fields = name === id ? own : { id, ...own };
    created.push(file);
    await stage.write(file, toEntryFile(redactFields(fields) as Record<string, unknown>, ''));
  };
  for (const [id, { name, summary }] of topics.seen)
    if (used.has(id) && !existing.topics.has(id))
      await write('topics', id, {
        name: name.slice(0, 60),
        ...(summary ? { summary: summary.slice(0, 200) } : {}),
      });
  for (const [id, { name, github, bio, url, joined }] of people.created)
    await write('members', id, {
      name: name.slice(0, 80),
      joined: new Date(joined),
      ...(github ? { github: { login: github } } : {}),
      ...(bio ? { bio: bio.slice(0, 200) } : {}),
      ...(url ? { links: [{ label: 'Website', url }] } : {}),
    });
  if (!existing.settings) {
    await stage.write('site.yaml', freshSettings(site, brought));
    stage.entries.delete('site.yaml');
    created.push('site.yaml');
  }
  return created;
}

/** A file name that the hub does not have: an entry may have another id than its file's name. */
function freeName(kind: string, id: string, files: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? id : `${id}-${count}`;
    if (!files.has(`${kind}/${name}.md`)) return name;
  }
}
