import { z } from 'zod';
import { joinCommunity } from '#core/community.ts';
import type { Entry } from '#core/entry.ts';
import type { Item } from '#core/item.ts';
import type { SchemaContext } from '#core/kind.ts';
import { parseYaml } from '#ingest/front-matter.ts';
import { renderBody } from '#ingest/render.ts';
import { allKinds, getHub } from './hub.ts';

/** Every kind's own fixtures, which its tests use too. */
const fixtures = import.meta.glob<string>('../kinds/*/fixtures/*.{md,mdx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Accepts any reference: specimens stand alone. */
const open: SchemaContext = {
  reference: () => z.string(),
  key: () => z.string(),
  image: () => z.string(),
  media: () => z.string(),
};

/** Items made from the kinds' fixtures, by kind: what the style guide shows. */
export async function getSpecimens(): Promise<Map<string, Item[]>> {
  const hub = await getHub();
  const entries = await Promise.all(
    Object.entries(fixtures).map(([file, text]) => toEntry(file, text)),
  );
  const { items } = joinCommunity({ ...hub, kinds: allKinds, entries, snapshot: undefined });
  // Specimens have no pages: their links lead to where they stand.
  return Map.groupBy(
    items.map((item) => ({ ...item, href: `#kind-${item.kind}` })),
    ({ kind }) => kind,
  );
}

async function toEntry(file: string, text: string): Promise<Entry> {
  const [, kind = '', id = ''] = /kinds\/([^/]+)\/fixtures\/([^/]+)\.mdx?$/.exec(file) ?? [];
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
  const data = allKinds[kind]?.schema(open).parse(parseYaml(header, file).data) as Entry['data'];
  const rendered = await renderBody(body, file.endsWith('.mdx'), {
    links: {},
    pictures: {},
    base: '/',
  });
  return {
    kind,
    id,
    slug: id,
    data,
    file,
    digest: '',
    body: {
      renderKey: '',
      headings: rendered.headings,
      words: rendered.words,
      minutes: Math.max(1, Math.round(rendered.words / 220)),
      excerpt: rendered.text.slice(0, 280),
    },
    links: [],
    pictures: {},
    media: {},
  };
}
