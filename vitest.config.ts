/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/** They run whole commands, which build sites: one at a time, as builds share Astro's own files. */
const commands = ['adding-a-kind', 'build', 'export', 'import'].map(
  (name) => `tests/${name}.test.ts`,
);

// The projects take Astro's plugins from here, so that a test can render a component.
export default getViteConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,scripts,tests}/**/*.test.ts'],
          exclude: ['tests/browser/**', ...commands, '**/node_modules/**'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'commands',
          include: commands,
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        // A browser test sees built files only; Astro has no part in it.
        extends: false,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-fixture.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
