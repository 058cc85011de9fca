import path from 'node:path';

/** What a build is asked to do. Commands set it in the environment, so that Astro's modules read the same. */
export interface HubOptions {
  /** Absolute path of the content folder. */
  content: string;
  /** Absolute path of the cache folder. */
  cache: string;
  /** ISO day; the only clock. */
  asOf: string;
  /** Drafts are shown: only ever true in the live preview. */
  drafts: boolean;
  /** `/` or `/hub/`; overrides what `site.yaml`'s url says. */
  base?: string;
  /** Origin, or origin with path; overrides `site.yaml`'s url. */
  site?: string;
}

const variables = {
  content: 'POTLUCK_CONTENT',
  cache: 'POTLUCK_CACHE',
  asOf: 'POTLUCK_AS_OF',
  drafts: 'POTLUCK_DRAFTS',
  base: 'POTLUCK_BASE',
  site: 'POTLUCK_SITE',
} as const;

/** Today in UTC, the default of `--as-of`. */
export const today = () => new Date().toISOString().slice(0, 10);

/** Options of the running build, from the environment, with their defaults. */
export function readOptions(environment: NodeJS.ProcessEnv = process.env): HubOptions {
  const value = (name: keyof typeof variables) => environment[variables[name]] || undefined;
  const base = value('base');
  const site = value('site');
  return {
    content: path.resolve(value('content') ?? 'content'),
    cache: path.resolve(value('cache') ?? '.cache'),
    asOf: value('asOf') ?? today(),
    drafts: value('drafts') === '1',
    ...(base ? { base } : {}),
    ...(site ? { site } : {}),
  };
}

/** Writes options where {@link readOptions} finds them. */
export function writeOptions(options: HubOptions) {
  for (const [name, variable] of Object.entries(variables)) {
    const value = options[name as keyof HubOptions];
    if (value === undefined || value === false) delete process.env[variable];
    else process.env[variable] = value === true ? '1' : value;
  }
}
