import { redactFields, withoutEmails } from './emails.ts';
import { asList } from './names.ts';
import { isDraft, type Planned } from './plan.ts';
import { escapeMarkdown, plainLine } from './words.ts';

/** What the fields of an entry are made of. */
export interface FieldWork {
  values: Record<string, unknown>;
  plan: Planned;
  /** Names of the kind's fields. */
  own: readonly string[];
  title: string;
  /** Paragraphs that go before the body: what is too long for its field. */
  lead: string[];
  note: (message: string) => void;
}

/** Fields that are made from facts, not copied. */
const handled = new Set(
  'id title name summary date authors topics lang slug address aliases canonical cover coverAlt series draft visibility'.split(
    ' ',
  ),
);

/** Front matter of an entry: only fields its kind has. */
export function toEntryFields({
  values,
  plan,
  own,
  title,
  lead,
  note,
}: FieldWork): Record<string, unknown> {
  const authors = plan.authors.length > 0 ? plan.authors : [{ name: 'Unknown author' }];
  if (plan.authors.length === 0 && own.includes('authors'))
    note('The file names no author. Give one with --map, under defaults.');
  const summary = textOf(values.summary);
  const draft = isDraft(plan.file, values);
  const date = /^\d{4}-\d\d-\d\d$/.test(plan.date ?? '') ? new Date(plan.date ?? '') : plan.date;
  const lang = toLanguage(values.lang);
  const canonical = textOf(values.canonical);
  const fields: Record<string, unknown> = {
    [own.includes('title') ? 'title' : 'name']: shorten(title, 140, lead, (text) => `**${text}**`),
    ...(summary ? { summary: shorten(summary, 200, lead) } : {}),
    date,
    authors,
    ...(plan.topics.length > 0 ? { topics: plan.topics } : {}),
    ...(lang ? { lang } : {}),
    ...(canonical && /^https?:/.test(canonical) ? { canonical } : {}),
    ...(textOf(values.series) ? { series: textOf(values.series) } : {}),
    ...(plan.aliases.length > 0 ? { aliases: plan.aliases } : {}),
    ...(draft ? { draft } : {}),
  };
  for (const [name, value] of Object.entries(values))
    if (own.includes(name) && !handled.has(name)) fields[name] = redactFields(value);
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && own.includes(name)),
  );
}

/** A text of at most `max` characters; a longer one is cut at a word, and goes whole before the body. */
function shorten(
  text: string,
  max: number,
  lead: string[],
  paragraph = (whole: string) => whole,
): string {
  if (text.length <= max) return text;
  lead.push(paragraph(escapeMarkdown(text)));
  const start = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${start.replace(/\s+\S*$/, '')}…`;
}

/** A field as one line of text without invisible characters and e-mail addresses. */
export function textOf(value: unknown): string | undefined {
  const [first] = asList(value);
  if (typeof first !== 'string' && typeof first !== 'number') return undefined;
  const text = withoutEmails(plainLine(String(first)));
  return text === '' ? undefined : text;
}

function toLanguage(value: unknown): string | undefined {
  const text = textOf(value)?.replace('_', '-');
  try {
    return text && /^[a-z]{2,3}(-|$)/i.test(text) ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    return undefined;
  }
}
