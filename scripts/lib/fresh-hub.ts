import { settingsSchema } from '#core/settings.ts';
import { toEntryFile, toYamlText } from '#ingest/entry-file.ts';

/** What somebody says about the hub they are starting. */
export interface FreshHub {
  name: string;
  /** `owner/name` on GitHub. */
  repo: string;
  /** Where it will be read; GitHub Pages of the repository by default. */
  url?: string;
  /** Day of the first post, `2026-11-22`. */
  asOf: string;
}

/** Text files by their path inside `content/`. */
export type ContentFiles = Record<string, string>;

/** The first content of a hub; throws an error with a sentence per wrong value. */
export function toFreshContent(hub: FreshHub): ContentFiles {
  const { name } = readSettings(hub);
  return {
    'site.yaml': toSettingsFile(hub),
    'posts/welcome.md': toEntryFile(
      {
        title: `Welcome to ${name}`,
        summary: 'The first post: what this place is for, and how to add something of your own.',
        date: toDay(hub.asOf),
        authors: ['host'],
        topics: ['community'],
      },
      welcomeBody(hub.repo),
    ),
    'topics/community.md': toEntryFile(
      {
        name: 'Community',
        summary: 'How this place works, what is new, and how to take part.',
        startHere: ['posts/welcome'],
      },
      'Questions about the hub itself belong here, and so does news about it. Change this text, and add a topic for each thing your people care about.',
    ),
    'members/host.md': toEntryFile(
      { name: 'Your host', joined: toDay(hub.asOf), role: 'Keeps this hub' },
      'This is a placeholder. Rename this file to your own, as in `ada-lovelace.md`, write your name and a few words about yourself, and put the new file name under `authors` in `posts/welcome.md`.',
    ),
  };
}

/** The settings as the site will read them: the rules for names and addresses stand there only. */
function readSettings(hub: FreshHub) {
  if (!/^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?\/(?!\.{1,2}$)[\w.-]{1,100}$/i.test(hub.repo)) {
    throw new Error(
      `--repo: "${hub.repo}" is not a repository. Write it as GitHub does: acme/commons.`,
    );
  }
  const parsed = settingsSchema.safeParse(toSettings(hub));
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
}

function toSettings({ name, repo, url }: FreshHub) {
  return {
    name,
    tagline: 'A place for what we make, learn and share',
    about: `${name} is where we share what we make and learn. Change this text in content/site.yaml.`,
    url: url ?? toPagesUrl(repo),
    repo,
    branch: 'main',
    language: 'en',
    contact: `https://github.com/${repo}/discussions`,
    nav: [
      { label: 'Feed', href: '/community/' },
      { label: 'Topics', href: '/topics/' },
      { label: 'Members', href: '/members/' },
      { label: 'Teams', href: '/teams/' },
    ],
  };
}

/** GitHub serves a repository named after its host at the root, every other one in a folder. */
function toPagesUrl(repo: string): string {
  const [owner = '', name = ''] = repo.split('/');
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}` : `https://${host}/${name}`;
}

function toSettingsFile(hub: FreshHub): string {
  return `# What makes this hub yours. Every page reads it.
${toYamlText(toSettings(hub))}
# Conversations under each page live in the Discussions of your repository. To switch them on:
# turn Discussions on in the settings of the repository, install the giscus app, let
# https://giscus.app tell you the ids, and remove the marks in front of these lines.
# giscus:
#   repo: ${hub.repo}
#   repoId: R_…
#   category: Announcements
#   categoryId: DIC_…
`;
}

function toDay(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  // Dates roll over: 30 February would be 2 March.
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T`)) return date;
  throw new Error(`--as-of: "${day}" is not a day. Write it as year-month-day, like 2026-11-22.`);
}

const welcomeBody = (repo: string) => `
This hub is a Git repository. Everything you read here is a file in \`content/\`, and everybody can change it: open a pull request, and it is on the site as soon as it is merged.

## Add something

1. Copy \`content/posts/welcome.md\` to a new file beside it. Its name becomes the address.
2. Change the title, the summary, the date and the authors, and write below them.
3. Run \`npm start\` to read it as others will, or just open a pull request at [${repo}](https://github.com/${repo}).

## Introduce yourself

Add a file with your name to \`content/members/\`. What you write, and what you are part of, gathers on your page.
`;
