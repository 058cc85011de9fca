import { z } from 'zod';
import { authorsField, day, line, pictureField, sharedFields, webUrl } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';
import { timeCode } from '#core/time-code.ts';

/** How far a thing is, in the order of its life. */
export const stages = ['idea', 'wip', 'beta', 'shipped', 'dropped'] as const;

/** How far a thing is. */
export type Stage = (typeof stages)[number];

/** Front matter of a demo. The body tells what it is and how it was made. */
export const demoSchema = (context: SchemaContext) =>
  z
    .strictObject({
      ...sharedFields(context),
      title: line(140, 'a title'),
      /** One or two sentences for cards, feeds and previews. */
      summary: line(200, 'the summary').optional(),
      /** The day it was first shown; it orders the feed. */
      date: day('the day it was shown (date)'),
      /** Who showed it. */
      authors: authorsField(context),
      /** `idea`, `wip`, `beta`, `shipped` or `dropped`. Change this one word when it moves on. */
      stage: z.enum(stages, {
        error: ({ input }) =>
          `${input === undefined ? 'Add the stage, one of' : 'Write one of'} ${stages.join(', ')}.`,
      }),
      /** Team that makes it. Defaults to the teams of its authors. */
      team: context.reference('teams').optional(),
      /** Recording of which it is a slice; `start` and `end` say which. */
      recording: context.reference('recordings').optional(),
      /** Where the slice starts: 1:24 or 1:02:03. */
      start: timeCode('where the slice starts (start)').optional(),
      /** Where the slice ends. */
      end: timeCode('where the slice ends (end)').optional(),
      /** A video of its own: a file beside this one, or its address on YouTube, Vimeo or Wistia. */
      video: context.media('video').optional(),
      /** How long that video is. */
      duration: timeCode('how long the video is (duration)').optional(),
      /** What is said in it, as a WebVTT file beside this one. */
      captions: context.media('captions').optional(),
      /** The first is the picture of the card. */
      pictures: z
        .array(pictureField(context))
        .max(20, 'At most 20 pictures: the best of them.')
        .default([]),
      /** Where it runs. */
      url: webUrl().optional(),
      /** Where its code is. */
      code: webUrl().optional(),
      /** What it is made with, in a few words each. */
      stack: z
        .array(line(30, 'what it is made with'))
        .max(8, 'At most 8: what it is really made of.')
        .default([]),
      /** Version that was shipped. */
      version: line(30, 'the version').optional(),
    })
    .check(({ value, issues }) => {
      const fail = (path: string[], message: string) =>
        issues.push({ code: 'custom', input: value, path, message });
      const { recording, start, end, video } = value;
      if (recording === undefined) {
        for (const field of ['start', 'end'] as const)
          if (value[field] !== undefined)
            fail([field], 'Only a slice has it. Say of which recording, or remove it.');
      } else {
        if (video !== undefined)
          fail(['video'], 'A slice plays its recording. Remove the video, or the recording.');
        if (start === undefined)
          fail(['recording'], 'Add start, where the slice starts, like 1:24.');
        if (end === undefined) fail(['recording'], 'Add end, where the slice ends, like 2:05.');
        if (start !== undefined && end !== undefined && end <= start)
          fail(['end'], 'The slice ends before it starts. Check both times.');
      }
      if (video === undefined)
        for (const field of ['captions', 'duration'] as const)
          if (value[field] !== undefined)
            fail(
              [field],
              recording === undefined
                ? 'Only a demo with a video of its own has it. Add the video, or remove it.'
                : 'A slice has what its recording has. Remove it here.',
            );
    });

/** A demo's data. */
export type DemoData = z.output<ReturnType<typeof demoSchema>>;
