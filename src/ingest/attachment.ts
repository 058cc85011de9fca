import { existsSync, lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** A file that an entry shows or offers. */
export interface Attachment {
  /** Absolute path. */
  file: string;
  /** As the author wrote it. */
  address: string;
  /** `picture`, `video`. */
  what: string;
  maxBytes: number;
  /** What to do when it is larger. */
  remedy: string;
}

/** Why a file must not be published from where it lies, as a sentence for its author. */
export function judgePlace(content: string, { file, address, what }: Attachment) {
  const inside = path.relative(content, file);
  return inside.startsWith('..') || path.isAbsolute(inside)
    ? `"${address}" leads out of the content folder. Put the ${what} beside the text.`
    : undefined;
}

/** Why there is no file to publish, as a sentence for its author. */
export function judgeFile(
  content: string,
  { file, address, what, maxBytes, remedy }: Attachment,
): string | undefined {
  if (!existsSync(file))
    return `There is no file "${address}" beside this one. Check the name, or add the ${what}.`;
  const info = lstatSync(file);
  const inside = path.relative(content, file);
  if (!info.isFile() || realpathSync(file) !== path.join(realpathSync(content), inside))
    return `"${address}" is a link, or lies behind one. Copy the ${what} itself here.`;
  if (info.size > maxBytes)
    return `"${address}" is too large: at most ${maxBytes / 1e6} MB. ${remedy}`;
  return undefined;
}
