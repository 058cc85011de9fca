import path from 'node:path';
import { z } from 'zod';
import type { MediaFormat, SchemaContext } from '#core/kind.ts';
import { didYouMean } from '#core/problem.ts';
import { classifyTarget } from '#core/urls.ts';
import { toVideoSource } from '#core/video.ts';
import { judgePicture } from './images.ts';
import { judgeMedia } from './media.ts';
import type { Source } from './source.ts';

/** A schema context bound to one hub; it judges references and pictures of the source in hand. */
export interface HubContext extends SchemaContext {
  /** The source whose data is validated next. */
  source: Source | undefined;
  /** Pictures named by the data validated last, as written. */
  pictures: string[];
  /** Other files named by it, as written, and what they are for. */
  attached: Record<string, MediaFormat>;
}

/** @param ids known ids of each kind */
export function createHubContext(content: string, ids: Map<string, Set<string>>): HubContext {
  const context: HubContext = {
    source: undefined,
    pictures: [],
    attached: {},
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
    media: (format) =>
      z
        .string({
          error: `Write the path of a file beside this one, like ${mediaExamples[format]}.`,
        })
        .check(({ value, issues }) => {
          if (!context.source) return;
          const message = judgeMediaAddress(content, context.source, value, format);
          if (message) issues.push({ code: 'custom', input: value, message });
          else if (classifyTarget(value).type === 'relative') context.attached[value] = format;
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

const mediaExamples: Record<MediaFormat, string> = {
  video: './demo.mp4',
  captions: './captions.vtt',
  slides: './slides.pdf',
};

/** What is wrong with the address of a file that is published as it is. */
function judgeMediaAddress(
  content: string,
  source: Source,
  address: string,
  format: MediaFormat,
): string | undefined {
  const target = classifyTarget(address);
  if (target.type === 'refused') return target.reason;
  if (target.type === 'web' && format === 'slides') return undefined;
  if (target.type === 'web' && format === 'video')
    return toVideoSource(address)
      ? undefined
      : 'The hub plays videos of YouTube, Vimeo and Wistia. Write the address of the video there, like https://www.youtube.com/watch?v=aqz-KE-bpKQ, or put a file beside this one.';
  if (target.type !== 'relative')
    return `Write the path from this file, like ${mediaExamples[format]}, not "${address}".`;
  if (target.path.split('/').includes('..'))
    return `"${address}" lies in another folder. Put the file beside this one.`;
  return judgeMedia(content, path.resolve(source.folder, target.path), address, format);
}
