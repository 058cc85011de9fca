import type { Loader } from 'astro/loaders';
import type { Entry } from '#core/entry.ts';
import type { Kind } from '#core/kind.ts';
import { formatProblem } from '#core/problem.ts';
import { readHub } from './hub.ts';
import { readOptions } from './options.ts';
import { prepareEntries } from './prepare.ts';

let prepared: Promise<Entry[]> | undefined;
/** The kinds share a reading, so they share its failure: it is told once. */
let told: unknown;

/**
 * Loads one kind into Astro's data store: the entries, never bodies or HTML, which stay in the
 * render cache. The kinds of a hub share one reading; in the live preview a change reads anew.
 */
export function hubLoader(name: string, kinds: Record<string, Kind>): Loader {
  return {
    name: `hub-${name}`,
    load: async ({ store, logger, watcher }) => {
      const { content } = readOptions();
      const fill = async () => {
        prepared ??= prepare(kinds);
        const entries = (await prepared).filter(({ kind }) => kind === name);
        const left = new Set(store.keys());
        for (const entry of entries) {
          left.delete(entry.id);
          store.set({ id: entry.id, data: { ...entry }, digest: entry.digest });
        }
        for (const id of left) store.delete(id);
      };
      const tell = (error: Error) => {
        if (error !== told) logger.error(error.message);
        told = error;
      };
      await fill();
      watcher?.add(content);
      watcher?.on('all', (_, file) => {
        if (!file.startsWith(content)) return;
        prepared = undefined;
        setTimeout(() => fill().catch(tell), 100);
      });
    },
  };
}

async function prepare(kinds: Record<string, Kind>): Promise<Entry[]> {
  const options = readOptions();
  const hub = await readHub(options.content, kinds);
  if (hub.problems.length > 0)
    throw new Error(`The content has problems:\n${hub.problems.map(formatProblem).join('\n')}`);
  return prepareEntries(hub, options);
}
