const kinds: Record<string, string[]> = {
  NOTE: ['note', 'info', 'information', 'secondary', 'abstract', 'summary', 'tldr', 'primary'],
  TIP: ['tip', 'success', 'hint', 'check', 'done'],
  IMPORTANT: ['important'],
  WARNING: ['warning', 'warn', 'attention'],
  CAUTION: ['caution', 'danger', 'error', 'bug', 'failure'],
};

/** GitHub's kind of alert for a word that other generators use; undefined for any other word. */
export const toAlertKind = (word: string): string | undefined =>
  Object.keys(kinds).find((kind) => kinds[kind]?.includes(word.toLowerCase()));

/** How Docusaurus opens an admonition. Other steps write theirs so, for `admonitions` to read. */
export const toAdmonitionOpening = (word: string, title = '') =>
  `:::${word.toLowerCase().replace(/[^\w-]+/g, '-')}${title ? `[${title.replace(/\s+/g, ' ')}]` : ''}`;
