import { defineConfig } from 'astro/config';
import { hubIntegration } from './src/ingest/integration.ts';
import { kinds } from './src/kinds/registry.ts';

/** Where the hub lives comes from the command, see scripts/lib/build-site.ts. */
const { POTLUCK_ORIGIN, POTLUCK_BASE, POTLUCK_OUT } = process.env;

export default defineConfig({
  site: POTLUCK_ORIGIN || 'http://localhost:4321',
  base: POTLUCK_BASE || '/',
  outDir: POTLUCK_OUT || './dist',
  cacheDir: process.env.POTLUCK_ASTRO_CACHE || './.cache/astro',
  trailingSlash: 'always',
  output: 'static',
  scopedStyleStrategy: 'where',
  devToolbar: { enabled: false },
  prerenderConflictBehavior: 'error',
  // Every style and script is a file: the pages' Content-Security-Policy allows nothing inline.
  build: { inlineStylesheets: 'never', format: 'directory' },
  experimental: { incrementalBuild: true },
  integrations: [hubIntegration(kinds)],
  vite: { build: { assetsInlineLimit: 0, modulePreload: false, cssCodeSplit: false } },
});
