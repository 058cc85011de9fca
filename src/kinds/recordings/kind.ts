import { defineKind } from '#core/kind.ts';
import { formatTimeCode } from '#core/time-code.ts';
import { recordingSchema } from './schema.ts';

const labels = {
  'all-hands': 'All-hands',
  talk: 'Talk',
  interview: 'Interview',
  screencast: 'Screencast',
};

/** Something that was recorded: an all-hands, a talk. Its parts are shown by demos that are slices of it. */
export const recordings = defineKind({
  name: 'recordings',
  label: { one: 'Recording', many: 'Recordings' },
  description:
    'All-hands, talks and interviews to watch, or to read: what is said is written down.',
  hue: 325,
  surfaces: ['page', 'feed', 'rss', 'search', 'og', 'sitemap'],
  structuredType: 'VideoObject',
  schema: recordingSchema,
  plays: ({ video, captions, duration, chapters }) => ({ video, captions, duration, chapters }),
  toItem: ({ data }) => ({
    title: data.title,
    summary: data.summary,
    date: data.date,
    authors: data.speakers,
    topics: data.topics,
    ...(data.team ? { facets: { team: [data.team] } } : {}),
    label: labels[data.format],
    picture: data.poster,
    facts: [formatTimeCode(data.duration)],
    variant: data.format,
    video: { seconds: data.duration, captioned: data.captions !== undefined, slice: false },
  }),
  mentions: ({ event, team }) => [...(event ? [event] : []), ...(team ? [`teams/${team}`] : [])],
});
