import { cities } from './cities/kind.ts';
import { demos } from './demos/kind.ts';
import { members } from './members/kind.ts';
import { offsites } from './offsites/kind.ts';
import { places } from './places/kind.ts';
import { posts } from './posts/kind.ts';
import { recordings } from './recordings/kind.ts';
import { teams } from './teams/kind.ts';
import { topics } from './topics/kind.ts';

/** Every kind of content the hub publishes. Adding one starts here. */
export const kinds = { posts, demos, recordings, offsites, cities, places, topics, members, teams };

/** Names of the registered kinds. */
export type KindName = keyof typeof kinds;
