import { defineKind } from '#core/kind.ts';
import { topicSchema } from './schema.ts';

/** A subject: an introduction, where to start, and everything tagged with it. */
export const topics = defineKind({
  name: 'topics',
  label: { one: 'Topic', many: 'Topics' },
  description:
    'What we talk about. Each topic has somebody who looks after it and a place to start.',
  hue: 120,
  surfaces: ['page', 'search', 'og', 'sitemap'],
  facet: { name: 'topic', label: 'Topic' },
  structuredType: 'CollectionPage',
  schema: topicSchema,
  toItem: ({ data }) => ({
    title: data.name,
    summary: data.summary,
    topics: data.topics,
    ...(data.champion ? { authors: [data.champion] } : {}),
  }),
  mentions: (data) => [...data.startHere, ...data.related.map((id) => `topics/${id}`)],
});
