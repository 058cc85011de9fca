import { members } from './members/kind.ts';
import { posts } from './posts/kind.ts';
import { teams } from './teams/kind.ts';
import { topics } from './topics/kind.ts';

/** Every kind of content the hub publishes. Adding one starts here. */
export const kinds = { posts, topics, members, teams };

/** Names of the registered kinds. */
export type KindName = keyof typeof kinds;
