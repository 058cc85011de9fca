import type { Arguments } from './arguments.ts';
import { getScalar } from './fields.ts';
import type { JsxAttribute, JsxTag } from './jsx.ts';
import type { Modules } from './mdx-modules.ts';

/** What the expressions of a text may refer to. */
export interface MdxScope extends Modules {
  fields: Record<string, unknown>;
}

/** Text of an expression that needs no evaluation; undefined for any other. */
export function toExpressionText(source: string, { fields, values }: MdxScope): string | undefined {
  const [, quote, inner = ''] = /^(["'`])((?:\\[\s\S]|(?!\1)[^\\])*)\1$/.exec(source) ?? [];
  if (quote && !(quote === '`' && inner.includes('${')))
    return inner.replace(/\\n/g, '\n').replace(/\\([\s\S])/g, '$1');
  if (/^-?\d+(?:\.\d+)?$/.test(source)) return source;
  if (/^(?:null|undefined|true|false)$/.test(source)) return '';
  const [, field] = /^(?:frontMatter|props\.frontmatter|frontmatter)\.([\w.]+)$/.exec(source) ?? [];
  return field ? getScalar(fields, field) : values.get(source);
}

/** Text of an attribute: a string, or an address that Docusaurus would compute. */
export function toAttributeText(
  { value, computed }: JsxAttribute,
  scope: MdxScope,
): string | undefined {
  if (value === true) return undefined;
  if (!computed) return value;
  const [, name = ''] = /^([\w$]+)(?:\.(?:src|default))?$/.exec(value) ?? [];
  const [, , called] =
    /^(?:require|useBaseUrl|new URL)\(\s*(["'`])([^"'`]+)\1[^()]*\)(?:\.default)?$/.exec(value) ??
    [];
  const [, , light] = /^\{[\s\S]*?\blight\s*:[^,}"'`]{0,200}(["'`])([^"'`]+)\1/.exec(value) ?? [];
  return called ?? light ?? scope.imported.get(name) ?? toExpressionText(value, scope);
}

/** Attributes whose text is known. */
export function toArguments({ attributes }: JsxTag, scope: MdxScope): Arguments {
  const named: Record<string, string> = {};
  for (const attribute of attributes) {
    const text = toAttributeText(attribute, scope);
    if (attribute.name && text !== undefined)
      named[attribute.name === 'sources' ? 'src' : attribute.name] = text;
  }
  return { positional: [], named };
}
