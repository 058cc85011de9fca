import { z } from 'zod';
import { author, day, line, pictureField, sharedFields } from '#core/fields.ts';
import type { SchemaContext } from '#core/kind.ts';
import { formatTimeCode, timeCode } from '#core/time-code.ts';

/** What a recording is of. */
const recordingFormats = ['all-hands', 'talk', 'interview', 'screencast'] as const;

/** Front matter of a recording. The body says what is to be seen in it. */
export const recordingSchema = (context: SchemaContext) =>
  z
    .strictObject({
      ...sharedFields(context),
      title: line(140, 'a title'),
      /** One or two sentences for cards, feeds and previews. */
      summary: line(200, 'the summary').optional(),
      /** The day it was recorded; it orders the feed. */
      date: day('the day of the recording (date)'),
      /** `all-hands`, `talk`, `interview` or `screencast`. */
      format: z
        .enum(recordingFormats, { error: `Write ${recordingFormats.join(', ')}.` })
        .default('all-hands'),
      /** A video file beside this one, or its address on YouTube, Vimeo or Wistia. */
      video: context.media('video'),
      /** How long it is: 1:24 or 1:02:03. */
      duration: timeCode('how long it is (duration)'),
      /** What is said, as a WebVTT file beside this one. */
      captions: context.media('captions').optional(),
      /** A picture that stands for it until it plays. */
      poster: pictureField(context).optional(),
      /** Who is to be seen or heard: members, or guests. Who showed a slice is credited by its demo. */
      speakers: z
        .array(author(context), {
          error: 'Write speakers as a list of member ids, like [ada-king].',
        })
        .default([]),
      /** Team whose recording it is. */
      team: context.reference('teams').optional(),
      /** Key of the entry it was recorded at, like offsites/a-week-of-maps. */
      event: context.key().optional(),
      /** A PDF beside this one, or a web address. */
      slides: context.media('slides').optional(),
      /** Parts that are no demos, such as a welcome. Demos that are slices are chapters by themselves. */
      chapters: z
        .array(
          z.strictObject({
            /** Where it starts. */
            at: timeCode('where it starts (at)'),
            title: line(140, 'the title of the chapter'),
            speakers: z.array(author(context)).default([]),
          }),
        )
        .default([]),
    })
    .check(({ value, issues }) => {
      const fail = (path: (string | number)[], message: string) =>
        issues.push({ code: 'custom', input: value, path, message });
      if (value.duration <= 0) fail(['duration'], 'Write how long it is, like 1:24 or 1:02:03.');
      value.chapters.forEach(({ at }, index) => {
        const before = value.chapters[index - 1]?.at;
        if (at >= value.duration)
          fail(
            ['chapters', index, 'at'],
            `This chapter starts after the end of the recording, ${formatTimeCode(value.duration)}.`,
          );
        else if (before !== undefined && at <= before)
          fail(['chapters', index, 'at'], 'Chapters stand in the order they are played in.');
      });
    });

/** A recording's data. */
export type RecordingData = z.output<ReturnType<typeof recordingSchema>>;
