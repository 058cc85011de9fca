import { fillAddress, type Reader, seenIn } from '../reader.ts';

const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};
import { everywhere } from '../syntax/everywhere.ts';
import { liquid } from '../syntax/liquid.ts';
import { kramdown } from '../syntax/kramdown.ts';

/** Jekyll sites: dates in file names, Liquid, kramdown, permalinks from `_config.yml`. */
export const jekyll: Reader = {
  name: 'jekyll',
  label: 'Jekyll',
  recognise: (evidence) => {
    const reasons = [
      ...[...evidence.names].filter((name) =>
        /^(_config\.ya?ml|_posts|_layouts|_includes|_data|Gemfile)$/.test(name),
      ),
      ...seenIn(
        evidence,
        /\{%-?\s*(highlight|include|post_url|raw|link)\b|\{\{\s*(site|page)\./,
        'Liquid',
      ),
      ...seenIn(evidence, /^layout:\s*(post|page|default)\s*$/m, 'layout: post'),
      ...seenIn(evidence, /^\{:\s*[.#]/m, 'kramdown'),
    ];
    // Many sites date their files: it speaks for Jekyll only where something else does.
    const dated = evidence.files.some((file) =>
      /(^|\/)\d{4}-\d\d-\d\d-[^/]+\.(md|markdown)$/.test(file),
    );
    return dated && reasons.length > 0 ? [...reasons, 'dates in file names'] : reasons;
  },
  fields: {
    'header.image': 'cover',
    'header.overlay_image': 'cover',
    'header.teaser': 'cover',
  },
  tagsBySpace: true,
  addressOf: (file, { config }) => {
    const style = typeof config.permalink === 'string' ? config.permalink : 'date';
    return fillAddress(styles[style] ?? style, file);
  },
  steps: [liquid, kramdown, ...everywhere],
};
