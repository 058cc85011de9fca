import path from 'node:path';
import { fillAddress, folderOf, type Reader, seenIn } from '../reader.ts';
import { everywhere } from '../syntax/everywhere.ts';
import { zolaShortcodes } from '../syntax/zola-shortcodes.ts';

/** Zola sites: TOML front matter with `[taxonomies]`, `{{ shortcodes() }}`, `@/` links. */
export const zola: Reader = {
  name: 'zola',
  label: 'Zola',
  recognise: (evidence) => [
    ...[...evidence.names].filter((name) => /^(sass|_index\.md)$/.test(name)),
    ...seenIn(evidence, /^\+\+\+\n[\s\S]*?\[(taxonomies|extra)\][\s\S]*?\n\+\+\+/, '[taxonomies]'),
    ...seenIn(evidence, /\{\{\s*\w+\([^)]*\)\s*\}\}|\{%\s*end\s*%\}/, '{{ shortcodes() }}'),
    ...seenIn(evidence, /\]\(@\//, 'links with @/'),
  ],
  fields: {
    'taxonomies.tags': 'topics',
    'taxonomies.categories': 'topics',
    'extra.author': 'authors',
  },
  addressOf: (file, { section }) => {
    const folder = folderOf(file.file, section).replace(/^(.*\/)?content(\/|$)|^\//, '');
    return fillAddress(path.posix.join('/', folder, ':slug/'), file);
  },
  steps: [zolaShortcodes, ...everywhere],
};
