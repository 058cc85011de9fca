import type { Element } from 'hast';
import type { Problem } from '#core/problem.ts';
import { judgeComponent } from './components.ts';
import {
  elementsOf,
  MdxSyntaxError,
  type MdxNode,
  NestingError,
  parseBody,
  parseHtml,
  parseWhole,
  type Place,
  walk,
} from './parse.ts';
import type { Source } from './source.ts';

/** An address in a body, and where it stands. */
export interface Use extends Place {
  address: string;
}

/** What a body refers to, with positions, and what is wrong with how it is written. */
export interface Scan {
  links: Use[];
  images: (Use & { alt: string })[];
  problems: Problem[];
}

/** Reads a body for what it refers to, without rendering it. */
export function scanBody(source: Pick<Source, 'body' | 'mdx' | 'shownFile' | 'bodyLine'>): Scan {
  const scan: Scan = { links: [], images: [], problems: [] };
  const inFile = ({ line, column }: Place): Place => ({ line: line + source.bodyLine - 1, column });
  const fail = (place: Place, message: string) =>
    scan.problems.push({ file: source.shownFile, ...inFile(place), message });

  const note = (tagName: string, properties: Record<string, unknown>, place: Place) => {
    if (tagName === 'a' && typeof properties.href === 'string') {
      if (!/^#user-content-fn/.test(properties.href))
        scan.links.push({ address: properties.href, ...inFile(place) });
    } else if (tagName === 'img') {
      scan.images.push({
        address: String(properties.src ?? ''),
        alt: String(properties.alt ?? ''),
        ...inFile(place),
      });
    }
  };

  try {
    let place: Place = { line: 1, column: 1 };
    walk(parseBody(source.body, source.mdx), (node) => {
      if (node.position) place = node.position.start;
      if (node.type === 'element') note(node.tagName, node.properties, place);
      else if (node.type === 'raw') scanHtml(node.value, place, note);
      else if (node.type.startsWith('mdx')) scanMdx(node as MdxNode, place, note, fail);
    });
    // Tags in different blocks nest as well, which only the whole tree shows.
    if (!source.mdx && (source.body.match(/<[a-z]/gi)?.length ?? 0) > 100)
      walk(parseWhole(source.body), () => {});
  } catch (error) {
    if (error instanceof NestingError) fail({ line: 1, column: 1 }, error.message);
    else if (!(error instanceof MdxSyntaxError)) throw error;
    else fail(error.place, `${error.message}. If this is plain Markdown, rename the file to .md.`);
  }
  return scan;
}

function scanHtml(
  html: string,
  start: Place,
  note: (tagName: string, properties: Element['properties'], place: Place) => void,
) {
  let from = 0;
  for (const { tagName, properties } of elementsOf(parseHtml(html))) {
    if (tagName !== 'a' && tagName !== 'img') continue;
    const found = html.slice(from).search(new RegExp(`<${tagName}[\\s/>]`, 'i'));
    const offset = from + Math.max(0, found);
    from = offset + 1;
    const before = html.slice(0, offset).split('\n');
    const column = before.at(-1)?.length ?? 0;
    note(tagName, properties, {
      line: start.line + before.length - 1,
      column: column + (before.length === 1 ? start.column : 1),
    });
  }
}

function scanMdx(
  node: MdxNode,
  place: Place,
  note: (tagName: string, properties: Record<string, unknown>, place: Place) => void,
  fail: (place: Place, message: string) => void,
) {
  if (node.type === 'mdxjsEsm') {
    fail(
      place,
      'MDX files of this hub have no import and no export. Use the registered components by name.',
    );
  } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    fail(
      place,
      'MDX files of this hub have no {expressions}. Write the text itself; write \\{ for a brace.',
    );
  } else {
    const attributes = node.attributes ?? [];
    const messages = judgeComponent(node.name ?? '', attributes);
    for (const message of messages) fail(place, message);
    const given = Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
    if (node.name === 'Figure' && messages.length === 0) note('img', given, place);
  }
}
