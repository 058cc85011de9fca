import path from 'node:path';
import { z } from 'zod';
import type { SchemaContext } from '#core/kind.ts';
import { didYouMean } from '#core/problem.ts';
import { classifyTarget } from '#core/urls.ts';
import { judgePicture } from './images.ts';
import type { Source } from './source.ts';

/** A schema context bound to one hub; it judges references and pictures of the source in hand. */
export interface HubContext extends SchemaContext {
  /** The source whose data is validated next. */
  source: Source | undefined;
  /** Pictures named by the data validated last, as written. */
  pictures: string[];
}

/** @param ids known ids of each kind */
export function createHubContext(content: string, ids: Map<string, Set<string>>): HubContext {
  const context: HubContext = {
    source: undefined,
    pictures: [],
    reference: (kind) =>
      z
        .string({ error: `Write an id of ${kind}, the name of its file.` })
        .check(({ value, issues }) => {
          const known = ids.get(kind) ?? new Set();
          if (known.has(value)) return;
          const hint =
            didYouMean(value, known) ||
            ` Add content/${kind}/${value}.md, or use an id that exists.`;
          issues.push({
            code: 'custom',
            input: value,
            message: `There is no entry "${value}" in ${kind}.${hint}`,
          });
        }),
    key: () =>
      z.string({ error: 'Write a key, like posts/hello.' }).check(({ value, issues }) => {
        const [kind = '', id = ''] = value.split('/', 2);
        if (ids.get(kind)?.has(id)) return;
        const all = [...ids].flatMap(([name, known]) =>
          [...known].map((known) => `${name}/${known}`),
        );
        issues.push({
          code: 'custom',
          input: value,
          message: `There is no entry "${value}".${didYouMean(value, all) || ' Write it as kind/id, like posts/hello.'}`,
        });
      }),
    image: () =>
      z
        .string({ error: 'Write the path of a picture beside this file, like ./photo.webp.' })
        .check(({ value, issues }) => {
          if (!context.source) return;
          const message = judgeAddress(content, context.source, value);
          if (message) issues.push({ code: 'custom', input: value, message });
          else context.pictures.push(value);
        }),
  };
  return context;
}

/** What is wrong with a picture's address; undefined when it may be shown. */
export function judgeAddress(content: string, source: Source, address: string): string | undefined {
  const target = classifyTarget(address);
  if (target.type === 'web')
    return 'Pictures from other sites would tell them who reads this. Save it beside the text and link to it as ./name.webp.';
  if (target.type === 'refused') return target.reason;
  if (target.type !== 'relative')
    return `Write the picture's path from this file, like ./name.webp, not "${address}".`;
  return judgePicture(content, path.resolve(source.folder, target.path), address);
}
