import type { Element } from 'hast';
import type { BuiltPage, BuiltSite, Finding, Rule } from './site.ts';

const fetching: Record<string, string[]> = {
  script: ['src'],
  img: ['src', 'srcSet'],
  source: ['src', 'srcSet'],
  link: ['href'],
  iframe: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
};
const forbidden = new Set([
  'iframe',
  'object',
  'embed',
  'frame',
  'applet',
  'base',
  'style',
  'marquee',
  'math',
]);

/** Nothing a page shows can run, and nothing is fetched from elsewhere. */
export const safety: Rule = (site) => site.pages.flatMap((page) => judgePage(page, site));

function judgePage({ file, elements, html }: BuiltPage, site: BuiltSite): Finding[] {
  const isRedirect = /http-equiv="refresh"/.test(html);
  const policy = elements.find(
    ({ tagName, properties }) =>
      tagName === 'meta' && String(properties.httpEquiv) === 'Content-Security-Policy',
  );
  const value = String(policy?.properties.content ?? '');
  return [
    ...(isRedirect || (value.includes("default-src 'none'") && !value.includes('unsafe-inline'))
      ? []
      : [{ file, message: 'The page has no strict Content-Security-Policy.' }]),
    ...elements.flatMap((node) => judgeElement(node, site).map((message) => ({ file, message }))),
  ];
}

function judgeElement({ tagName, properties, children }: Element, { origin }: BuiltSite): string[] {
  const messages: string[] = [];
  if (forbidden.has(tagName)) messages.push(`<${tagName}> has no place on a page.`);
  for (const [name, value] of Object.entries(properties)) {
    if (/^on/i.test(name)) messages.push(`<${tagName}> has the event handler ${name}.`);
    if (name === 'style') messages.push(`<${tagName}> has a style attribute.`);
    if (
      /^(href|src|action|formAction|xLinkHref)$/.test(name) &&
      /^[\s\p{Cc}]*(?!https?:)[a-z][a-z\d+.-]*:/iu.test(String(value))
    ) {
      if (!(tagName === 'img' && String(value).startsWith('data:image/')))
        messages.push(`<${tagName}> leads to ${String(value).slice(0, 40)}.`);
    }
  }
  for (const name of fetching[tagName] ?? []) {
    const addresses = String(properties[name] ?? '').split(/,\s+/);
    const isFetched =
      tagName !== 'link' ||
      /stylesheet|icon|preload|modulepreload|manifest|prefetch/.test(String(properties.rel));
    if (
      isFetched &&
      addresses.some(
        (address) => /^(https?:)?\/\//.test(address) && !address.startsWith(`${origin}/`),
      )
    ) {
      messages.push(`<${tagName}> is fetched from another site: ${addresses[0]?.slice(0, 60)}.`);
    }
  }
  if (tagName === 'script' && !properties.src && properties.type !== 'application/ld+json') {
    const code = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    if (!code.startsWith("try{const t=localStorage.getItem('theme')"))
      messages.push('There is an inline script that is not the theme’s.');
  }
  if (
    tagName === 'img' &&
    (properties.alt === undefined ||
      properties.width === undefined ||
      properties.height === undefined)
  ) {
    messages.push(`An image lacks alt, width or height: ${String(properties.src)}.`);
  }
  return messages;
}
