import type { Page } from 'playwright-core';
import type { ScreenRecorder } from './screen-recorder.ts';
import type { TimedStep } from './timeline.ts';

/** What a step of the tour may use. */
export interface Scene {
  page: Page;
  film: ScreenRecorder;
  /** Loads a page by its path below the hub, at an element of it. */
  open: (path: string, at?: string) => Promise<void>;
}

/** A sentence of the captions; its part is named after the demo that is a slice of it. */
interface Step extends TimedStep {
  /** What is to be seen while it stands, and not longer. */
  show: (scene: Scene) => Promise<void>;
}

const amaia = 'Amaia Etxegoi';
const joaquim = 'Joaquim Farrapo';
const sunniva = 'Sunniva Rakvaag';
const priya = 'Priya Raghunath';

const home: Step[] = [
  {
    speaker: amaia,
    words: 'This is Potluck, the shared table of Fernway. Come in.',
    seconds: 4,
    show: ({ open }) => open(''),
  },
  {
    speaker: amaia,
    words: 'Whatever was made last lies on top. Below it are topics, and people.',
    seconds: 6,
    show: async ({ film }) => {
      await film.hold(1);
      await film.scroll(560, 1.6);
    },
  },
];

const feed: Step[] = [
  {
    part: 'a-feed-that-ends',
    speaker: amaia,
    words: 'The feed is in the order in which things happened. Nobody has chosen for you.',
    seconds: 5,
    show: async ({ film, page, open }) => {
      await open('community/');
      await film.hold(0.8);
      await film.point(page.locator('main h1'), 0.8);
    },
  },
  {
    part: 'a-feed-that-ends',
    speaker: amaia,
    words: 'An offsite gets a picture, an article a card, and a note no more than it needs.',
    seconds: 7,
    show: async ({ film }) => {
      await film.scroll(560, 1.6);
      await film.hold(1.6);
      await film.scroll(520, 1.6);
    },
  },
  {
    part: 'a-feed-that-ends',
    speaker: amaia,
    words: 'Press on a title and you are reading. Nothing slides in from the side.',
    seconds: 7,
    show: async ({ film, page, open }) => {
      await open('posts/six-ways-to-draw-a-hedge/');
      await film.hold(1);
      await film.scrollTo(page.getByRole('heading', { name: 'As a line' }), 1.8);
      await film.hold(0.6);
      await film.click(page.getByRole('link', { name: 'As gaps' }), 0.8);
    },
  },
];

const search: Step[] = [
  {
    part: 'search-between-two-keys',
    speaker: joaquim,
    words: 'Wherever you are, press the slash. Search opens over the page.',
    seconds: 4,
    show: async ({ film, page }) => {
      await film.hold(1.2);
      await film.press('/');
      await page.locator('dialog.search-dialog hub-search[data-ready]').waitFor();
      await film.hold(0.5);
    },
  },
  {
    part: 'search-between-two-keys',
    speaker: joaquim,
    words: 'I type “rice”, and it looks between two keys.',
    seconds: 5,
    show: async ({ film, page }) => {
      await film.type('rice');
      await page.locator('.search-dialog .hit-title').first().waitFor();
      await film.hold(0.6);
    },
  },
  {
    part: 'search-between-two-keys',
    speaker: joaquim,
    words: 'The index is a file beside the pages. What you look for stays with you.',
    seconds: 5,
    show: ({ film, page }) => film.point(page.locator('.search-dialog .hit-title a'), 0.8),
  },
  {
    part: 'search-between-two-keys',
    speaker: joaquim,
    words: 'And there it is, twice, which is what the post is about.',
    seconds: 5,
    show: async ({ film, page }) => {
      await film.click(
        page.locator('.search-dialog .hit-title a', { hasText: 'bought the rice twice' }),
      );
      await film.hold(1);
      await film.scroll(260, 1);
    },
  },
];

const map: Step[] = [
  {
    part: 'a-map-without-tiles',
    speaker: sunniva,
    words:
      'Every city has a map, drawn when the hub is built. No tiles, and nobody who counts you.',
    seconds: 6,
    show: async ({ film, page, open }) => {
      await open('cities/bergen/');
      await film.hold(1.2);
      await film.scrollTo(page.locator('#places, .local-map, hub-place-list'), 1.6);
    },
  },
  {
    part: 'a-map-without-tiles',
    speaker: sunniva,
    words: 'I want to work there. What is not for work leaves the list, and the map.',
    seconds: 6,
    show: async ({ film, page }) => {
      await film.click(page.locator('[data-controls] .chip[value="work"]'), 1);
      await film.hold(1.4);
    },
  },
  {
    part: 'a-map-without-tiles',
    speaker: sunniva,
    words: 'And somewhere to eat afterwards, the cheapest first.',
    seconds: 6,
    show: async ({ film, page }) => {
      await film.click(page.locator('[data-controls] .chip[value="eat"]'), 0.8);
      await film.hold(1);
      await film.point(page.locator('[data-controls] select'), 0.8);
      await page.locator('[data-controls] select').selectOption('price');
    },
  },
];

const night: Step[] = [
  {
    part: 'the-hub-at-night',
    speaker: priya,
    words: 'An offsite keeps its photos. The arrow keys walk through them.',
    seconds: 7,
    show: async ({ film, page, open }) => {
      await open('offsites/bilbao-2026/', '.gallery');
      await film.hold(1);
      await film.click(page.locator('.gallery a'), 0.7);
      await film.hold(1.6);
      await film.press('ArrowRight');
      await film.hold(1.4);
      await film.press('ArrowRight');
    },
  },
  {
    part: 'the-hub-at-night',
    speaker: priya,
    words: 'Late at night I press the half moon, and the lamp goes out.',
    seconds: 5,
    show: async ({ film, page, open }) => {
      await open('offsites/bilbao-2026/');
      await film.hold(1);
      await film.click(page.locator('hub-theme-toggle button'), 0.8);
    },
  },
  {
    part: 'the-hub-at-night',
    speaker: priya,
    words: 'Each colour was chosen again for the dark, with the same distance to its ground.',
    seconds: 6,
    show: async ({ film, open }) => {
      await open('topics/maps/');
      await film.hold(3);
      await open('cities/kanazawa/');
    },
  },
];

const farewell: Step[] = [
  {
    speaker: amaia,
    words: 'That is the table. What is still cooking is under way here. Bring something.',
    seconds: 6,
    show: async ({ film, page, open }) => {
      await open('wip/');
      await film.hold(1);
      await film.click(page.locator('hub-theme-toggle button'), 0.8);
    },
  },
];

/** The tour of the hub, sentence by sentence. */
export const tour: readonly Step[] = [home, feed, search, map, night, farewell].flat();
