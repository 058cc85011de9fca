import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judgeMedia, keepMedia, mediaFile } from './media.ts';

const content = mkdtempSync(path.join(tmpdir(), 'hub-media-'));
afterAll(() => rmSync(content, { recursive: true }));
mkdirSync(path.join(content, 'recordings'));

/** A box of an MP4 file: its length, its name, what it holds. */
const box = (name: string, held: string | Buffer = '') => {
  const bytes = typeof held === 'string' ? Buffer.from(held, 'latin1') : held;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, bytes]);
};
const mp4 = (...boxes: Buffer[]) => Buffer.concat([box('ftyp', 'isomiso2'), ...boxes]);
const webm = (held: string) =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from(held, 'latin1')]);

function judge(name: string, bytes: Buffer | string, format: Parameters<typeof judgeMedia>[3]) {
  const file = path.join(content, 'recordings', name);
  writeFileSync(file, bytes);
  return judgeMedia(content, file, `./${name}`, format);
}

test('videos, captions and slides of the formats the hub knows may be published', () => {
  expect(judge('a.mp4', mp4(box('moov', 'plain'), box('mdat', 'pictures')), 'video')).toBe(
    undefined,
  );
  expect(judge('a.webm', webm('plain'), 'video')).toBe(undefined);
  expect(judge('a.vtt', 'WEBVTT\n\n', 'captions')).toBe(undefined);
  expect(judge('a.pdf', '%PDF-1.7\n', 'slides')).toBe(undefined);
});

test.each([
  [
    'MP4 of an Android phone',
    'b.mp4',
    mp4(box('moov', box('udta', box('\xa9xyz', '+52.2+021.0/')))),
  ],
  ['MP4 of an iPhone', 'c.mp4', mp4(box('moov', 'com.apple.quicktime.location.ISO6709'))],
  ['MP4 with its notes last', 'd.mp4', mp4(box('mdat', 'x'.repeat(99)), box('moov', box('loci')))],
  ['WebM', 'e.webm', webm('LOCATION +52.2+021.0/')],
])(
  'an %s that tells where it was recorded is refused, with a way to save it without',
  (_, name, bytes) => {
    expect(judge(name, bytes, 'video')).toBe(
      `"./${name}" tells where it was recorded. Save it without: ffmpeg -i ${name} -map_metadata -1 -c copy clean${path.extname(name)}`,
    );
  },
);

test('the same bytes among the pictures of a video tell nothing', () => {
  expect(judge('f.mp4', mp4(box('moov'), box('mdat', '\xa9xyz')), 'video')).toBe(undefined);
});

test.each([
  [
    'film.mov',
    'ftyp',
    'video',
    'The hub does not publish "./film.mov" as video. Use .mp4 or .webm, or write its address on YouTube, Vimeo or Wistia.',
  ],
  [
    'page.mp4',
    '<html>',
    'video',
    '"./page.mp4" is not really a MP4 file. Use .mp4 or .webm, or write its address on YouTube, Vimeo or Wistia.',
  ],
  [
    'words.txt',
    'WEBVTT',
    'captions',
    'The hub does not publish "./words.txt" as captions. Captions are a WebVTT file, like ./captions.vtt, whose first line is WEBVTT.',
  ],
  [
    'words.vtt',
    '1 00:00:01,000 --> 00:00:02,000',
    'captions',
    '"./words.vtt" is not really a VTT file. Captions are a WebVTT file, like ./captions.vtt, whose first line is WEBVTT.',
  ],
  [
    'deck.pdf',
    'PK',
    'slides',
    '"./deck.pdf" is not really a PDF file. Use a PDF, or a web address.',
  ],
] as const)('%s that holds "%s" is refused as %s', (name, held, format, message) => {
  expect(judge(name, held.padEnd(20), format)).toBe(message);
});

test('a link to a file elsewhere is refused', () => {
  symlinkSync('/etc/hostname', path.join(content, 'recordings', 'link.vtt'));
  expect(
    judgeMedia(content, path.join(content, 'recordings/link.vtt'), './link.vtt', 'captions'),
  ).toContain('is a link');
});

test('a file is published under the digest of its bytes', async () => {
  judge('g.vtt', 'WEBVTT\n\n', 'captions');
  judge('h.vtt', 'WEBVTT\n\n', 'captions');
  const [one, two] = await Promise.all(
    ['g.vtt', 'h.vtt'].map((name) =>
      keepMedia(path.join(content, '.cache'), path.join(content, 'recordings', name)),
    ),
  );
  expect(one).toEqual(two);
  expect(one).toMatchObject({
    name: expect.stringMatching(/^[0-9a-f]{20}\.vtt$/),
    mime: 'text/vtt',
    bytes: 8,
  });
  expect(readFileSync(mediaFile(path.join(content, '.cache'), one?.name ?? ''), 'utf8')).toBe(
    'WEBVTT\n\n',
  );
});
