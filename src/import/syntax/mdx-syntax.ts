import { applyEdits, type Edit, type Step, type StepContext, toBody } from '../edit.ts';
import { getLine, toBlockEdit, toCodeEdit, toEdit, toRemoval } from './blocks.ts';
import { isVerbatim, toCallEdits } from './calls.ts';
import { type JsxExpression, type JsxTag, pairElements, scanJsx } from './jsx.ts';
import { toFenceMark, toImage } from './markdown.ts';
import { type Modules, readModules } from './mdx-modules.ts';
import { type MdxScope, toArguments, toAttributeText, toExpressionText } from './mdx-values.ts';
import { type Span, toCover } from './spans.ts';

type Token = JsxTag | JsxExpression;

/** JSX and modules as Markdown, without compiling them. A text without either is left alone. */
export const mdxSyntax: Step = (text, context) => {
  const modules = readModules(text);
  const isInModule = toCover(modules.blocks);
  const tokens = scanJsx(text).filter((token) => !isInModule(token));
  const pairs = pairElements(tokens);
  if (!isMdx(text, modules, tokens, pairs)) return [];
  const scope = { ...modules, fields: context.fields };
  const closings = new Set(pairs.values());
  const isVerbatimText = toContents(pairs, (tag) => isVerbatim(tag.name) && isComponent(tag));
  const isInElement = toContents(pairs, (tag) => !isComponent(tag) && tag.name !== '');
  return [
    ...modules.blocks.map((block) => toModuleEdit(text, block)),
    ...tokens.flatMap((token) => {
      const inCode = isVerbatimText(token);
      if (token.type === 'expression') return toExpressionEdits(text, token, scope, inCode);
      if (inCode || closings.has(token)) return [];
      if (token.name === '') return [toRemoval(text, token), ...toClosing(text, pairs.get(token))];
      if (isComponent(token))
        return toComponentEdits(text, token, pairs.get(token), scope, context);
      return toElementEdits(text, token, isInElement(token), scope);
    }),
  ];
};

/** Whether a text uses JSX or modules at all, or is Markdown whose braces are mere text. */
export function hasMdxSyntax(text: string): boolean {
  const modules = readModules(text);
  const isInModule = toCover(modules.blocks);
  const tokens = scanJsx(text).filter((token) => !isInModule(token));
  return isMdx(text, modules, tokens, pairElements(tokens));
}

