import type { Conversation, Item, Person } from '#core/item.ts';
import { reactionFaces } from '#core/snapshot.ts';
import { renderComment } from '#ingest/render.ts';
import type { SiteHub } from './hub.ts';

/** The latest of an item's thread, as the snapshot has it; undefined without one. */
export function conversationOf(
  { snapshot, community }: SiteHub,
  item: Item,
): Conversation | undefined {
  const discussion = snapshot?.discussions[item.key];
  if (!snapshot || !discussion) return undefined;
  const faces = Object.entries(reactionFaces).flatMap(([name, { face, label }]) => {
    const count = discussion.reactions[name as keyof typeof reactionFaces] ?? 0;
    return count > 0 ? [{ face, label, count }] : [];
  });
  return {
    url: discussion.url,
    comments: discussion.comments,
    reactions: [
      ...(discussion.upvotes > 0
        ? [{ face: '▲', label: 'upvotes', count: discussion.upvotes }]
        : []),
      ...faces,
    ],
    latest: discussion.latest.slice(-5).map(({ by, at, html }) => ({
      by: toPerson(by, community.byKey),
      at,
      html: renderComment(html),
    })),
    fetchedAt: snapshot.fetchedAt,
  };
}

function toPerson(by: string, items: Map<string, Item>): Person {
  const member = items.get(`members/${by}`);
  if (!member) return { name: by };
  return {
    name: member.title,
    id: member.id,
    href: member.href,
    ...(member.picture ? { picture: member.picture } : {}),
  };
}
