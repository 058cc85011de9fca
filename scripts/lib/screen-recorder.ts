import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { VideoEncoder } from './video-encoder.ts';

/** Pictures in a second, and so the unit of every length. */
export const fps = 10;

interface Point {
  x: number;
  y: number;
}

const arrow = `<path d="M3 2v21l5.600-5 3.700 8.600 3.900-1.700-3.700-8.400h7.500z" fill="#10201c" stroke="#fff" stroke-width="2" stroke-linejoin="round"/>`;
const ring = `<circle cx="3" cy="2" r="17" fill="none" stroke="#d8432b" stroke-width="4"/>`;
/** Pixels above an element that was scrolled to. */
const headroom = 90;
/** Left of and above the point that it shows. */
const margin = 22;

/** Starts and ends gently. */
const ease = (part: number) => (part < 0.5 ? 2 * part ** 2 : 1 - 2 * (1 - part) ** 2);

/** Acts on a page as a reader would, and films it: time passes only by what is written. */
export class ScreenRecorder {
  readonly #page: Page;
  readonly #encoder: VideoEncoder;
  #frames = 0;
  #pointer: Point = { x: 760, y: 470 };
  #pointing = false;

  constructor(page: Page, encoder: VideoEncoder) {
    this.#page = page;
    this.#encoder = encoder;
  }

  /** Seconds of film so far. */
  get seconds(): number {
    return this.#frames / fps;
  }

  /** Loads a page of the hub, unseen, and goes to an element of it. */
  async open(address: string, at?: string): Promise<void> {
    const response = await this.#page.goto(address);
    if (!response?.ok()) throw new Error(`There is no page ${address}.`);
    await this.#settle();
    if (at === undefined) return;
    const top = await this.#topOf(this.#page.locator(at));
    await this.#page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top - headroom);
    await wait(150);
  }

  /** Shows what is there until the film has this length. */
  async holdUntil(seconds: number): Promise<void> {
    const frames = Math.round(seconds * fps) - this.#frames;
    if (frames < 0)
      throw new Error(`What is shown takes ${-frames / fps} s longer than its sentence.`);
    if (frames > 0) await this.#write(await this.#look(), frames);
  }

  /** Shows what is there for a while. */
  async hold(seconds: number): Promise<void> {
    await this.holdUntil(this.seconds + seconds);
  }

  /** Scrolls down by so many pixels. */
  async scroll(by: number, seconds: number): Promise<void> {
    const from = await this.#page.evaluate(() => scrollY);
    const frames = Math.round(seconds * fps);
    for (let frame = 1; frame <= frames; frame += 1) {
      await this.#page.evaluate(
        (top) => scrollTo({ top, behavior: 'instant' }),
        Math.round(from + by * ease(frame / frames)),
      );
      await this.#write(await this.#look(), 1);
    }
  }

  /** Scrolls until an element is at the upper edge. */
  async scrollTo(target: Locator, seconds: number): Promise<void> {
    await this.scroll((await this.#topOf(target)) - headroom, seconds);
  }

  /** Moves the pointer to an element. */
  async point(target: Locator, seconds = 0.6): Promise<void> {
    const box = await target.first().boundingBox();
    const { height = 0 } = this.#page.viewportSize() ?? {};
    if (!box || box.y < 0 || box.y + box.height > height)
      throw new Error(`It is not to be seen: ${target}.`);
    const from = this.#pointer;
    const to = { x: box.x + Math.min(box.width / 2, 180), y: box.y + box.height / 2 };
    const still = await this.#look();
    this.#pointing = true;
    const frames = Math.round(seconds * fps);
    for (let frame = 1; frame <= frames; frame += 1) {
      const part = ease(frame / frames);
      this.#pointer = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      await this.#write(still, 1);
    }
    await this.#page.mouse.move(to.x, to.y);
  }

  /** Moves the pointer to an element and presses it. */
  async click(target: Locator, seconds = 0.6): Promise<void> {
    await this.point(target, seconds);
    await this.#write(await this.#look(), 3, true);
    await this.#page.mouse.click(this.#pointer.x, this.#pointer.y);
    await this.#settle();
  }

  /** Writes into the focused field, two letters in a picture's time each. */
  async type(text: string): Promise<void> {
    for (const letter of text) {
      await this.#page.keyboard.type(letter);
      await wait(200);
      await this.#write(await this.#look(), 2);
    }
  }

  /** Presses a key. */
  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#settle();
  }

  /** How far below the upper edge an element is. */
  async #topOf(target: Locator): Promise<number> {
    return target.first().evaluate((element) => element.getBoundingClientRect().top);
  }

  /** A picture of the page without the pointer. */
  async #look(): Promise<Buffer> {
    return this.#page.screenshot({ type: 'png', scale: 'css' });
  }

  async #write(still: Buffer, frames: number, pressed = false): Promise<void> {
    this.#frames += frames;
    const picture = this.#pointing ? await drawPointer(still, this.#pointer, pressed) : still;
    await this.#encoder.write(picture, frames);
  }

  /** Waits for fonts, for every picture, and for what a click has begun. */
  async #settle(): Promise<void> {
    await wait(250);
    await this.#page.waitForLoadState('load');
    await this.#page.evaluate(async () => {
      for (const image of document.images) image.loading = 'eager';
      await document.fonts.ready;
      await Promise.allSettled([...document.images].map((image) => image.decode()));
    });
    await wait(150);
  }
}

/** Draws it on the film instead of into the page, so that no page has to bear it. */
async function drawPointer(still: Buffer, { x, y }: Point, pressed: boolean): Promise<Buffer> {
  const size = 2 * margin + 12;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${3 - margin} ${2 - margin} ${size} ${size}">${pressed ? ring : ''}${arrow}</svg>`;
  return sharp(still)
    .composite([
      {
        input: Buffer.from(drawing),
        left: Math.round(x) - margin,
        top: Math.round(y) - margin,
      },
    ])
    .png({ compressionLevel: 1 })
    .toBuffer();
}
