import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withoutMetadata } from './picture-metadata.ts';

const about = {
  IFD0: { Artist: 'CANARY-ARTIST', Copyright: 'CANARY-RIGHTS' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
};
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>CANARY-XMP</rdf></x:xmpmeta>';

/** A picture with two different halves, turned by a camera, with everything written into it. */
async function draw(format: 'jpeg' | 'png' | 'webp' | 'avif', orientation?: number) {
  const dark = { create: { width: 24, height: 16, channels: 3, background: '#223344' } } as const;
  const light = { create: { width: 8, height: 16, channels: 3, background: '#eeddcc' } } as const;
  const half = await sharp(light).png().toBuffer();
  return sharp(dark)
    .composite([{ input: half, left: 0, top: 0 }])
    .withMetadata(orientation ? { orientation } : {})
    .withExifMerge(about)
    .withXmp(xmp)
    .toFormat(format)
    .toBuffer();
}

const pixelsOf = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: data.toString('hex'), width: info.width, height: info.height };
};

test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'a %s loses what was written into it, and shows the same',
  async (format) => {
    const bytes = await draw(format);
    expect(bytes.includes('CANARY')).toBe(true);
    const stripped = await withoutMetadata(bytes);
    expect(stripped.includes('CANARY')).toBe(false);
    expect(await pixelsOf(stripped)).toEqual(await pixelsOf(bytes));
    expect(await withoutMetadata(stripped)).toBe(stripped);
  },
);

test.each(['jpeg', 'png', 'webp'] as const)('a %s that was turned stays turned', async (format) => {
  const bytes = await draw(format, 6);
  const stripped = await withoutMetadata(bytes);
  expect(stripped.includes('CANARY')).toBe(false);
  expect(await pixelsOf(stripped)).toMatchObject({ width: 16, height: 24 });
  expect(await pixelsOf(stripped)).toEqual(await pixelsOf(bytes));
  expect(await withoutMetadata(stripped)).toBe(stripped);
});

test('comments and what hangs on behind the picture go too', async () => {
  const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .jpeg({ progressive: true })
    .toBuffer();
  const comment = Buffer.from('\xff\xfe\x00\x08CANARY', 'latin1');
  const laden = Buffer.concat([
    plain.subarray(0, 2),
    comment,
    plain.subarray(2),
    Buffer.from('CANARY film'),
  ]);
  expect((await withoutMetadata(laden)).equals(plain)).toBe(true);
});

test('a picture with nothing in it is returned as it is', async () => {
  for (const file of ['hostile-crumbs/tile.png', 'the-long-table/table.png']) {
    const bytes = await readFile(`tests/fixtures/hub/posts/${file}`);
    expect(await withoutMetadata(bytes)).toBe(bytes);
  }
  const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .webp()
    .toBuffer();
  expect(await withoutMetadata(plain)).toBe(plain);
});

const red = { create: { width: 9, height: 9, channels: 3, background: 'red' } } as const;
const exifSegment = Buffer.from('\xff\xe1\x00\x0eExif\0\0CANARY', 'latin1');

/** A JPEG with bytes between its first two segments. */
async function drawLaden(...between: Buffer[]): Promise<{ plain: Buffer; laden: Buffer }> {
  const plain = await sharp(red).jpeg().toBuffer();
  const at = 4 + plain.readUInt16BE(4);
  return { plain, laden: Buffer.concat([plain.subarray(0, at), ...between, plain.subarray(at)]) };
}

test.each([
  ['stray bytes', ['CANARY\0']],
  ['a fill byte', ['\xff', exifSegment.toString('latin1')]],
  ['many fill bytes', ['\xff\xff\xff', exifSegment.toString('latin1'), '\xff\xff']],
  ['stray bytes on both sides', ['A', exifSegment.toString('latin1'), '\xff\0B']],
  ['a restart that is none', ['\xff\xd0', exifSegment.toString('latin1')]],
])('a JPEG with %s between its segments shows the same and tells nothing', async (_, between) => {
  const { plain, laden } = await drawLaden(...between.map((text) => Buffer.from(text, 'latin1')));
  expect((await withoutMetadata(laden)).equals(plain)).toBe(true);
});

