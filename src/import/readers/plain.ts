import type { Reader } from '../reader.ts';
import { everywhere } from '../syntax/everywhere.ts';
import { mkdocsAdmonitions } from '../syntax/mkdocs-admonitions.ts';

/** Markdown of no known generator. It was published nowhere, as far as one can tell. */
export const plain: Reader = {
  name: 'plain',
  label: 'plain Markdown',
  recognise: () => [],
  addressOf: () => undefined,
  steps: [mkdocsAdmonitions, ...everywhere],
};