function isMdx(
  text: string,
  { blocks }: Modules,
  tokens: Token[],
  pairs: Map<JsxTag, JsxTag>,
): boolean {
  return (
    blocks.length > 0 ||
    tokens.some((token) => {
      if (token.type === 'expression')
        return /^\/\*[\s\S]*\*\/$|^(["'`])(?:(?!\1)[^\\]|\\.)*\1$/.test(token.source);
      if (token.attributes.some(({ name, computed }) => computed || name === 'className'))
        return true;
      // `List<String>` is no component.
      const begins = !/\w/.test(text[token.start - 1] ?? '');
      return (
        begins &&
        (isComponent(token) || token.name === '') &&
        (token.selfClosing || pairs.has(token))
      );
    })
  );
}

const isComponent = ({ name }: JsxTag) => /^[A-Z]|\./.test(name);

/** Tells what lies within the tags that are of a kind. */
const toContents = (pairs: Map<JsxTag, JsxTag>, isKind: (tag: JsxTag) => boolean) =>
  toCover(
    [...pairs].flatMap(([open, close]): Span[] =>
      isKind(open) ? [{ start: open.end, end: close.start }] : [],
    ),
  );

const toClosing = (text: string, close?: JsxTag) => (close ? [toRemoval(text, close)] : []);

/** Imports are of use to a build alone; exports may hold words. */
function toModuleEdit(text: string, block: Modules['blocks'][number]): Edit {
  if (!block.exports) return toRemoval(text, block);
  const source = text.slice(block.start, block.end);
  const [name = 'export'] =
    /^export\s+(?:default\s+)?(?:const|let|var|(?:async\s+)?function|class)?\s*[\w$]*/.exec(
      source,
    ) ?? [];
  if (!/<[\w>]/.test(source))
    return toRemoval(text, block, `The code “${name.trim()}” is left out: nothing runs here.`);
  const mark = toFenceMark(source);
  return toBlockEdit(
    text,
    block,
    `${mark}jsx\n${source}\n${mark}`,
    `The code “${name.trim()}” is shown as code: nothing runs here.`,
  );
}

function toExpressionEdits(
  text: string,
  token: JsxExpression,
  scope: MdxScope,
  inCode: boolean,
): Edit[] {
  const { source } = token;
  if (/^(?:\/\*[\s\S]*\*\/|\/\/[^\n]*)?$/.test(source))
    return inCode ? [] : [toRemoval(text, token)];
  const value = toExpressionText(source, scope);
  if (value !== undefined) return [toEdit(token, inCode ? value : toLiteral(value))];
  if (inCode) return [];
  const shown = source.length > 40 ? `${source.slice(0, 40)}…` : source;
  return [
    toCodeEdit(
      text,
      token,
      `The expression {${shown.replace(/\s+/g, ' ')}} has no counterpart here; it is shown as code.`,
    ),
  ];
}

/** What an author hid from Markdown in a string stays hidden from it. */
const toLiteral = (value: string) =>
  /^[\\`*_[\]#|~]$/.test(value) ? `\\${value}` : value.replaceAll('<', '&lt;');

function toComponentEdits(
  text: string,
  tag: JsxTag,
  close: JsxTag | undefined,
  scope: MdxScope,
  context: StepContext,
): Edit[] {
  if (tag.closing) return [toRemoval(text, tag)];
  const path = scope.imported.get(tag.name) ?? '';
  const included =
    /\.mdx?$/.test(path) && tag.selfClosing ? toIncludedText(path, context) : undefined;
  if (included !== undefined) return [toBlockEdit(text, tag, included)];
  const label = `The component <${tag.name}${close ? '' : ' /'}>`;
  const name = tag.name.replace(/^.*\./, '');
  return toCallEdits(text, { name, args: toArguments(tag, scope), open: tag, close, label });
}

/** A part that the text imports, when all of it can be shown. */
function toIncludedText(path: string, context: StepContext): string | undefined {
  const text = context.include(path)?.replace(/^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '');
  if (text === undefined) return undefined;
  const { text: shown, notes } = applyEdits(
    toBody(text),
    mdxSyntax(text, { ...context, include: () => undefined }),
  );
  return notes.length === 0 ? shown.trim() : undefined;
}

/** Elements stay, without what only React understands. */
function toElementEdits(text: string, tag: JsxTag, inElement: boolean, scope: MdxScope): Edit[] {
  const source = tag.attributes.find(({ name }) => name === 'src');
  if (tag.name === 'img' && source?.computed) {
    const { named } = toArguments(tag, scope);
    if (!named.src)
      return [
        toCodeEdit(
          text,
          tag,
          'The picture <img> has an address that a build computes; it is shown as code.',
        ),
      ];
    const line = getLine(text, tag.start);
    const alone = text.slice(line.start, line.end).trim() === text.slice(tag.start, tag.end);
    if (!inElement)
      return [
        alone
          ? toBlockEdit(text, tag, toImage(named.src, named.alt, named.title))
          : toEdit(tag, toImage(named.src, named.alt, named.title)),
      ];
  }
  return tag.attributes.flatMap((attribute): Edit[] => {
    const { name, computed } = attribute;
    if (name !== 'className' && !computed) return [];
    const value = /^(?:className|style|key|ref|on[A-Z]\w*)$/.test(name)
      ? undefined
      : toAttributeText(attribute, scope);
    if (value !== undefined && name)
      return [toEdit(attribute, ` ${name}="${value.replaceAll('"', '&quot;')}"`)];
    const lost = /^(?:src|href|alt|title)$/.test(name);
    return [
      toEdit(
        attribute,
        '',
        lost ? `The ${name} of <${tag.name}> is computed by a build; it is left out.` : undefined,
      ),
    ];
  });
}
