import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';

/** A file of another site, split but not yet understood. */
export interface ForeignText {
  /** Front matter as plain data; dates are texts. */
  fields: Record<string, unknown>;
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  /** What was mended on the way in. */
  note?: string;
}

const forms = [
  { pattern: /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/, parse: parseLenientYaml },
  {
    pattern: /^\+\+\+[ \t]*\n(?:([\s\S]*?)\n)?\+\+\+[ \t]*(?:\n|$)/,
    parse: (text: string) => ({ data: readToml(text) }),
  },
  { pattern: /^(\{\n[\s\S]*?\n\})[ \t]*(?:\n|$)/, parse: parseLenientYaml },
];

/**
 * Splits YAML (`---`), TOML (`+++`) or JSON front matter from the body. Nothing in it is ever run.
 *
 * @throws {Error} with a sentence and the line when the front matter cannot be read
 */
export function splitFrontMatter(text: string): ForeignText {
  const whole = text.replace(/^\uFEFF/, '');
  // YAML may follow a blank line or a comment, as some generators allow.
  const lead = /^(?:[^\S\n]*\n)+(?=---[ \t]*\n)/.exec(whole)?.[0] ?? '';
  const start = whole.slice(lead.length);
  for (const { pattern, parse } of forms) {
    const split = pattern.exec(start);
    if (!split || isProse(split[1])) continue;
    const { data, note } = parse(split[1] ?? '') as { data: unknown; note?: string };
    if (data !== null && data !== undefined && (typeof data !== 'object' || Array.isArray(data)))
      throw new Error('The front matter is not a list of fields, each as name: value.');
    return {
      fields: (data ?? {}) as Record<string, unknown>,
      body: start.slice(split[0].length),
      bodyLine: (lead + split[0]).split('\n').length,
      ...(note ? { note } : {}),
    };
  }
  if (/^(---|\+\+\+)[ \t]*\n[\w-]+[ \t]*[:=]/.test(start))
    throw new Error(
      'The front matter is never closed. Add a line with the same mark after its last field.',
    );
  return { fields: {}, body: whole, bodyLine: 1 };
}

/** What stands after a thematic break, not in front matter: a blank line, then a sentence. */
const isProse = (text = '') => /^[ \t]*\n\s*(?![\w-]+[ \t]*[:=])[^#\s]/.test(text);

/** YAML as authors write it: a value that is none by itself is put in quotes when nothing else helps. */
function parseLenientYaml(text: string): { data: unknown; note?: string } {
  try {
    return { data: readYaml(text) };
  } catch (error) {
    const quoted = text.replace(
      /^([\w-]+):[ \t]+(\S.*?)[ \t]*$(?!\n[ \t])/gm,
      (line, name: string, value: string) =>
        isYaml(line) ? line : `${name}: ${JSON.stringify(value)}`,
    );
    try {
      const data = readYaml(quoted.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length)));
      return {
        data,
        note: `A value of the front matter was put in quotes. ${(error as Error).message}`,
      };
    } catch {
      throw error;
    }
  }
}

function isYaml(line: string): boolean {
  try {
    readYaml(line);
    return true;
  } catch {
    return false;
  }
}

/** A YAML or JSON file of a site as a record; empty when it is none. */
export function parseRecord(text: string): Record<string, unknown> {
  try {
    const { data } = parseLenientYaml(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'core',
    logLevel: 'silent',
    uniqueKeys: false,
    merge: true,
  });
  const [error] = document.errors;
  if (error) {
    const line = (error.linePos?.[0].line ?? 1) + 1;
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new Error(`The front matter is not valid YAML at line ${line}: ${reason}.`);
  }
  try {
    return plain(document.toJS({ maxAliasCount: 100 }));
  } catch (cause) {
    // Aliases of nothing, of themselves, or of more than there is room for.
    throw new Error(
      'The front matter repeats values (&, *) in a way that has no end or no start.',
      {
        cause,
      },
    );
  }
}

function readToml(text: string): unknown {
  try {
    return plain(parseToml(text));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '');
    throw new Error(`The front matter is not valid TOML at line ${error.line + 1}: ${reason}.`, {
      cause: error,
    });
  }
}

/** Data without dates and exotic objects: TOML's dates become the texts they were written as. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '__proto__')
      .map(([name, inner]) => [name, plain(inner)]),
  );
}
