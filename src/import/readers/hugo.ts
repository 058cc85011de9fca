import path from 'node:path';
import { fillAddress, folderOf, type Reader, seenIn } from '../reader.ts';
import { everywhere } from '../syntax/everywhere.ts';
import { hugoShortcodes } from '../syntax/hugo-shortcodes.ts';

/** Hugo sites: `{{< shortcodes >}}`, page bundles, TOML or YAML, one address per section. */
export const hugo: Reader = {
  name: 'hugo',
  label: 'Hugo',
  recognise: (evidence) => [
    ...[...evidence.names].filter((name) =>
      /^(hugo\.(toml|ya?ml|json)|archetypes|layouts|themes|_index\.md)$/.test(name),
    ),
    ...seenIn(evidence, /\{\{[<%]\/?\s*\w/, '{{< shortcodes >}}'),
    ...seenIn(
      evidence,
      /^\+\+\+\n(?![\s\S]*\[(taxonomies|extra)\][\s\S]*\n\+\+\+)/,
      'TOML front matter',
    ),
  ],
  relativeAliases: true,
  addressOf: (file, { section, config }) => {
    const folder = folderOf(file.file, section).replace(/^(.*\/)?content(\/|$)|^\//, '');
    const [top = ''] = folder.split('/');
    const permalinks = config.permalinks as Record<string, unknown> | undefined;
    const pages = (permalinks?.page ?? permalinks) as Record<string, unknown> | undefined;
    const pattern = pages?.[top];
    return fillAddress(
      typeof pattern === 'string' ? pattern : path.posix.join('/', folder, ':slug/'),
      file,
    );
  },
  steps: [hugoShortcodes, ...everywhere],
};
