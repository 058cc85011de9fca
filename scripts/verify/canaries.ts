import { execFileSync } from 'node:child_process';
import { isPublic } from '#ingest/prepare.ts';
import { type Finding, readText, type Rule } from './site.ts';

/** Whether words can be found in a built file. */
export const isText = (file: string) =>
  !/\.(avif|webp|jpe?g|png|woff2|wasm|pagefind|mp4|webm|pdf)$/.test(file);

/** Nothing that is not public is in any file: no draft, no private entry, no unlisted member, no commit's address. */
export const canaries =
  (content: string): Rule =>
  async (site) => {
    const secrets = [...new Set([...privateWords(site.sources), ...commitAddresses(content)])];
    const findings: Finding[] = [];
    for (const file of site.files.filter(isText)) {
      const text = await readText(site.folder, file);
      for (const secret of secrets) {
        if (text.includes(secret.words))
          findings.push({ file, message: `${secret.what} is published here.` });
      }
    }
    return findings;
  };

function privateWords(sources: Parameters<Rule>[0]['sources']): { what: string; words: string }[] {
  const published = sources
    .filter(isPublic)
    .map(({ body, data }) => `${String(data.title ?? data.name ?? '')}\n${body}`)
    .join('\n');
  return sources
    .filter((source) => !isPublic(source))
    .flatMap((source) => {
      const name = String(source.data.title ?? source.data.name ?? '');
      const sentence = /[\p{L}\p{N} ,'-]{30,80}/u.exec(source.body)?.[0] ?? '';
      const spoken = (source.transcript ?? []).map(({ text }) => text);
      return [name, sentence, ...spoken, `/${source.kind}/${source.slug}/`]
        .filter((words) => words.trim().length >= 8 && !published.includes(words))
        .map((words) => ({ what: `Something of ${source.file}, which is not public,`, words }));
    });
}

function commitAddresses(content: string): { what: string; words: string }[] {
  try {
    const log = execFileSync('git', ['-C', content, 'log', '--format=%ae%n%ce'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
    return [...new Set(log.split('\n'))]
      .filter((address) => address.includes('@'))
      .map((words) => ({ what: 'The address of a commit', words }));
  } catch {
    return [];
  }
}
