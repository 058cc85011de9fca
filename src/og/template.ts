import type { Item } from '#core/item.ts';
import { canvas, type Card, type CardSite, prepareCard, prepareHubCard } from './card.ts';
import { drawFilm } from './cards/film.ts';
import { drawHub } from './cards/hub.ts';
import { drawMap } from './cards/map.ts';
import { drawMember } from './cards/member.ts';
import { drawPost } from './cards/post.ts';
import { drawPostcard } from './cards/postcard.ts';
import { drawSheet } from './cards/sheet.ts';
import { drawTeam } from './cards/team.ts';
import { drawTopic } from './cards/topic.ts';
import { drawWindow } from './cards/window.ts';
import { box, type Element } from './element.ts';
import type { Type } from './type.ts';

/** Kinds that are recognised by their outline; every other is a sheet. */
const silhouettes: Record<string, (card: Card) => Element[]> = {
  posts: drawPost,
  demos: drawWindow,
  recordings: drawFilm,
  offsites: drawPostcard,
  cities: drawMap,
  members: drawMember,
  topics: drawTopic,
  teams: drawTeam,
};

/**
 * The OG image of an item, as satori lays it out.
 *
 * @param type measures the letters; the same item and type give the same tree
 */
export function toCard(
  item: Item,
  site: CardSite,
  kind: { hue: number; label: string },
  type: Type,
): Element {
  const card = prepareCard(item, site, kind, type);
  const draw = silhouettes[item.kind] ?? drawSheet;
  return toCanvas(card, draw(card));
}

/** The OG image of pages without an item: the hub's name, and a print of each kind. */
export function toHubCard(site: CardSite, kinds: readonly { hue: number }[], type: Type): Element {
  const card = prepareHubCard(site, type);
  return toCanvas(
    card,
    drawHub(
      card,
      kinds.map(({ hue }) => hue),
    ),
  );
}

const toCanvas = ({ palette, rtl }: Card, children: Element[]) =>
  box(
    {
      position: 'relative',
      ...canvas,
      backgroundColor: palette.ground,
      direction: rtl ? 'rtl' : 'ltr',
    },
    ...children,
  );
