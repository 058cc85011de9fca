import type { Manifest } from '#import/manifest.ts';
import { escapeMarkdown } from '#import/words.ts';

/**
 * What somebody reads who opens an archive and has never heard of the hub or of this program.
 *
 * @param repo `owner/name` on GitHub
 * @param counts how many of what: `3 members`
 */
export function toReadme(
  { name, url, asOf, adapted, omitted }: Omit<Manifest, 'files' | 'counts'>,
  repo: string,
  counts: string[],
): string {
  const title = escapeMarkdown(name);
  const list = new Intl.ListFormat('en').format(counts) || 'nothing yet';
  const lines = (title: string, found: Manifest['adapted']) =>
    found.length === 0
      ? ''
      : `\n${title}\n\n${found.map(({ path, changes }) => `- \`${path}\`: ${changes.join(' ')}`).join('\n')}\n`;
  return `# ${title}

This is everything that ${title} (<${url}>) has published, as it was on ${asOf}: ${list}. You need no program of ours to read it.

| here                    | is                                                                   |
| ----------------------- | -------------------------------------------------------------------- |
| \`content/\`              | each text as Markdown, and its pictures beside it: open it anywhere  |
| \`content/site.yaml\`     | name and settings of the hub                                         |
| \`content/snapshots/\`    | the newest of the conversations on GitHub, where the hub has any     |
| \`api/v1/index.json\`     | the same as data, for programs; its schemas are in \`api/v1/schemas/\` |
| \`feeds.opml\`            | its feeds: open it in a feed reader to follow them                   |
| \`manifest.json\`         | every file with its size and SHA-256                                 |

## What is not in it

It has what the public site has. Drafts, private entries and members who did not want to be listed are neither in it nor named in it; nor are the history in Git and pictures that no entry shows. A file that named one of them was adapted, and every other one is as its authors wrote it, byte for byte. Comments in a file are kept, unless they name something that is not public. Pictures have lost what a camera or a program wrote into them, place and comments included; what they show is the same.
${lines('These files were adapted:', adapted)}${lines('These entries were left out:', omitted)}
## Bring it into a hub

The hub is made by Potluck, which is free software: <https://github.com/${repo}> has it. In a clone of that:

\`\`\`sh
npm run import -- --from community.zip --into content
\`\`\`

\`content\` may be a new folder, or one that has something already: nothing there is overwritten. Each file is compared with the manifest and checked before it is written.

## Whose it is

The authors’. The file \`content/LICENSE\`, where there is one, says what you may do with it.
`;
}
