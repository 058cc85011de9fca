import { z } from 'zod';

const comment = z.strictObject({
  /** Member id or GitHub account name. */
  by: z.string(),
  at: z.iso.datetime(),
  /** Body as GitHub rendered it; sanitised again before it is shown. */
  html: z.string().max(100_000),
});

const discussion = z.strictObject({
  number: z.int().positive(),
  url: z.url({ protocol: /^https$/ }),
  upvotes: z.int().nonnegative().default(0),
  /** Counts by GitHub's reaction names. */
  reactions: z
    .partialRecord(
      z.enum([
        'THUMBS_UP',
        'THUMBS_DOWN',
        'LAUGH',
        'HOORAY',
        'CONFUSED',
        'HEART',
        'ROCKET',
        'EYES',
      ]),
      z.int().nonnegative(),
    )
    .default({}),
  comments: z.int().nonnegative().default(0),
  participants: z.int().nonnegative().default(0),
  lastAt: z.iso.datetime().optional(),
  lastBy: z.string().optional(),
  /** The newest comments, oldest of them first. */
  latest: z.array(comment).max(20).default([]),
});

/** `content/snapshots/discussions.json`: the conversation on GitHub as it was at `fetchedAt`. */
export const snapshotSchema = z.strictObject({
  fetchedAt: z.iso.datetime(),
  sha: z.string().optional(),
  /** By `<kind>/<id>`. */
  discussions: z.record(z.string(), discussion),
});

/** The snapshot, parsed. */
export type Snapshot = z.output<typeof snapshotSchema>;

/** One thread of it. */
export type Discussion = z.output<typeof discussion>;

/** Reactions as a reader sees them. */
export const reactionFaces = {
  THUMBS_UP: { face: '👍', label: 'thumbs up' },
  THUMBS_DOWN: { face: '👎', label: 'thumbs down' },
  LAUGH: { face: '😄', label: 'laugh' },
  HOORAY: { face: '🎉', label: 'hooray' },
  CONFUSED: { face: '😕', label: 'confused' },
  HEART: { face: '❤️', label: 'heart' },
  ROCKET: { face: '🚀', label: 'rocket' },
  EYES: { face: '👀', label: 'eyes' },
} as const;

/** All reactions of a thread together, upvotes included. */
export const countReactions = ({ upvotes, reactions }: Discussion) =>
  Object.values(reactions).reduce((sum, count) => sum + count, upvotes);
