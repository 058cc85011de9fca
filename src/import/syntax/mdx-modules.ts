import { isWithin, type Span, scanCode } from './code.ts';

/** Imports and exports of an MDX text, and what they make known to it. */
export interface Modules {
  blocks: (Span & { exports: boolean })[];
  /** Where a default import comes from. */
  imported: Map<string, string>;
  /** Strings and numbers that the text itself defines. */
  values: Map<string, string>;
}

const importing =
  /import\s+(?:type\s+)?(?:[\w$*{}\s,]*?\s*from\s*)?["'][^"'\n]+["'][^\S\n]*;?[^\S\n]*(?:\/\/[^\n]*)?(?=\n|$)/y;
const exporting =
  /export\s+(?:default\b|const\b|let\b|var\b|(?:async\s+)?function\b|class\b|type\b|interface\b|\{|\*)/y;

/** Reads the statements that stand at the beginning of a line, outside code. */
export function readModules(text: string): Modules {
  const modules: Modules = { blocks: [], imported: new Map(), values: new Map() };
  const code = scanCode(text);
  for (const { index: start } of text.matchAll(/^(?:import|export)(?=[\s{*"'])/gm)) {
    const last = modules.blocks.at(-1);
    const begins = /^$|(?:^|\n)[^\S\n]*\n$/.test(text.slice(0, start)) || last?.end === start - 1;
    if (!begins || (last && start < last.end) || isWithin({ start, end: start + 6 }, code))
      continue;
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
  const ends = [...text.slice(start).matchAll(/\n[^\S\n]*(?=\n|$)|$/g)].map(
    ({ index }) => start + index,
  );
  // Brackets that stay open for longer are none of a program's.
  return ends.slice(0, 40).find((end) => isBalanced(text.slice(start, end))) ?? ends[0];
}

function isBalanced(source: string): boolean {
  const bare = source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g,
    '',
  );
  return ['()', '[]', '{}'].every(
    ([open, close]) => bare.split(open as string).length === bare.split(close as string).length,
  );
}
