import { stringify } from 'yaml';
import { z } from 'zod';
import { sourceUrl } from '#core/api-record.ts';
import type { Entry } from '#core/entry.ts';
import { sharedFields } from '#core/fields.ts';
import type { Cue, Item } from '#core/item.ts';
import { formatPosition } from '#core/position.ts';
import { formatTimeCode } from '#core/time-code.ts';
import { createFields } from './api.ts';
import { toRoutes } from './cache-key.ts';
import { readBody } from './entries.ts';
import { allKinds, getHub, itemsOn, type SiteHub } from './hub.ts';
import { htmlToMarkdown } from './markdown.ts';
import { hostedOn } from './neighbours.ts';
import { type PlayerPlan, playerOf, readPlayer } from './player.ts';

/** The text of an entry's page as Markdown, for programs that read. */
export interface Twin {
  front: Record<string, unknown>;
  renderKey: string;
  /** Absolute address of the page. */
  page: string;
  /** What is said in its video. */
  player?: PlayerPlan;
  /** What stands on the page besides: its places. */
  hosted: { title: string; facts: string; renderKey: string }[];
}

/** One for each entry that has a page, beside it: `/posts/hello.md`. */
export async function twinRoutes() {
  const hub = await getHub();
  const fieldsOf = createFields(hub);
  const twins = itemsOn(hub, 'page').map((item) => {
    const entry = hub.community.entries.get(item.key) as Entry;
    const player = playerOf(hub, item);
    const twin: Twin = {
      front: toFrontMatter(hub, item, entry.file, fieldsOf(item)),
      renderKey: entry.body.renderKey,
      page: hub.origin + item.href,
      ...(player?.transcriptKey ? { player } : {}),
      hosted: hostedOn(hub, item).map((hosted) => ({
        title: hosted.title,
        facts: [
          hosted.label,
          ...hosted.facts,
          ...(hosted.position ? [formatPosition(hosted.position)] : []),
          ...(hosted.state ? [hosted.state] : []),
        ].join(' · '),
        renderKey: hub.community.entries.get(hosted.key)?.body.renderKey ?? '',
      })),
    };
    return { params: { kind: item.kind, slug: entry.slug }, props: { ...twin } };
  });
  return toRoutes(hub, twins);
}

/** Front matter and text. */
export async function renderTwin(twin: Twin): Promise<string> {
  const { front, renderKey, page, hosted, player } = twin;
  const toMarkdown = async (key: string) => htmlToMarkdown((await readBody(key)).html, page);
  const own = await toMarkdown(renderKey);
  const others = hosted.map(
    async ({ title, facts, renderKey: key }) =>
      `## ${escapeMarkdown(title)}\n\n${escapeMarkdown(facts)}\n\n${await toMarkdown(key)}`,
  );
  const spoken = player ? toSpokenText((await readPlayer(player)).transcript) : '';
  const text = [own, spoken, ...(await Promise.all(others))]
    .filter((part) => part !== '')
    .map((part) => `${part.trimEnd()}\n`)
    .join('\n');
  return `---\n${stringify(front, { lineWidth: 0 })}---\n${text === '' ? '' : `\n${text}`}`;
}

/** What is said, a line each with its time. */
const toSpokenText = (transcript: readonly Cue[]) =>
  transcript.length === 0
    ? ''
    : `## What is said\n\n${transcript
        .map(
          ({ start, text, speaker }) =>
            `- ${formatTimeCode(start)} ${speaker ? `${escapeMarkdown(speaker)}: ` : ''}${escapeMarkdown(text)}\n`,
        )
        .join('')}`;

const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');

/** What the page says beside the text, in words where the entry's own front matter has ids. */
function toFrontMatter({ settings, origin }: SiteHub, item: Item, file: string, fields: object) {
  const said = {
    title: item.title,
    ...(item.summary ? { summary: item.summary } : {}),
    ...(item.day ? { date: item.day } : {}),
    ...(item.updated ? { updated: item.updated } : {}),
    ...(item.authors.length > 0 ? { authors: item.authors.map(({ name }) => name) } : {}),
    ...(item.topics.length > 0 ? { topics: item.topics.map(({ title }) => title) } : {}),
    ...(item.series ? { series: item.series } : {}),
    kind: allKinds[item.kind]?.label.one ?? item.kind,
    language: item.lang,
    url: origin + item.href,
    source: sourceUrl(settings, file),
  };
  const own = ownFields(fields, new Set([item.title, item.summary, item.day, item.series]));
  return { ...said, ...(own.length > 0 ? { fields: Object.fromEntries(own) } : {}) };
}

const context = {
  reference: () => z.string(),
  key: () => z.string(),
  image: () => z.string(),
  media: () => z.string(),
};
const shared = new Set([...Object.keys(sharedFields(context)), 'authors']);

/** Fields that stand above under the name that every kind shares. */
const toldAbove = new Set(['title', 'name', 'summary', 'bio', 'date', 'joined', 'series']);

/** What only this kind has, where nothing else says it: a member's city, the target of a link. */
const ownFields = (fields: object, said: Set<unknown>) =>
  Object.entries(fields).filter(
    ([name, value]) =>
      !shared.has(name) &&
      !(toldAbove.has(name) && said.has(value)) &&
      !(Array.isArray(value) && value.length === 0),
  );
