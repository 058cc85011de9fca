import { identifierPattern } from '#core/fields.ts';
import { toIdentifier } from '#core/names.ts';
import { hashOf } from '#ingest/source.ts';

/** A text as a name that no page of the hub has, of at most 100 characters; empty when no letter can be kept. */
export function toFreeName(text: string): string {
  // C, C++ and C# are three things.
  const words = text.replace(/(?<=\p{L})\+\+/gu, 'pp').replace(/(?<=\p{L})#(?!\p{L})/gu, 'sharp');
  const name = toIdentifier(words).slice(0, 100).replace(/-$/, '');
  return name === 'archive' ? 'the-archive' : identifierPattern.test(name) ? name : '';
}

/** A name for what has no letter that a URL can keep: the same for the same text. */
export const makeName = (prefix: string, text: string) => `${prefix}-${hashOf(text).slice(0, 8)}`;
