import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import type { Problem } from '#core/problem.ts';
import { didYouMean } from '#core/problem.ts';

const maxLength = 16_000;
const maxDepth = 8;
const tooDeep = `This is nested too deeply: at most ${maxDepth} levels.`;

/** A YAML text that knows where each of its fields stands. */
export interface Yaml {
  file: string;
  /** Plain data; an empty object when the text is not a mapping. */
  data: Record<string, unknown>;
  problems: Problem[];
  /** Where a field, or its nearest parent, begins. */
  positionOf: (path: readonly PropertyKey[]) => { line: number; column: number };
  /** Where a key that should not be there begins. */
  positionOfKey: (path: readonly PropertyKey[], key: string) => { line: number; column: number };
  /** Where a text value stands. */
  positionOfValue: (value: string) => { line: number; column: number };
}

/**
 * Parses YAML as data only: no aliases, no tags, bounded size and depth.
 *
 * @param firstLine line of the file on which the text begins
 * @param what what the text is, when it is too long
 */
export function parseYaml(
  text: string,
  file: string,
  firstLine = 1,
  what = 'The front matter',
): Yaml {
  const counter = new LineCounter();
  const tooLong = text.length > maxLength;
  const document = parseDocument(tooLong ? '' : text, {
    lineCounter: counter,
    version: '1.2',
    schema: 'core',
    logLevel: 'silent',
  });
  const at = (offset = 0) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  const problems: Problem[] = [];
  const fail = (offset: number, message: string) => problems.push({ file, ...at(offset), message });
  // An unknown tag is only a warning to the parser; findRefused knows all tags.
  const error = [...document.errors, ...document.warnings].find(
    ({ code }) => code !== 'TAG_RESOLVE_FAILED',
  );
  const refused = error ? explain(error, document) : findRefused(document, text);
  if (tooLong) fail(0, `${what} is too long: at most ${maxLength} characters.`);
  else if (refused) fail(refused.offset, refused.message);
  const data = problems.length === 0 ? (document.toJS({ maxAliasCount: 0 }) as unknown) : {};
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    fail(0, 'Write the fields here, one a line, each as name: value.');
  }
  return {
    file,
    data: problems.length === 0 ? (data as Record<string, unknown>) : {},
    problems,
    positionOf: (path) => at(offsetOf(document, path)),
    positionOfKey: (path, key) => at(offsetOfKey(document, path, key)),
    positionOfValue: (value) => at(offsetOfValue(document, value)),
  };
}

interface Refusal {
  offset: number;
  message: string;
}

/** The parser's error in an author's words, where it began. */
function explain({ code, message, pos: [offset] }: YAMLError, document: Document): Refusal {
  const unclosed = /end with a (.)/.exec(message)?.[1];
  if (unclosed)
    return {
      offset,
      message: `A bracket that opens before this is not closed. Add ${unclosed} at its end.`,
    };
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    return {
      offset: lastQuote(document) ?? offset,
      message: 'This quote is never closed. Add one at the end of the value.',
    };
  }
  const known: Partial<Record<YAMLError['code'], string>> = {
    BLOCK_AS_IMPLICIT_KEY:
      'Another field begins inside this value. Put a value with a colon in quotes; begin each field on a line of its own.',
    DUPLICATE_KEY: 'This field is written twice. Keep one.',
    TAB_AS_INDENT: 'Indent with spaces, not with a tab.',
    BAD_SCALAR_START: 'A value cannot begin with this character. Put it in quotes.',
    RESOURCE_EXHAUSTION: tooDeep,
  };
  const reason = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
  return {
    offset,
    message:
      known[code] ??
      `This is not valid YAML: ${reason}. Check quotes, colons and indentation here.`,
  };
}

function lastQuote(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE')) offset = range?.[0];
    },
  });
  return offset;
}

function findRefused(document: Document, text: string): Refusal | undefined {
  let found: Refusal | undefined;
  visit(document, {
    Node(_, node, path) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || ('anchor' in node && node.anchor)) {
        found = {
          offset: isAlias(node) ? offset : startOfProperty(text, offset),
          message: 'Anchors and aliases (& and *) are not allowed here. Write the value out.',
        };
      } else if (node.tag) {
        const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
        found = {
          offset: startOfProperty(text, offset),
          message: `The tag ${tag} is not allowed here. Write the value without it.`,
        };
      } else if (path.filter((parent) => isCollection(parent)).length > maxDepth) {
        found = { offset, message: tooDeep };
      }
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** Where the anchor or tag before a value begins. */
function startOfProperty(text: string, offset: number): number {
  const start = text.slice(0, offset).search(/[!&]\S*\s*$/);
  return start === -1 ? offset : start;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function offsetOfKey(document: Document, path: readonly PropertyKey[], key: string): number {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  return offsetOf(document, path);
}

function offsetOfValue(document: Document, value: string): number {
  let offset = 0;
  visit(document, {
    Scalar(_, node) {
      if (node.value !== value || !node.range) return undefined;
      offset = node.range[0];
      return visit.BREAK;
    },
  });
  return offset;
}

type Issue = z.core.$ZodIssue;

/** Turns zod's issues into problems at the fields they speak of, one a field. */
export function toProblems(
  issues: readonly Issue[],
  yaml: Yaml,
  fields: readonly string[],
): Problem[] {
  const problems = issues
    .flatMap((issue) => flatten(issue))
    .flatMap((issue): Problem[] => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          file: yaml.file,
          ...yaml.positionOfKey(issue.path, key),
          field: [...issue.path, key].join('.'),
          message: `There is no such field.${(issue.path.length === 0 && didYouMean(key, fields)) || (isCutText(yaml.data, [...issue.path, key]) ? ' A text with a comma in it needs quotes here: { plan: "Arrival, and a walk" }.' : ' Remove it, or check its spelling.')}`,
        }));
      }
      return [
        {
          file: yaml.file,
          ...yaml.positionOf(issue.path),
          ...(issue.path.length > 0 ? { field: issue.path.join('.') } : {}),
          message: toSentence(issue).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
        },
      ];
    });
  // A value of the wrong type can fail several rules of its field; the first says what to write.
  return problems.filter(
    ({ field }, index) => problems.findIndex((other) => other.field === field) === index,
  );
}

/** Between braces a comma ends a text, and the rest of it becomes a field without a value. */
const isCutText = (data: unknown, path: readonly PropertyKey[]) =>
  path.length > 1 &&
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], data) ===
    null;

/** What to write in place of a value whose field has no words of its own for it. */
function toSentence(issue: Issue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input'))
    return issue.message;
  if (issue.message.endsWith('received undefined')) return 'This field is missing. Add it.';
  const wanted: Record<string, string> = {
    array: 'Write a list, like [first, second].',
    object: 'Write its fields below it, indented, each as name: value.',
    string: 'This must be text. Put it in quotes.',
    boolean: 'Write true or false.',
  };
  return wanted[issue.expected] ?? `Write a ${issue.expected}.`;
}

/** A union fails in every branch; the author meant the one whose type fits. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find(
    (branch) =>
      branch.length > 0 &&
      !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  if (!meant || issue.message !== 'Invalid input') return [issue];
  return meant.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}
