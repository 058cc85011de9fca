import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { formatProblem } from '#core/problem.ts';
import type { Kind } from '#core/kind.ts';
import { readHub } from '#ingest/hub.ts';
import { kinds as registry } from '#kinds/registry.ts';

/** The registered kinds, for code that treats all alike. */
export const kinds = registry as unknown as Record<string, Kind>;

/** The smallest picture: a PNG of one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC',
  'base64',
);

/** What a file of a temporary hub holds; `null` leaves a file of the base out. */
export type FileContent = string | Uint8Array | { linkTo: string } | null;

const base: Record<string, FileContent> = {
  'site.yaml':
    'name: Tiny\ntagline: A hub to break\nurl: https://tiny.example.com\nrepo: tiny/hub\n',
  'members/ada-sample.md': '---\nname: Ada Sample\njoined: 2026-01-02\n---\n\nHello.\n',
  'topics/kitchen.md': '---\nname: Kitchen\n---\n\nWhat happens in it.\n',
  'posts/soup.md': post('# Soup\n\n## The stock\n\nBoil it.\n'),
  'posts/pot.png': onePixel,
};

/** A valid post with a body; `fields` are added to its front matter. */
export function post(body: string, fields = ''): string {
  return `---\ntitle: A post\ndate: 2026-03-04\nauthors: [ada-sample]\n${fields}---\n\n${body}`;
}

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a tiny valid hub, with these files in it, below a temporary folder; returns the folder. */
export function writeHub(files: Record<string, FileContent>): string {
  const content = temporaryFolder();
  for (const [name, data] of Object.entries({ ...base, ...files })) {
    if (data === null) continue;
    const file = path.join(content, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof data === 'object' && 'linkTo' in data) symlinkSync(data.linkTo, file);
    else writeFileSync(file, data);
  }
  return content;
}

/** Problems of the tiny hub with these files in it, one a line, as an author sees them. */
export async function problemsOf(files: Record<string, FileContent>): Promise<string> {
  const content = writeHub(files);
  const { problems } = await readHub(content, kinds);
  return problems.map(formatProblem).join('\n').replaceAll(`${content}/`, '');
}
