import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '#core/kind.ts';
import { didYouMean, type Problem } from '#core/problem.ts';
import { classifyTarget, decodeEscapes } from '#core/urls.ts';
import type { CheckedSource } from './hub.ts';
import { anchorsOf } from './render.ts';

/** Address as written -> the entry it leads to. Addresses that need no resolving are absent. */
export type ResolvedLinks = Record<
  string,
  { kind: string; id: string; anchor: string } | { path: string }
>;

/**
 * Resolves every link between content files, in place, and reports those that lead nowhere.
 *
 * @param broken files with problems of their own; links to them are not judged
 */
export function checkLinks(
  content: string,
  kinds: Record<string, Kind>,
  sources: CheckedSource[],
  broken: ReadonlySet<string>,
): Problem[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const pages = new Set(
    sources.flatMap(({ kind, slug, data }) => [
      ...(kinds[kind]?.host ? [] : [`/${kind}/${slug}/`]),
      ...data.aliases,
    ]),
  );
  const kindNames = new Set(sources.map(({ kind }) => kind));
  const anchors = new Map<string, Set<string>>();
  const anchorsIn = (source: CheckedSource) => {
    // A body that cannot be read has a problem of its own.
    if (source.scan.problems.length > 0) return undefined;
    const known = anchors.get(source.file) ?? anchorsOf(source.body, source.mdx);
    anchors.set(source.file, known);
    return known;
  };
  return sources.flatMap((source) =>
    source.scan.links.flatMap(({ address, line, column }) => {
      const problem = (message: string) => [{ file: source.shownFile, line, column, message }];
      const target = classifyTarget(address);
      if (target.type === 'refused') return problem(target.reason);
      if (target.type === 'site') {
        source.links[address] = { path: target.path };
        const homeless = explainHosted(target.path, kinds, pages);
        return homeless
          ? problem(homeless)
          : judgePath(target.path, pages, kindNames, broken.size > 0, problem);
      }
      if (target.type === 'anchor') return judgeAnchor(target.anchor, anchorsIn(source), problem);
      if (target.type !== 'relative') return [];

      const file = path.posix.normalize(
        path.posix.join(path.posix.dirname(source.file), target.path),
      );
      const names = [file, ...['index.md', 'index.mdx'].map((name) => path.posix.join(file, name))];
      const found = names.flatMap((name) => byFile.get(name) ?? [])[0];
      if (!found && names.some((name) => broken.has(name))) return [];
      if (!found) return problem(explainMissing(content, file, address, source, byFile));
      source.links[address] = { kind: found.kind, id: found.id, anchor: target.anchor };
      return target.anchor === ''
        ? []
        : judgeAnchor(target.anchor, anchorsIn(found), problem, ` in ${found.shownFile}`);
    }),
  );
}

/** A kind without pages of its own has no list of them either, though its name looks like one. */
function explainHosted(
  address: string,
  kinds: Record<string, Kind>,
  pages: Set<string>,
): string | undefined {
  const [pathname = ''] = address.split(/[?#]/);
  const kind = kinds[/^\/([a-z-]+)\/?$/.exec(pathname)?.[1] ?? ''];
  if (!kind?.host || pages.has(pathname)) return undefined;
  const { one, many } = kind.label;
  return `There is no page /${kind.name}/ in this hub: ${many.toLowerCase()} stand on the pages of other entries. Link to the file of one of those, or of a ${one.toLowerCase()}.`;
}

/** A path of the hub that has the form of an entry's must be one. Built pages are verified later. */
function judgePath(
  address: string,
  pages: Set<string>,
  kinds: Set<string>,
  incomplete: boolean,
  problem: (message: string) => Problem[],
): Problem[] {
  const [pathname = ''] = address.split(/[?#]/);
  const entry = /^\/([a-z-]+)\/[a-z0-9-]+\/?$/.exec(pathname);
  if (incomplete || !entry?.[1] || !kinds.has(entry[1])) return [];
  const page = pathname.replace(/\/?$/, '/');
  if (pages.has(page) || pages.has(pathname)) return [];
  return problem(
    `There is no page ${page} in this hub.${didYouMean(page, pages) || ' Link to the entry by its file instead, like ./other-post.md.'}`,
  );
}

function judgeAnchor(
  anchor: string,
  known: Set<string> | undefined,
  problem: (message: string) => Problem[],
  where = '',
): Problem[] {
  if (
    anchor === '' ||
    known === undefined ||
    known.has(anchor) ||
    known.has(`user-content-${anchor}`) ||
    known.has(decodeEscapes(anchor) ?? anchor)
  )
    return [];
  return problem(
    `There is no heading "#${anchor}"${where}.${didYouMean(anchor, known) || ' Use the heading in lower case with hyphens for spaces.'}`,
  );
}

function explainMissing(
  content: string,
  file: string,
  address: string,
  source: CheckedSource,
  byFile: Map<string, CheckedSource>,
): string {
  if (existsSync(path.join(content, file)) && !/\.mdx?$/.test(file)) {
    return `"${address}" is not an entry. Links lead to Markdown files of the hub, or to web addresses.`;
  }
  const folder = path.posix.dirname(source.file);
  const near = didYouMean(
    path.posix.relative(folder, file),
    [...byFile.keys()].map((known) => path.posix.relative(folder, known)),
  );
  return `There is no file "${address}".${near || ' Check the path, from this file on.'}`;
}
