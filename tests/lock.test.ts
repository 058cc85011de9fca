import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface LockEntry {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const path = join(import.meta.dirname, '..', 'package-lock.json');
const lock: { packages: Record<string, LockEntry> } = JSON.parse(readFileSync(path, 'utf8'));

/** Looks a package up as Node does: beside, then in each folder above. */
function findEntry(from: string, name: string): LockEntry | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const entry = lock.packages[`${folder}/node_modules/${name}`];
    if (entry) return entry;
    if (!folder.includes('/node_modules/')) return lock.packages[`node_modules/${name}`];
  }
}

// npm leaves packages for other systems out of a lock it writes beside an old node_modules, or when
// a mirror lacks them, and "npm ci" then refuses that lock.
test('the lock holds the packages of every system, not only of the one it was written on', () => {
  const missing = Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !findEntry(from, name)?.version),
  );
  expect(missing).toEqual([]);
});

test('the lock names no registry, so it works with any mirror', () => {
  const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved);
  expect(named.map(([name]) => name)).toEqual([]);
});
