import { getLine } from './blocks.ts';
import { scanCode } from './code.ts';
import { type Span, toCover } from './spans.ts';

/** Imports and exports of an MDX text, and what they make known to it. */
export interface Modules {
  blocks: (Span & { exports: boolean })[];
  /** Where a default import comes from. */
  imported: Map<string, string>;
  /** Strings and numbers that the text itself defines. */
  values: Map<string, string>;
}

const importing =
  /import\s(?:[\w$*{}\s,]*?\bfrom)?\s*["'][^"'\n]+["'][^\S\n]*(?:;[^\S\n]*)?(?:\/\/[^\n]*)?(?=\n|$)/y;
const exporting =
  /export\s+(?:default\b|const\b|let\b|var\b|(?:async\s+)?function\b|class\b|type\b|interface\b|\{|\*)/y;

/** Reads the statements that stand at the beginning of a line, outside code. */
export function readModules(text: string): Modules {
  const modules: Modules = { blocks: [], imported: new Map(), values: new Map() };
  const isInCode = toCover(scanCode(text));
  for (const { index: start } of text.matchAll(/^(?:import|export)(?=[\s{*"'])/gm)) {
    const last = modules.blocks.at(-1);
    const begins = start === 0 || isBlankLine(text, start - 1) || last?.end === start - 1;
    if (!begins || (last && start < last.end) || isInCode({ start, end: start + 6 })) continue;
    const exports = text.startsWith('export', start);
    const end = exports ? endOfExport(text, start) : endOfImport(text, start);
    if (end === undefined) continue;
    modules.blocks.push({ start, end, exports });
    const statement = text.slice(start, end);
    const [, name, path] =
      /^import\s+(?:\*\s+as\s+)?([\w$]+)[^"']*["']([^"']+)["']/.exec(statement) ?? [];
    if (name && path) modules.imported.set(name, path);
    for (const [, key = '', , value = '', number] of statement.matchAll(
      /\bconst\s+([\w$]+)\s*=\s*(?:(["'`])((?:(?!\2|\$\{)[^\\\n])*)\2|(-?[\d.]+))\s*(?:;|$)/gm,
    ))
      modules.values.set(key, number ?? value);
  }
  return modules;
}

function endOfImport(text: string, start: number): number | undefined {
  importing.lastIndex = start;
  const [statement] = importing.exec(text) ?? [];
  return statement === undefined || /\n[^\S\n]*\n/.test(statement)
    ? undefined
    : start + statement.length;
}

/** A blank line ends it, unless a bracket is still open. */
function endOfExport(text: string, start: number): number | undefined {
  exporting.lastIndex = start;
  if (!exporting.test(text)) return undefined;
  const ends = text
    .slice(start)
    .matchAll(/\n[^\S\n]*(?=\n|$)|$/g)
    .map(({ index }) => start + index)
    // Brackets that stay open for longer are none of a program's.
    .take(40)
    .toArray();
  return findBalanced(text, start, ends) ?? ends[0];
}

// What a backslash stands before begins no string.
const token =
  /\\["'`]|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|[()[\]{}]/g;

/** The first of some offsets at which as many brackets are closed as were opened. */
function findBalanced(text: string, start: number, ends: number[]): number | undefined {
  const depths = new Map([...'([{'].map((bracket) => [bracket, 0]));
  const isBalanced = () => depths.values().every((depth) => depth === 0);
  let next = 0;
  for (const { index, 0: part } of text.slice(start, ends.at(-1)).matchAll(token)) {
    for (; (ends[next] ?? Infinity) <= start + index; next += 1)
      if (isBalanced()) return ends[next];
    // A blank line within a string or a comment ends nothing.
    while ((ends[next] ?? Infinity) < start + index + part.length) next += 1;
    const kind = '([{'[')]}'.indexOf(part)] ?? part;
    const depth = depths.get(kind);
    if (depth !== undefined) depths.set(kind, depth + (kind === part ? 1 : -1));
  }
  return isBalanced() ? ends[next] : undefined;
}

const isBlankLine = (text: string, offset: number) => {
  const { start, end } = getLine(text, offset);
  return text.slice(start, end).trim() === '';
};
