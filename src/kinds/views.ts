import type { CardProps, PageProps } from '#core/item.ts';
import type { DataOf } from '#core/kind.ts';
import MemberCard from './members/Card.astro';
import MemberPage from './members/Page.astro';
import PostCard from './posts/Card.astro';
import PostPage from './posts/Page.astro';
import type { KindName, kinds } from './registry.ts';
import TeamCard from './teams/Card.astro';
import TeamPage from './teams/Page.astro';
import TopicCard from './topics/Card.astro';
import TopicPage from './topics/Page.astro';

/** What a kind looks like: in a list and on its own page. */
interface View<Name extends KindName> {
  Card: (props: CardProps<Name>) => unknown;
  Page: (props: PageProps<Name, DataOf<(typeof kinds)[Name]>>) => unknown;
}

/** Every kind's views. A registered kind without its own is a type error here. */
export const views = {
  posts: { Card: PostCard, Page: PostPage },
  topics: { Card: TopicCard, Page: TopicPage },
  members: { Card: MemberCard, Page: MemberPage },
  teams: { Card: TeamCard, Page: TeamPage },
} satisfies { [Name in KindName]: View<Name> };
