import type { CardProps, HostedProps, IndexProps, PageProps } from '#core/item.ts';
import type { DataOf } from '#core/kind.ts';
import CityCard from './cities/Card.astro';
import CityIndex from './cities/Index.astro';
import CityPage from './cities/Page.astro';
import cityCardStyle from './cities/card.css?url';
import cityIndexStyle from './cities/index.css?url';
import cityStyle from './cities/page.css?url';
import DemoCard from './demos/Card.astro';
import DemoPage from './demos/Page.astro';
import demoCardStyle from './demos/card.css?url';
import demoStyle from './demos/page.css?url';
import MemberCard from './members/Card.astro';
import MemberPage from './members/Page.astro';
import memberStyle from './members/page.css?url';
import OffsiteCard from './offsites/Card.astro';
import OffsitePage from './offsites/Page.astro';
import offsiteCardStyle from './offsites/card.css?url';
import offsiteStyle from './offsites/page.css?url';
import placeCardStyle from './places/card.css?url';
import PlaceCard from './places/Card.astro';
import PlaceGuide from './places/Hosted.astro';
import PostCard from './posts/Card.astro';
import PostPage from './posts/Page.astro';
import RecordingCard from './recordings/Card.astro';
import RecordingPage from './recordings/Page.astro';
import recordingCardStyle from './recordings/card.css?url';
import recordingStyle from './recordings/page.css?url';
import type { KindName, kinds } from './registry.ts';
import TeamCard from './teams/Card.astro';
import TeamPage from './teams/Page.astro';
import teamCardStyle from './teams/card.css?url';
import teamStyle from './teams/page.css?url';
import TopicCard from './topics/Card.astro';
import TopicPage from './topics/Page.astro';
import topicCardStyle from './topics/card.css?url';
import topicStyle from './topics/page.css?url';

type Data<Name extends KindName> = DataOf<(typeof kinds)[Name]>;

/** What a kind looks like: in a list, and on its own page or on that of its host. */
type View<Name extends KindName> = {
  Card: (props: CardProps<Name>) => unknown;
  /** Address of the stylesheet of its card, which comes with the lists that show one. */
  cardStyle?: string;
} & (
  | {
      Page: (props: PageProps<Name, Data<Name>>) => unknown;
      /** Address of the stylesheet that only its page needs. */
      style?: string;
      /** What its index shows above the list. */
      Index?: (props: IndexProps<Name>) => unknown;
      indexStyle?: string;
    }
  | {
      /** Every entry of the kind on one host's page. */
      Hosted: (props: HostedProps<Name, Data<Name>>) => unknown;
    }
);

/** Every kind's views. A registered kind without its own is a type error here. */
export const views = {
  posts: { Card: PostCard, Page: PostPage },
  demos: { Card: DemoCard, Page: DemoPage, style: demoStyle, cardStyle: demoCardStyle },
  recordings: {
    Card: RecordingCard,
    Page: RecordingPage,
    style: recordingStyle,
    cardStyle: recordingCardStyle,
  },
  offsites: {
    Card: OffsiteCard,
    Page: OffsitePage,
    style: offsiteStyle,
    cardStyle: offsiteCardStyle,
  },
  cities: {
    Card: CityCard,
    Page: CityPage,
    style: cityStyle,
    cardStyle: cityCardStyle,
    Index: CityIndex,
    indexStyle: cityIndexStyle,
  },
  places: { Card: PlaceCard, cardStyle: placeCardStyle, Hosted: PlaceGuide },
  topics: { Card: TopicCard, Page: TopicPage, style: topicStyle, cardStyle: topicCardStyle },
  members: { Card: MemberCard, Page: MemberPage, style: memberStyle },
  teams: { Card: TeamCard, Page: TeamPage, style: teamStyle, cardStyle: teamCardStyle },
} satisfies { [Name in KindName]: View<Name> };

/** What a kind that is known by its name only may have. */
export const viewsOf = (name: string) =>
  views[name as KindName] as {
    Page?: (props: PageProps) => unknown;
    cardStyle?: string;
    style?: string;
    Index?: (props: IndexProps) => unknown;
    indexStyle?: string;
    Hosted?: (props: HostedProps) => unknown;
  };
