/** What stands behind the name of a shortcode, a tag or a component. */
export interface Arguments {
  positional: string[];
  named: Record<string, string>;
}

const argument =
  /[\s,]*(?:([\w.-]+)(?:\s*=\s*|:\s+|:(?=["'`])))?("(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|`[^`]*`|[^\s,]+)/y;

/**
 * Reads `"value"`, `name="value"`, `name=value` and `name: value`, with or without commas.
 *
 * @param toText what a value as written means; by default its quotes go
 */
export function parseArguments(source: string, toText = unquote): Arguments {
  const positional: string[] = [];
  const named: Record<string, string> = {};
  argument.lastIndex = 0;
  for (let match = argument.exec(source); match; match = argument.exec(source)) {
    const [, name, value = ''] = match;
    if (name) named[name] = toText(value);
    else positional.push(toText(value));
  }
  return { positional, named };
}

/** A quoted value as its author means it; anything else as it is. */
export function unquote(value: string): string {
  const [, quote = '', inner = ''] = /^(["'`])([\s\S]*)\1$/.exec(value) ?? [];
  if (!quote) return value;
  return quote === '`' ? inner : inner.replace(/\\(["'\\])/g, '$1');
}

/** The first of several spellings of an argument that has a value, or else the one at a position. */
export function getArgument(
  { positional, named }: Arguments,
  names: string[],
  position = -1,
): string | undefined {
  const name = names.find((key) => Object.hasOwn(named, key) && named[key] !== '');
  return name === undefined ? positional[position] : named[name];
}
