import { isDeepStrictEqual } from 'node:util';
import { hashOf } from '#ingest/source.ts';
import type { CheckedSource } from '#ingest/hub.ts';
import { redactBody } from './body.ts';
import { dropComments, rewriteHeader } from './front-matter.ts';
import type { Hidden } from './hidden.ts';

/** An entry's file as the archive has it, where that is not the hub's own. */
export interface Adapted {
  text: string;
  /** A sentence for each change; none of them names what was taken out. */
  changes: string[];
  /** Pictures that lie elsewhere now: the new address, by the one in the hub. */
  moved: Map<string, string>;
}

/** Makes changed data of an entry's front matter; the same object when nothing has to change. */
export type Redact = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * Takes out of an entry's file what names something that is not public; undefined when nothing
 * does, so that the file can stay as it is, byte for byte.
 *
 * @param text the file, with `\n` for line ends
 * @param movable addresses of pictures that lie in the folder of something that is not public
 */
export function adaptEntry(
  text: string,
  source: CheckedSource,
  redact: Redact,
  hidden: Hidden,
  movable: readonly string[],
): Adapted | undefined {
  const body = redactBody(source.body, source.mdx, {
    isTarget: (address) => hidden.isTarget(address, source.file),
    isNamed: hidden.isNamed,
  });
  const head = adaptHead(text.slice(0, text.length - source.body.length), source, redact, hidden);
  const changes = new Set([...head.changes, ...body.changes]);
  const moved = new Map(movable.map((address) => [address, toPlace(address)]));
  let adapted = head.text + body.text;
  for (const [address, place] of moved) {
    adapted = adapted.replaceAll(address, place);
    changes.add('A picture that lay beside something that is not public lies beside this file.');
  }
  return changes.size === 0 ? undefined : { text: adapted, changes: [...changes], moved };
}

const toPlace = (address: string) =>
  `./picture-${hashOf(address).slice(0, 8)}${/\.\w+$/.exec(address)?.[0] ?? ''}`;

/** @param head the front matter with its lines of `---` */
function adaptHead(
  head: string,
  { yaml: { data } }: CheckedSource,
  redact: Redact,
  { isNamed }: Hidden,
): { text: string; changes: string[] } {
  const [, opening = '', header = '', closing = ''] =
    /^(---[ \t]*\n)([\s\S]*?)(\n?---[ \t]*\n?)$/.exec(head) ?? [];
  const redacted = redact(data);
  const rewritten = redacted === data ? header : rewriteHeader(header, data, redacted);
  const quiet = dropComments(rewritten, isNamed);
  const changed = Object.keys(data).filter(
    (name) => !isDeepStrictEqual(data[name], redacted[name]),
  );
  const changes = changed.map(
    (name) => `${name}: What is not public, or what somebody does not agree to, was taken out.`,
  );
  if (quiet !== rewritten)
    changes.push('A comment that names something that is not public was taken out.');
  return { text: opening + quiet + closing, changes };
}
