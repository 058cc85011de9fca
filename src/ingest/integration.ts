import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { prepareFonts } from './fonts.ts';
import { readOptions } from './options.ts';

/** What the hub adds to Astro: the kinds' hues as CSS, fonts, and pictures for the live preview. */
export function hubIntegration(
  kinds: Record<string, { name: string; hue: number }>,
): AstroIntegration {
  return {
    name: 'hub',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        // They depend on the code alone, and its stylesheets name them here, whatever --cache says.
        await prepareFonts(path.join(import.meta.dirname, '../../.cache'));
        updateConfig({ vite: { plugins: [kindColours(kinds)] } });
      },
      'astro:server:setup': ({ server }) => {
        const folder = path.join(readOptions().cache, 'pictures');
        server.middlewares.use((request, response, next) => {
          const name = /\/_images\/([\w-]+\.(?:avif|webp))$/.exec(request.url ?? '')?.[1];
          const file = name && path.join(folder, name);
          if (!file || !existsSync(file)) return next();
          response.setHeader('content-type', `image/${path.extname(file).slice(1)}`);
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
