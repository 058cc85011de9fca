import type { Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { elementsOf } from './parse.ts';

/** The element that stands for a registered component while a body is sanitised. Never published. */
export const componentElement = 'hub-component';

const inert: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['picture', 'source'].includes(name)),
    'figure',
    'figcaption',
    'mark',
    'abbr',
    'small',
    'u',
    'time',
    'cite',
    'wbr',
    'bdi',
    'bdo',
    'dfn',
    'caption',
    'colgroup',
    'col',
  ],
  attributes: {
    a: [
      'href',
      'title',
      'id',
      'ariaDescribedBy',
      'ariaLabel',
      'dataFootnoteBackref',
      'dataFootnoteRef',
      ['className', 'data-footnote-backref'],
    ],
    abbr: ['title'],
    bdo: ['dir'],
    blockquote: [],
    code: [['className', /^language-[\w#+.-]{1,40}$/]],
    col: ['span'],
    details: ['open'],
    h2: [['className', 'sr-only'], 'id'],
    img: ['src', 'alt', 'title'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: [['className', 'task-list-item'], 'id', 'value'],
    ol: ['start', 'reversed', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [['dataAlign', 'center', 'right'], 'colSpan', 'rowSpan'],
    th: [['dataAlign', 'center', 'right'], 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
    '*': ['id', 'lang', ['dir', 'ltr', 'rtl', 'auto']],
  },
  protocols: { href: ['http', 'https'], src: [] },
  required: { input: { type: 'checkbox', disabled: true } },
  clobber: [],
  strip: [
    'script',
    'style',
    'template',
    'title',
    'textarea',
    'noscript',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
    'select',
    'math',
    'svg',
  ],
};

const withComponents: Schema = {
  ...inert,
  tagNames: [...(inert.tagNames ?? []), componentElement],
  attributes: { ...inert.attributes, [componentElement]: ['dataIndex'] },
};

/**
 * Reduces what an author wrote to inert elements and attributes, addresses by scheme. The first
 * step of rendering: only trusted steps follow.
 *
 * @param components the tree holds {@link componentElement}s, which only our own code can put there
 */
export function sanitizeTree(tree: Root, components = false): Root {
  keepAlignment(tree);
  return sanitize(tree, components ? withComponents : inert) as Root;
}

/** Columns of Markdown tables are aligned by style, which no author may write. */
function keepAlignment(tree: Root) {
  for (const { tagName, properties } of elementsOf(tree)) {
    const side = /^t[dh]$/.test(tagName)
      ? /^text-align: (center|right)$/.exec(String(properties.style))?.[1]
      : undefined;
    if (side) properties.dataAlign = side;
  }
}
