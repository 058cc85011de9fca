import { defineKind, type Surroundings } from '#core/kind.ts';
import { formatTimeCode } from '#core/time-code.ts';
import { type DemoData, demoSchema, type Stage } from './schema.ts';

/** What readers see of each stage. */
export const stageLabels: Record<Stage, string> = {
  idea: 'Idea',
  wip: 'Work in progress',
  beta: 'Beta',
  shipped: 'Shipped',
  dropped: 'Dropped',
};

/** Something that was made and shown: on its own, or as a slice of a recording. */
export const demos = defineKind({
  name: 'demos',
  label: { one: 'Demo', many: 'Demos' },
  description: 'What we make, shown by whoever made it: ideas, work in progress, and what shipped.',
  hue: 300,
  surfaces: ['page', 'feed', 'rss', 'search', 'og', 'sitemap'],
  structuredType: 'CreativeWork',
  schema: demoSchema,
  judge: ({ recording, start, end }, { dataOf, siblings }, id) => {
    if (recording === undefined || start === undefined || end === undefined) return [];
    const { duration } = (dataOf(`recordings/${recording}`) ?? {}) as { duration?: number };
    if (duration !== undefined && end > duration)
      return [
        {
          path: [start >= duration ? 'start' : 'end'],
          message: `The recording "${recording}" ends at ${formatTimeCode(duration)}. Check the time.`,
        },
      ];
    // Of two that overlap the later one is told: the first by its start, then by its id.
    const other = slicesOf(siblings, recording).find(({ id: otherId, data }) => {
      const isEarlier = data.start < start || (data.start === start && otherId < id);
      return isEarlier && data.end > start;
    });
    if (!other) return [];
    const { start: from, end: to } = other.data;
    return [
      {
        path: ['start'],
        message: `This slice overlaps with ${other.shownFile}, ${formatTimeCode(from)} to ${formatTimeCode(to)}. Start it later, or end that one earlier.`,
      },
    ];
  },
  dated: 'stage',
  plays: ({ recording, start, end, video, captions, duration }) =>
    recording !== undefined && start !== undefined && end !== undefined
      ? { of: `recordings/${recording}`, start, end }
      : video === undefined
        ? undefined
        : { video, captions, duration },
  toItem: ({ data }) => {
    const { recording, start, end, video, captions, duration, pictures } = data;
    const isSlice = recording !== undefined && start !== undefined && end !== undefined;
    const seconds = isSlice ? end - start : duration;
    return {
      title: data.title,
      summary: data.summary,
      date: data.date,
      authors: data.authors,
      topics: data.topics,
      ...(data.team ? { facets: { team: [data.team] } } : {}),
      picture: pictures[0],
      facts: [stageLabels[data.stage], ...(data.version ? [data.version] : []), ...data.stack],
      ...(data.url ? { runsAt: new URL(data.url).hostname.replace(/^www\./, '') } : {}),
      state: data.stage,
      variant: isSlice ? 'slice' : video !== undefined ? 'video' : 'thing',
      ...(isSlice || video !== undefined
        ? {
            video: {
              ...(seconds === undefined ? {} : { seconds }),
              captioned: captions !== undefined,
              slice: isSlice,
            },
          }
        : {}),
    };
  },
  mentions: ({ recording, team }) => [
    ...(recording ? [`recordings/${recording}`] : []),
    ...(team ? [`teams/${team}`] : []),
  ],
});

type Siblings = Surroundings['siblings'];

/** A demo that is a slice of a recording. */
interface Slice {
  id: string;
  shownFile: string;
  data: { recording: string; start: number; end: number };
}

const byRecording = new WeakMap<Siblings, Map<string, Slice[]>>();

/** Slices of one recording. Every slice asks, and they are sorted out once. */
function slicesOf(siblings: Siblings, recording: string): Slice[] {
  let known = byRecording.get(siblings);
  if (!known) {
    const slices = siblings.filter((sibling): sibling is Slice => {
      const { recording, start, end } = sibling.data as DemoData;
      return recording !== undefined && start !== undefined && end !== undefined;
    });
    known = Map.groupBy(slices, ({ data }) => data.recording);
    byRecording.set(siblings, known);
  }
  return known.get(recording) ?? [];
}
