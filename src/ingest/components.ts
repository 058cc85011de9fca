import type { Element, ElementContent } from 'hast';
import { classifyTarget } from '#core/urls.ts';

/** A component that `.mdx` may use: which literal attributes it takes and what it becomes. */
interface Component {
  /** Attribute name -> what it must look like, and whether it must be there. */
  attributes: Record<string, { pattern: RegExp; required?: boolean; expected: string }>;
  render: (attributes: Record<string, string>, children: ElementContent[]) => ElementContent[];
}

const sentence = { pattern: /^[^<>]{1,300}$/, expected: 'text of at most 300 characters' };

/** GitHub's alerts and the Callout component share their kinds. */
export const alertTitles: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** Every component that content may name. They are data: none of them runs anything an author wrote. */
export const components: Record<string, Component> = {
  Callout: {
    attributes: {
      kind: {
        pattern: /^(note|tip|important|warning|caution)$/,
        expected: listOf(Object.keys(alertTitles)),
      },
      title: sentence,
    },
    render: ({ kind = 'note', title }, children) => [toAlert(kind, children, title)],
  },
  Figure: {
    attributes: {
      src: {
        pattern: /^\.{1,2}\/[^<>:]{1,200}$/,
        required: true,
        expected: 'a path beside the text, like ./photo.webp',
      },
      alt: { ...sentence, required: true },
      caption: sentence,
      credit: sentence,
    },
    render: ({ src = '', alt = '', caption, credit }) => [
      element('figure', {}, [
        element('img', { src, alt }),
        ...(caption || credit
          ? [
              element('figcaption', {}, [
                text(
                  [
                    credit ? caption?.replace(/[^.!?…]$/u, '$&.') : caption,
                    credit && `Picture: ${credit}`,
                  ]
                    .filter(Boolean)
                    .join(' '),
                ),
              ]),
            ]
          : []),
      ]),
    ],
  },
  PullQuote: {
    attributes: { by: sentence },
    render: ({ by }, children) => [
      element('blockquote', { className: ['pull-quote'] }, [
        ...children,
        ...(by ? [element('p', { className: ['pull-quote-by'] }, [text(by)])] : []),
      ]),
    ],
  },
};

/** What is wrong with a use of a component, each as a sentence; empty when it is fine. */
export function judgeComponent(
  name: string,
  attributes: { type: string; name?: string; value?: unknown }[],
): string[] {
  const component = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!component)
    return [
      `<${name}> is not a component of this hub. Use ${listOf(Object.keys(components))}, or plain Markdown.`,
    ];
  const problems: string[] = [];
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      problems.push(
        `<${name}> takes plain text in quotes only: ${attribute.name ?? 'attribute'}="…".`,
      );
      continue;
    }
    const rule = Object.hasOwn(component.attributes, attribute.name ?? '')
      ? component.attributes[attribute.name ?? '']
      : undefined;
    if (!rule)
      problems.push(
        `<${name}> has no attribute "${attribute.name}". It takes ${listOf(Object.keys(component.attributes))}.`,
      );
    else if (!rule.pattern.test(attribute.value))
      problems.push(`The attribute "${attribute.name}" of <${name}> must be ${rule.expected}.`);
    else if (attribute.name === 'src' && classifyTarget(attribute.value).type !== 'relative')
      problems.push(`The picture of <${name}> lies beside the text: ./photo.webp.`);
  }
  for (const [attribute, { required }] of Object.entries(component.attributes)) {
    if (required && !attributes.some(({ name: given }) => given === attribute))
      problems.push(`<${name}> needs ${attribute}="…".`);
  }
  return problems;
}

/** A callout box, of a GitHub alert or a Callout. */
export const toAlert = (
  kind: string,
  children: ElementContent[],
  title = alertTitles[kind] ?? 'Note',
) =>
  element('div', { className: ['alert', `alert-${kind}`], role: 'note' }, [
    element('p', { className: ['alert-title'] }, [text(title)]),
    ...children,
  ]);

/** A hast element. */
export const element = (
  tagName: string,
  properties: Element['properties'] = {},
  children: ElementContent[] = [],
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** A hast text. */
export const text = (value: string): ElementContent => ({ type: 'text', value });

function listOf(words: string[]) {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
}
