import path from 'node:path';
import { fillAddress, folderOf, type Reader, seenIn } from '../reader.ts';
import { everywhere } from '../syntax/everywhere.ts';
import { mdxLayout } from '../syntax/mdx-layout.ts';
import { mdxSyntax } from '../syntax/mdx-syntax.ts';

/** Docusaurus blogs: JSX in Markdown, admonitions, `authors.yml`, `/blog/<slug>`. */
export const docusaurus: Reader = {
  name: 'docusaurus',
  label: 'Docusaurus',
  recognise: (evidence) => [
    ...[...evidence.names].filter((name) =>
      /^(docusaurus\.config\.\w+|authors\.ya?ml)$/.test(name),
    ),
    ...seenIn(evidence, /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/, '<!--truncate-->'),
    ...seenIn(evidence, /^:::+\s*(note|info|tip|warning|danger|caution)\b/m, ':::note'),
    ...seenIn(evidence, /^import .* from '@(theme|site|docusaurus)/m, 'imports of @theme'),
  ],
  addressOf: (file, { from, section }) => {
    // The blog's own folder is the first below the site, or the one that was named.
    const base = folderOf(file.file, section).split('/')[1] || path.basename(from);
    const dated = file.slug === undefined && /(^|\/)\d{4}-\d\d-\d\d/.test(file.file);
    return fillAddress(dated ? `/${base}/:year/:month/:day/:slug/` : `/${base}/:slug/`, file);
  },
  steps: [mdxLayout, mdxSyntax, ...everywhere],
};
