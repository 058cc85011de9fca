const yes = /^(true|yes|on|1)$/i;
const no = /^(false|no|off|0)$/i;

/** True for a value that somebody meant as a yes, as YAML's readers of any age understand it. */
export const isYes = (value: unknown) => yes.test(String(value));

/** True for front matter, as written, of what the old site showed to nobody, or not to everybody. */
export const saysHidden = (fields: Record<string, unknown>) =>
  ['draft', 'isDraft', 'unlisted', 'private', 'hidden', 'eleventyExcludeFromCollections'].some(
    (name) => isYes(fields[name]),
  ) ||
  ['published', 'public', 'publish', 'permalink'].some((name) => no.test(String(fields[name]))) ||
  ['status', 'visibility', 'draft_status'].some(
    (name) =>
      typeof fields[name] === 'string' && !/^(publish(ed)?|public|live|final)$/i.test(fields[name]),
  );
