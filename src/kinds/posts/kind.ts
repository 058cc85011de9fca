import { defineKind } from '#core/kind.ts';
import { postSchema } from './schema.ts';
import { noteTitle } from './note.ts';

const labels = {
  article: 'Post',
  link: 'Link',
  note: 'Note',
  announcement: 'Announcement',
} as const;

/** Writing of any length: articles, links with a comment, notes, announcements. */
export const posts = defineKind({
  name: 'posts',
  label: { one: 'Post', many: 'Posts' },
  description: 'What members wrote: articles, links worth following, notes and announcements.',
  hue: 255,
  surfaces: ['page', 'feed', 'rss', 'search', 'og', 'sitemap'],
  structuredType: 'BlogPosting',
  schema: postSchema,
  toItem: ({ data, body }) => ({
    title: data.title ?? noteTitle(body.excerpt),
    summary: data.summary,
    date: data.date,
    authors: data.authors,
    topics: data.topics,
    label: labels[data.format],
    variant: data.format,
    series: data.series,
    picture: data.cover,
    facts: data.url ? [new URL(data.url).hostname.replace(/^www\./, '')] : [],
  }),
});
