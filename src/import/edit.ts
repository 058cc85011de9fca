import { markdownToMdast } from 'satteri';
import type { Nodes, Root } from 'mdast';

/** One change of a text: what stands from `start` to `end` becomes `text`. */
export interface Edit {
  /** Offset in UTF-16 units, as strings count. */
  start: number;
  end: number;
  text: string;
  /** What the report says about it: a sentence. Changes of mere notation are silent. */
  note?: string;
  /** What the sentence speaks of: an address. Notes that differ in this only are shown as one. */
  about?: string;
}

/** What a step may know of the file it works on. */
export interface StepContext {
  /** Front matter, as written. */
  fields: Record<string, unknown>;
  /** Text of a part that the site includes by name; undefined when there is none. */
  include: (name: string) => string | undefined;
}

/** One habit of a body's notation, turned into the hub's own. Pure; steps run one after the other. */
export type Step = (text: string, context: StepContext) => Edit[];

/** Something the report says about a line of the source file. */
export interface Note {
  /** 1-based line of the source file; 0 speaks of the whole file. */
  line: number;
  message: string;
  about?: string;
}

/** A body on its way into the hub, which still knows where each of its lines came from. */
export interface Body {
  text: string;
  /** Line of the source file for each line of `text`. */
  lines: number[];
  notes: Note[];
}

/** @param firstLine line of the source file on which the body begins */
export const toBody = (text: string, firstLine = 1): Body => ({
  text,
  lines: text.split('\n').map((_, index) => firstLine + index),
  notes: [],
});

/** Runs one step. Of edits that overlap, the one that begins first stands. */
export function runStep(body: Body, step: Step, context: StepContext): Body {
  return applyEdits(body, step(body.text, context));
}

/** What is only put in at a place comes before what is replaced there. */
const rankOf = ({ start, end }: Edit) => (start === end ? 0 : 1);

/** Applies edits, and keeps the lines they came from. */
export function applyEdits(body: Body, edits: Edit[]): Body {
  const ordered = edits.toSorted(
    (a, b) => a.start - b.start || rankOf(a) - rankOf(b) || b.end - a.end,
  );
  const notes = [...body.notes];
  const lines: number[] = [body.lines[0] ?? 1];
  let text = '';
  let offset = 0;
  let line = 0;
  const keep = (end: number) => {
    const kept = body.text.slice(offset, end);
    for (const _ of kept.matchAll(/\n/g)) {
      line += 1;
      lines.push(body.lines[line] ?? lines.at(-1) ?? 1);
    }
    text += kept;
    offset = end;
  };
  for (const edit of ordered) {
    if (edit.start < offset) continue;
    keep(edit.start);
    const origin = body.lines[line] ?? 1;
    if (edit.note)
      notes.push({
        line: origin,
        message: edit.note,
        ...(edit.about ? { about: edit.about } : {}),
      });
    for (const _ of edit.text.matchAll(/\n/g)) lines.push(origin);
    line += body.text.slice(edit.start, edit.end).split('\n').length - 1;
    text += edit.text;
    offset = edit.end;
    // A line that went with its end leaves the next one at its own place.
    if (text === '' || text.endsWith('\n')) lines[lines.length - 1] = body.lines[line] ?? origin;
  }
  keep(body.text.length);
  return { text, lines, notes };
}

/** A Markdown text as a tree whose nodes know their offsets. */
export const parseMarkdown = (text: string) => markdownToMdast(text) as unknown as Root;

const maxDepth = 200;

/**
 * Nodes of a tree in document order, each with its parents, nearest last.
 *
 * @throws {Error} with a sentence for a text nested as deeply as nobody writes it
 */
export function nodesOf(tree: Root): { node: Nodes; parents: Nodes[] }[] {
  const found: { node: Nodes; parents: Nodes[] }[] = [];
  const visit = (node: Nodes, parents: Nodes[]) => {
    if (parents.length > maxDepth)
      throw new Error(
        `The text is nested too deeply: at most ${maxDepth} quotes or lists in each other.`,
      );
    found.push({ node, parents });
    if (!('children' in node)) return;
    for (const child of node.children) visit(child, [...parents, node]);
  };
  visit(tree, []);
  return found;
}

/** Offsets of a node. */
export const spanOf = ({ position }: Nodes) => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

/** Where code stands, fenced, indented and in line: no step reads notation there. */
const codeSpans = (text: string) =>
  nodesOf(parseMarkdown(text)).flatMap(({ node }) =>
    node.type === 'code' || node.type === 'inlineCode' ? [spanOf(node)] : [],
  );

/** Matches of a global expression that touch no code. */
export function matchesOutsideCode(text: string, pattern: RegExp): RegExpExecArray[] {
  const code = codeSpans(text);
  return [...text.matchAll(pattern)].filter(
    ({ index, 0: { length } }) =>
      !code.some(({ start, end }) => index < end && start < index + length),
  );
}
