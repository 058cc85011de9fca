/**
 * Finds the offset behind the brace that closes the one at an offset, as JavaScript reads it; -1
 * when none does. Reads the text once, from its end: where a brace closes depends only on what
 * follows it.
 */
export function toBraceFinder(text: string): (start: number) => number {
  // For each offset, where the first brace ends from there on that closes none from there on.
  const outer = new Int32Array(text.length + 2).fill(-1);
  if (!text.includes('{')) return () => -1;
  const quotes = [toQuoteFinder(text, '"'), toQuoteFinder(text, "'"), toQuoteFinder(text, '`')];
  let commentEnd = text.length;
  for (let offset = text.length - 1; offset >= 0; offset -= 1) {
    if (text[offset + 2] === '*' && text[offset + 3] === '/') commentEnd = offset + 4;
    const character = text[offset] as string;
    const [double, single, template] = quotes.map((find) => find(offset)) as number[];
    const inner = outer[offset + 1] ?? -1;
    let next = offset + 1;
    if (character === '"') next = double || next;
    else if (character === '`') next = template || next;
    else if (character === "'" && !/\w/.test(text[offset - 1] ?? '')) next = single || next;
    else if (character === '/' && text[offset + 1] === '*') next = commentEnd;
    if (character === '}') outer[offset] = offset + 1;
    else if (character === '{') outer[offset] = inner === -1 ? -1 : (outer[inner] ?? -1);
    else outer[offset] = outer[next] ?? -1;
  }
  return (start) => outer[start + 1] ?? -1;
}

/** Asked for each offset from the last to the first, tells where a string ends that begins there; 0 when it never does. */
function toQuoteFinder(text: string, quote: string): (offset: number) => number {
  // Where a string ends that holds the next character, and the one after it.
  let next = 0;
  let second = 0;
  return (offset) => {
    const begun = next;
    const character = text[offset];
    let end = next;
    if (character === quote) end = offset + 1;
    else if (character === '\\') end = quote !== '`' && text[offset + 1] === '\n' ? 0 : second;
    else if (character === '\n' && quote !== '`') end = 0;
    second = next;
    next = end;
    return begun;
  };
}
