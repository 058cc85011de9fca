/** What a piece of text is for: headlines, names, long text, facts. */
export type Role = 'display' | 'sans' | 'serif' | 'mono';

/** What a template may know of its fonts. */
export interface Type {
  /** CSS `font-family` of a role. */
  family: (role: Role) => string;
  /** Width of a character in em, before kerning; undefined where no font has it. */
  advance: (character: string, role: Role) => number | undefined;
}

/**
 * Text as it can be drawn: symbols that no font has are left out.
 *
 * @returns undefined when a letter or a digit is missing, for a title with holes is none
 */
export function toDrawable(text: string, role: Role, type: Type): string | undefined {
  let drawn = '';
  for (const character of text.normalize('NFC').replace(/\s+/g, ' ')) {
    if (type.advance(character, role) !== undefined || character === ' ') drawn += character;
    else if (/[\p{L}\p{N}]/u.test(character)) return undefined;
  }
  return drawn.replace(/ +/g, ' ').trim() || undefined;
}

/** Em that are added to each space: a tracked headline's words would run together. */
export const wordSpacing = (role: Role) => (role === 'display' ? 0.05 : 0);

/** Width of a line in em, tracking included. */
export const widthOf = (text: string, role: Role, type: Type, tracking = 0) => {
  let width = 0;
  for (const character of text) {
    width +=
      (type.advance(character, role) ?? 0) + tracking + (character === ' ' ? wordSpacing(role) : 0);
  }
  return width;
};

/** How a text may be set. */
export interface Measure {
  role: Role;
  /** Pixels. */
  size: number;
  width: number;
  maxLines: number;
  /** Em between letters. */
  tracking?: number;
}

/** Lines of a text, as even as their number allows; what does not fit ends in an ellipsis. */
export function setLines(
  text: string,
  type: Type,
  measure: Measure,
): { lines: string[]; cut: boolean } {
  const set = setWords(splitWords(text, type, measure), type, measure);
  return { lines: set.cut ? set.lines : evenOut(set), cut: set.cut };
}

/** Largest of some sizes at which a headline needs few enough lines for the height. */
export function fitHeadline(
  text: string,
  type: Type,
  space: {
    width: number;
    height: number;
    sizes: number[];
    leading: number;
    tracking: number;
    most: number;
  },
): { size: number; lines: string[]; cut: boolean } {
  const words = splitWords(text, type, { role: 'display', tracking: space.tracking });
  let fit = { size: 0, lines: [''], cut: true };
  for (const size of space.sizes) {
    const maxLines = Math.max(
      1,
      Math.min(space.most, Math.floor(space.height / (size * space.leading))),
    );
    const set = setWords(words, type, { ...space, role: 'display', size, maxLines });
    fit = { size, lines: set.cut ? set.lines : evenOut(set), cut: set.cut };
    if (!set.cut) break;
  }
  return fit;
}

/** A word with the space that follows it. */
interface Word {
  text: string;
  /** Em, without the space. */
  width: number;
  space: number;
}

/** Words; a dash stays with the word before it. */
function splitWords(
  text: string,
  type: Type,
  { role, tracking }: Pick<Measure, 'role' | 'tracking'>,
): Word[] {
  return text
    .replace(/ ([–—·|/&→←])(?= )/g, '\u00a0$1')
    .split(/(?<= )|(?<=[\p{L}\p{N}][-–—/])(?=\p{L})/u)
    .map((part) => {
      const word = part.trimEnd();
      const width = widthOf(word, role, type, tracking);
      return { text: part, width, space: word === part ? 0 : widthOf(' ', role, type, tracking) };
    });
}

interface Setting {
  words: Word[];
  lines: string[];
  cut: boolean;
  room: number;
}

function setWords(all: Word[], type: Type, measure: Measure): Setting {
  const room = measure.width / measure.size;
  const words = all.flatMap((word) =>
    word.width <= room ? [word] : breakWord(word, room, type, measure),
  );
  const lines = fillLines(words, room);
  if (lines.length <= measure.maxLines) return { words, lines, cut: false, room };
  const kept = lines.slice(0, measure.maxLines);
  kept.push(
    shorten(
      kept.pop() as string,
      (line) => widthOf(line, measure.role, type, measure.tracking) <= room,
    ),
  );
  return { words, lines: kept, cut: true, room };
}

/** The narrowest lines that are no more than they were. */
function evenOut({ words, lines, room }: Setting): string[] {
  if (lines.length < 2) return lines;
  let narrow = Math.max(...words.map(({ width }) => width));
  let wide = room;
  for (let step = 0; step < 8; step++) {
    const middle = (narrow + wide) / 2;
    if (fillLines(words, middle).length <= lines.length) wide = middle;
    else narrow = middle;
  }
  return fillLines(words, wide);
}

function fillLines(words: Word[], room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words) {
    if (line !== '' && width + word.width > room) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += word.text;
    width += word.width + word.space;
  }
  return [...lines, line.trimEnd()];
}

/** Pieces of a word that is wider than a line. */
function breakWord(word: Word, room: number, type: Type, { role, tracking }: Measure): Word[] {
  const pieces: Word[] = [];
  for (const character of word.text.trimEnd()) {
    const width = widthOf(character, role, type, tracking);
    const piece = pieces.at(-1);
    if (piece && piece.width + width <= room) {
      piece.text += character;
      piece.width += width;
    } else pieces.push({ text: character, width, space: 0 });
  }
  const last = pieces.at(-1);
  if (last && word.space > 0)
    pieces.splice(-1, 1, { ...last, text: `${last.text} `, space: word.space });
  return pieces;
}

function shorten(line: string, fits: (line: string) => boolean): string {
  let kept = line;
  while (kept !== '' && !fits(`${kept}…`)) kept = kept.replace(/\s*\S$/u, '');
  // A whole word ends better than half of one, unless it is all there is.
  const words = kept === line ? kept : kept.replace(/\s+\S*$/u, '');
  return `${words.replace(/[\s,;:.·–—-]+$/u, '')}…`;
}