test('the small picture in a JPEG goes', async () => {
  const { laden } = await drawLaden();
  const jfif = Buffer.from('\xff\xe0\x00\x16JFIF\0\x01\x01\0\0\x01\0\x01\x01\x02CANARY', 'latin1');
  const whole = Buffer.concat([laden.subarray(0, 2), jfif, laden.subarray(2)]);
  const stripped = await withoutMetadata(whole);
  expect(stripped.includes('CANARY')).toBe(false);
  expect(stripped.includes('JFIF')).toBe(true);
  expect(await pixelsOf(stripped)).toEqual(await pixelsOf(whole));
});

test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'a %s that ends too early is refused, wherever it ends',
  async (format) => {
    const bytes = await draw(format);
    for (const part of [0.2, 0.5, 0.9])
      await expect(
        withoutMetadata(bytes.subarray(0, Math.floor(bytes.length * part))),
      ).rejects.toThrow();
  },
);

test('a picture whose segments are not what they say is refused', async () => {
  const { laden } = await drawLaden(Buffer.from('\xff\xe1\xff\xff', 'latin1'), exifSegment);
  await expect(withoutMetadata(laden)).rejects.toThrow();
  const { laden: empty } = await drawLaden(Buffer.from('\xff\xe1\x00\x00', 'latin1'));
  await expect(withoutMetadata(empty)).rejects.toThrow();
});

test('comments of a PNG and what only programs read go', async () => {
  const plain = await sharp(red).png().toBuffer();
  const chunk = (type: string) => {
    const body = Buffer.from(`${type}Comment\0CANARY`);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length - 4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const laden = Buffer.concat([
    plain.subarray(0, 33),
    ...['tEXt', 'caBX', 'prVt'].map(chunk),
    plain.subarray(33),
  ]);
  expect((await withoutMetadata(laden)).equals(plain)).toBe(true);
});

test('foreign chunks of a WebP go', async () => {
  const plain = await sharp(red).webp().toBuffer();
  const laden = Buffer.concat([plain, Buffer.from('NOTE\x06\0\0\0CANARY', 'latin1')]);
  laden.writeUInt32LE(laden.length - 8, 4);
  expect((await withoutMetadata(laden)).equals(plain)).toBe(true);
});

test('foreign boxes of an AVIF are blank', async () => {
  const plain = await sharp(red).avif().toBuffer();
  const boxes = ['free', 'uuid', 'udta'].map((type) =>
    Buffer.concat([Buffer.from([0, 0, 0, 14]), Buffer.from(`${type}CANARY`)]),
  );
  const laden = Buffer.concat([plain, ...boxes]);
  const stripped = await withoutMetadata(laden);
  expect(stripped.includes('CANARY')).toBe(false);
  expect(await pixelsOf(stripped)).toEqual(await pixelsOf(plain));
  expect(await withoutMetadata(stripped)).toBe(stripped);
});

/** A GIF of two frames that is shown three times. */
async function drawMoving(): Promise<Buffer> {
  const frames = ['red', 'blue'].map((background) => ({ create: { ...red.create, background } }));
  return sharp(frames as never, { join: { animated: true } })
    .gif({ loop: 3, delay: [100, 300] })
    .toBuffer();
}

test('comments and notes of a GIF go; frames, their times and the loop stay', async () => {
  const plain = await drawMoving();
  const at = plain.indexOf('!\xff', 0, 'latin1');
  const notes = '!\xfe\x06CANARY\0!\xff\x0bXMP DataXMP\x06CANARY\0!\x01\x01a\x06CANARY\0';
  const laden = Buffer.concat([
    plain.subarray(0, at),
    Buffer.from(notes, 'latin1'),
    plain.subarray(at),
    Buffer.from('CANARY'),
  ]);
  const stripped = await withoutMetadata(laden);
  expect(stripped.equals(plain)).toBe(true);
  expect(await sharp(stripped).metadata()).toMatchObject({ pages: 2, loop: 3, delay: [100, 300] });
  expect(await withoutMetadata(plain)).toBe(plain);
});

test('a GIF with a comment that has no end is refused', async () => {
  const plain = await drawMoving();
  const laden = Buffer.concat([plain.subarray(0, -1), Buffer.from('!\xfe\xffCANARY', 'latin1')]);
  await expect(withoutMetadata(laden)).rejects.toThrow();
});
