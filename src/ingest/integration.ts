import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { lookup } from 'mrmime';
import { prepareFonts } from './fonts.ts';
import { readOptions } from './options.ts';

/** What the hub adds to Astro: the kinds' hues as CSS, fonts, and pictures and videos for the live preview. */
export function hubIntegration(
  kinds: Record<string, { name: string; hue: number }>,
): AstroIntegration {
  return {
    name: 'hub',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        // They depend on the code alone, and its stylesheets name them here, whatever --cache says.
        await prepareFonts(path.join(import.meta.dirname, '../../.cache'));
        updateConfig({ vite: { plugins: [kindColours(kinds), plainImports()] } });
      },
      'astro:server:setup': ({ server }) => {
        const { cache } = readOptions();
        server.middlewares.use((request, response, next) => {
          const [, folder, name = ''] =
            /\/_(images|media)\/([\w-]+\.(?:avif|webp|mp4|webm|vtt|pdf))$/.exec(
              request.url ?? '',
            ) ?? [];
          const file = folder && path.join(cache, folder === 'images' ? 'pictures' : 'media', name);
          const type = lookup(name);
          if (!file || !type || !existsSync(file)) return next();
          response.setHeader('content-type', type);
          createReadStream(file).pipe(response);
        });
      },
    },
  };
}

/** `virtual:kinds.css`: each kind's hue, so that `data-kind` is all a component writes. */
function kindColours(kinds: Record<string, { name: string; hue: number }>) {
  const id = 'virtual:kinds.css';
  return {
    name: 'hub-kind-colours',
    resolveId: (source: string) => (source === id ? `\0${id}` : undefined),
    load: (source: string) =>
      source === `\0${id}`
        ? `@layer tokens { ${Object.values(kinds)
            .map(({ name, hue }) => `[data-kind='${name}'] { --hue: ${hue}; }`)
            .join(' ')} }`
        : undefined,
  };
}

/**
 * Leaves `import()` to the browser. What bundlers put around it fetches styles ahead; nothing here
 * that is imported late has any, and every page would carry it.
 */
function plainImports() {
  return {
    name: 'hub-plain-imports',
    enforce: 'pre' as const,
    load: (id: string) =>
      id === '\0vite/preload-helper.js'
        ? 'export const __vitePreload = (load) => load();'
        : undefined,
  };
}
