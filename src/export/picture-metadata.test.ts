import { readFile } from 'node:fs/promises';
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
