import path from 'node:path';
import { fillAddress, folderOf, type Reader, seenIn } from '../reader.ts';
import { everywhere } from '../syntax/everywhere.ts';
import { liquid } from '../syntax/liquid.ts';

/** Eleventy sites: Nunjucks or Liquid in Markdown, data files beside, an address per path. */
export const eleventy: Reader = {
  name: 'eleventy',
  label: 'Eleventy',
  recognise: (evidence) => [
    ...[...evidence.names].filter((name) =>
      /^(\.?eleventy(\.config)?\.\w+|.*\.11tydata\.\w+)$/.test(name),
    ),
    ...seenIn(evidence, /^eleventy\w+:/m, 'eleventy fields'),
    ...seenIn(
      evidence,
      /\{%-?\s*(image|set|renderTemplate)\b|\{\{[^}]*\|\s*(url|safe)\b/,
      'Nunjucks',
    ),
    ...seenIn(evidence, /^tags:\s*(\[?\s*["']?posts?["']?|\n\s*-\s*["']?posts?\b)/m, 'tags: post'),
  ],
  addressOf: (file, { section }) => {
    const folder = folderOf(file.file, section).replace(/^\/(src|content)(?=\/|$)/, '');
    return fillAddress(path.posix.join('/', folder, ':stem/'), file);
  },
  steps: [liquid, ...everywhere],
};
