import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile } from '#core/entry.ts';
import type { MediaFormat } from '#core/kind.ts';
import { judgeFile, judgePlace } from './attachment.ts';
import { keepCached, writeWhole } from './cache.ts';
import { findVideoPosition } from './video-position.ts';
import { hashOf } from './source.ts';

/** What a file of a format must be like. */
interface FormatRule {
  what: string;
  maxBytes: number;
  remedy: string;
  /** Type by extension. */
  types: Record<string, string>;
  /** Whether the first bytes are those of the extension. */
  isSigned: (start: Buffer, extension: string) => boolean;
  /** Names the formats to use. */
  hint: string;
}

const rules: Record<MediaFormat, FormatRule> = {
  video: {
    what: 'video',
    maxBytes: 50e6,
    remedy: 'Make it smaller, or put it on YouTube, Vimeo or Wistia and write its address.',
    types: { '.mp4': 'video/mp4', '.webm': 'video/webm' },
    isSigned: (start, extension) =>
      extension === '.mp4'
        ? start.toString('latin1', 4, 8) === 'ftyp'
        : start.readUInt32BE(0) === 0x1a45dfa3,
    hint: 'Use .mp4 or .webm, or write its address on YouTube, Vimeo or Wistia.',
  },
  captions: {
    what: 'captions',
    maxBytes: 1e6,
    remedy: 'Captions are text: check what this file is.',
    types: { '.vtt': 'text/vtt' },
    isSigned: (start) => /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(start.toString('utf8', 0, 11)),
    hint: 'Captions are a WebVTT file, like ./captions.vtt, whose first line is WEBVTT.',
  },
  slides: {
    what: 'slides',
    maxBytes: 25e6,
    remedy: 'Make it smaller, or write the web address where it lies.',
    types: { '.pdf': 'application/pdf' },
    isSigned: (start) => start.toString('latin1', 0, 5) === '%PDF-',
    hint: 'Use a PDF, or a web address.',
  },
};

/** What is wrong with a file that is to be published as it is, as a sentence for its author. */
export function judgeMedia(
  content: string,
  file: string,
  address: string,
  format: MediaFormat,
): string | undefined {
  const { types, isSigned, hint, ...rule } = rules[format];
  const attachment = { file, address, ...rule };
  const extension = path.extname(file).toLowerCase();
  if (!types[extension]) return `The hub does not publish "${address}" as ${rule.what}. ${hint}`;
  const wrong = judgePlace(content, attachment) ?? judgeFile(content, attachment);
  if (wrong) return wrong;
  if (!isSigned(readStart(file), extension))
    return `"${address}" is not really a ${extension.slice(1).toUpperCase()} file. ${hint}`;
  if (format === 'video' && findVideoPosition(readFileSync(file)))
    return `"${address}" tells where it was recorded. Save it without: ffmpeg -i ${path.basename(address)} -map_metadata -1 -c copy clean${extension}`;
  return undefined;
}

function readStart(file: string): Buffer {
  const start = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return start;
}

/** Puts a file into the cache as it is published: its name is the digest of its bytes, so that it never changes. */
export async function keepMedia(cache: string, file: string): Promise<MediaFile> {
  const bytes = await readFile(file);
  const extension = path.extname(file).toLowerCase();
  const mime = Object.values(rules).flatMap(({ types }) => types[extension] ?? [])[0];
  if (!mime) throw new Error(`${file} is no file the hub publishes.`);
  const name = `${hashOf(bytes).slice(0, 20)}${extension}`;
  if (!(await keepCached(mediaFile(cache, name)))) await writeWhole(mediaFile(cache, name), bytes);
  return { name, mime, bytes: bytes.length };
}

/** Where the cache has a file under its published name. */
export const mediaFile = (cache: string, name: string) => path.join(cache, 'media', name);
