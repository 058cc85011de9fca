import { parseArguments, unquote } from './arguments.ts';
import { getScalar } from './fields.ts';

/** What Liquid knows where it prints something. */
export interface Scope {
  fields: Record<string, unknown>;
  /** Parameters of the included part. */
  parameters: Record<string, string>;
}

const harmless =
  /^(?:escape|escape_once|e|h|safe|raw|strip|trim|lstrip|rstrip|xml_escape|uri_escape|cgi_escape|url_encode|strip_newlines|markdownify|smartify|htmlBaseUrl|dump)$/;
const addresses = /^(?:relative_url|absolute_url|url|absoluteUrl|prepend_url)$/;
const siteRoots = /^(?:site\.(?:baseurl|base_url|url|github\.url)|base_?url)$/i;

/**
 * Text that an expression prints; undefined when a build alone would know. The site's own address
 * is empty, so that what follows it begins at the root.
 */
export function toPrintedText(expression: string, scope: Scope): string | undefined {
  const [base = '', ...filters] = splitFilters(expression);
  let value = toOperand(base, scope);
  for (const filter of filters) {
    const [, name = '', argument = ''] =
      /^([\w.]+)\s*(?::\s*|\(\s*)?([\s\S]*?)\)?$/.exec(filter) ?? [];
    if (name === 'default') value ||= toOperand(argument, scope);
    if (value === undefined) return undefined;
    const operand = argument ? toOperand(argument, scope) : '';
    if (addresses.test(name)) value = /^(?:\/|\.|#|[a-z]+:)/.test(value) ? value : `/${value}`;
    else if (name === 'append' && operand !== undefined) value += operand;
    else if (name === 'prepend' && operand !== undefined) value = operand + value;
    else if (name !== 'default' && !harmless.test(name)) return undefined;
  }
  return value;
}

/** Whether an expression prints the address of the site. */
export const isSiteRoot = (expression: string) => siteRoots.test(splitFilters(expression)[0] ?? '');

const splitFilters = (expression: string) =>
  (expression.match(/(?:"[^"]*"|'[^']*'|[^|"']|["'])+/g) ?? []).map((part) => part.trim());

function toOperand(operand: string, { fields, parameters }: Scope): string | undefined {
  if (/^(?:"[^"]*"|'[^']*')$/.test(operand)) return unquote(operand);
  if (/^-?\d+(?:\.\d+)?$/.test(operand)) return operand;
  if (siteRoots.test(operand)) return '';
  const [, parameter] = /^include\.([\w-]+)$/.exec(operand) ?? [];
  if (parameter !== undefined)
    return Object.hasOwn(parameters, parameter) ? parameters[parameter] : '';
  return /^[\w.-]+$/.test(operand) ? getScalar(fields, operand.replace(/^page\./, '')) : undefined;
}

/** Name and parameters of `include name a="…"`; undefined when the name itself is computed. */
export function parseInclude(source: string, scope: Scope) {
  const [, quoted, bare, rest = ''] =
    /^\s*(?:["']([^"']+)["']|([^\s"',]+))\s*,?\s*([\s\S]*)$/.exec(source) ?? [];
  const name = quoted ?? bare;
  if (!name || name.includes('{{')) return undefined;
  const args = parseArguments(rest, (value) =>
    /^["'`]/.test(value) ? unquote(value) : (toPrintedText(value, scope) ?? `{{ ${value} }}`),
  );
  return { name, args };
}
