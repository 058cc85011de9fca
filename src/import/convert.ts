import type { Nodes } from 'mdast';
import { toEntryFile } from '#ingest/entry-file.ts';
import {
  type Body,
  type Edit,
  matchesOutsideCode,
  nodesOf,
  type Note,
  parseMarkdown,
  runStep,
  spanOf,
  type Step,
  toBody,
} from './edit.ts';
import { readFileName } from './dates.ts';
import { emails } from './emails.ts';
import { textOf, toEntryFields } from './entry-fields.ts';
import { rawHtml } from './html-step.ts';
import type { ResolveAddress } from './links.ts';
import { bareAddresses, markdownLinks } from './link-step.ts';
import { markdownPictures } from './picture-step.ts';
import { escapeMarkdown, nameOf } from './words.ts';
import { asList } from './names.ts';
import { type Brought, bringPictures, pictureAddresses } from './pictures.ts';
import { fieldsOf, type Planned, type Planning } from './plan.ts';
import type { SourceFile } from './reader.ts';
import type { FileReport } from './report.ts';

/** What a file is converted with. */
export interface Conversion extends Planning {
  resolve: ResolveAddress;
  /** Absolute folder for the entry's pictures. */
  pictureFolder: string;
  include: (name: string) => string | undefined;
}

/** An entry in the hub's own form, and what the report says of it. */
export interface Converted {
  text: string;
  report: Pick<FileReport, 'mapped' | 'notes' | 'dropped'>;
}

/** Turns one file into an entry: fields by our names, the body in the hub's notation. */
export async function convertFile(
  source: SourceFile,
  plan: Planned,
  conversion: Conversion,
): Promise<Converted> {
  const { own } = conversion;
  const { values, mapped, dropped } = fieldsOf(source, conversion);
  const cover = toCover(values);
  const { body, title, pictures } = await convertBody(source, plan, conversion, values, cover);
  const notes: Note[] = [...plan.notes, ...(source.note ? [source.note] : [])].map((message) => ({
    line: 0,
    message,
  }));
  const note = (message: string) => notes.push({ line: 0, message });
  const lead: string[] = [];
  const work = { values, plan, own, title: title ?? titleOf(plan.file), lead, note };
  const fields = toEntryFields(work);
  const picture = cover && coverField(cover, pictures, lead, note, own.includes('cover'));
  const paragraphs = [...lead, body.text.trim()].filter(Boolean);
  notes.push(...body.notes.toSorted((a, b) => a.line - b.line));
  return {
    text: toEntryFile(
      { ...fields, ...(picture ? { cover: picture } : {}) },
      paragraphs.join('\n\n'),
    ),
    report: { mapped, dropped, notes },
  };
}

/** Undoes the site's notation, brings the pictures, and gives every address its meaning in the hub. */
async function convertBody(
  source: SourceFile,
  plan: Planned,
  { reader, site, resolve, pictureFolder, include }: Conversion,
  values: Record<string, unknown>,
  cover: Cover | undefined,
): Promise<{ body: Body; title: string | undefined; pictures: ReadonlyMap<string, Brought> }> {
  const context = { fields: source.fields, include };
  const run = (body: Body, steps: readonly Step[]) =>
    steps.reduce((left, step) => runStep(left, step, context), body);
  const plain = run(toBody(source.body, source.bodyLine), reader.steps);
  const title = textOf(values.title) ?? headlineOf(plain.text);
  const text = run(plain, [withoutHeadline(title)]);
  const addresses = [...(cover ? [cover.address] : []), ...pictureAddresses(text.text)];
  const pictures = await bringPictures(addresses, plan.file, site, pictureFolder);
  const meaning = { resolve: (address: string) => resolve(address, plan), pictures };
  const steps = [
    rawHtml(meaning),
    markdownPictures(meaning),
    markdownLinks(meaning.resolve),
    emails,
    bareAddresses,
    blankLines,
  ];
  return { body: run(text, steps), title, pictures };
}

/** Text of a heading of the first level at the very start of a body. */
function headlineOf(text: string): string | undefined {
  const first = parseMarkdown(text).children[0];
  if (first?.type !== 'heading' || first.depth !== 1) return undefined;
  return textOf(
    nodesOf({ type: 'root', children: [first] })
      .map(({ node }) => ('value' in node ? node.value : ''))
      .join(''),
  );
}

/** What went leaves its blank lines behind: one is enough. */
const blankLines: Step = (text) =>
  matchesOutsideCode(text, /\n(?:[ \t]*\n){2,}/g).map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    text: '\n\n',
  }));

/** The page shows the title itself: a first heading that repeats it goes. */
const withoutHeadline =
  (title: string | undefined): Step =>
  (text): Edit[] => {
    const headline = headlineOf(text);
    const first = parseMarkdown(text).children[0];
    if (!first || nodesOf({ type: 'root', children: [first] }).some(isPicture)) return [];
    return headline !== undefined && plainOf(headline) === plainOf(title ?? '')
      ? [{ ...spanOf(first), text: '' }]
      : [];
  };

const isPicture = ({ node }: { node: Nodes }) => /^(image|html)/.test(node.type);

/** A title for a file that has none, from its name. */
const titleOf = (file: string) =>
  readFileName(file)
    .stem.replace(/[-_\s]+/g, ' ')
    .trim()
    .replace(/^./u, (letter) => letter.toUpperCase()) || 'Untitled';

const plainOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

interface Cover {
  address: string;
  alt: string | undefined;
}

function toCover(values: Record<string, unknown>): Cover | undefined {
  const [first] = asList(values.cover);
  const record = (typeof first === 'object' && first !== null ? first : {}) as Record<
    string,
    unknown
  >;
  const address = textOf(
    typeof first === 'string'
      ? first
      : (record.src ?? record.url ?? record.image ?? record.path ?? record.feature),
  );
  return address ? { address, alt: textOf(record.alt ?? values.coverAlt) } : undefined;
}

/** The cover as a field; a cover that cannot be one becomes a link before the body. */
function coverField(
  { address, alt }: Cover,
  pictures: ReadonlyMap<string, Brought>,
  lead: string[],
  note: (message: string) => void,
  hasField: boolean,
): { src: string; alt: string } | undefined {
  const picture = pictures.get(address);
  const words = alt ?? nameOf(address);
  if (picture && 'to' in picture) {
    if (!alt) note(`The cover had no words; "${words}" is a guess. Say what it shows.`);
    if (hasField) return { src: picture.to, alt: words.slice(0, 300) };
    lead.unshift(`![${escapeMarkdown(words)}](${picture.to})`);
    return undefined;
  }
  note(`The cover ${address.slice(0, 80)} was not brought. ${picture?.reason ?? ''}`.trim());
  if (/^https?:\/\/[^\s()<>]+$/.test(address))
    lead.unshift(`[${escapeMarkdown(words)}](${address})`);
  return undefined;
}
