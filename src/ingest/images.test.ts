import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import type { Picture } from '#core/entry.ts';
import { judgePicture, pictureFiles, renderPicture } from './images.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const plain = (width: number, height: number, background = '#804020') =>
  sharp({ create: { width, height, channels: 3, background } });

/** A picture with a red left half and a blue right half. */
const halves = (width: number, height: number) =>
  plain(width, height, '#ff0000').composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#0000ff' } },
      left: width / 2,
      top: 0,
    },
  ]);

async function render(
  bytes: Uint8Array,
  name = 'picture.png',
): Promise<{ cache: string; picture: Picture }> {
  const cache = temporaryFolder();
  const file = path.join(cache, name);
  writeFileSync(file, bytes);
  return { cache, picture: await renderPicture(cache, file) };
}

async function failureOf(bytes: Uint8Array, name: string): Promise<string> {
  const error = await render(bytes, name).then(
    () => undefined,
    (reason: Error) => reason,
  );
  return error?.message.replace(/^.*\//, '') ?? 'no failure';
}

test('a picture with a place and a name in it loses both in every variant', async () => {
  const bytes = await plain(500, 300)
    .withExif({
      IFD0: { Artist: 'SECRET-ARTIST' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1' },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="SECRET-XMP"/></rdf:RDF></x:xmpmeta>',
    )
    .jpeg()
    .toBuffer();
  expect(bytes.includes('SECRET-ARTIST')).toBe(true);
  expect(bytes.includes('SECRET-XMP')).toBe(true);
  const { cache, picture } = await render(bytes, 'picture.jpg');
  const files = pictureFiles(cache, picture);
  expect(files.length).toBe(picture.widths.length * 2);
  for (const { file } of files) {
    const { exif, xmp, iptc, icc } = await sharp(file).metadata();
    expect({ exif, xmp, iptc, icc }).toEqual({});
    expect(readFileSync(file).includes('SECRET')).toBe(false);
  }
});

test('a picture taken sideways stands upright', async () => {
  const bytes = await halves(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { cache, picture } = await render(bytes, 'picture.jpg');
  expect(picture).toMatchObject({ width: 200, height: 400, widths: [160, 200] });
  for (const { file } of pictureFiles(cache, picture)) {
    const { data, info } = await sharp(file)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.height).toBe(info.width * 2);
    const [red = 0, , blue = 0] = data;
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
  }
});

test.each([
  [100, [100]],
  [160, [160]],
  [600, [160, 480, 600]],
  [1440, [160, 480, 960, 1440]],
  [2000, [160, 480, 960, 1440]],
])(
  'a picture %i pixels wide is made in widths %j, never larger than it is',
  async (width, widths) => {
    const { cache, picture } = await render(await plain(width, 50).png().toBuffer());
    expect(picture.widths).toEqual(widths);
    expect(picture.width).toBe(widths.at(-1));
    for (const { name, file } of pictureFiles(cache, picture)) {
      expect(name).toContain(`-${(await sharp(file).metadata()).width}.`);
    }
  },
);

test('a picture keeps its proportions, however thin', async () => {
  expect((await render(await plain(2000, 1000).png().toBuffer())).picture).toMatchObject({
    width: 1440,
    height: 720,
  });
  expect((await render(await plain(3000, 1).png().toBuffer())).picture).toMatchObject({
    width: 1440,
    height: 1,
  });
});

test('a picture is made once for its bytes, whatever its name', async () => {
  const { cache, picture } = await render(await plain(100, 50).png().toBuffer());
  const [variant] = pictureFiles(cache, picture);
  writeFileSync(variant?.file ?? '', 'kept');
  const other = path.join(cache, 'other.png');
  writeFileSync(other, await plain(100, 50).png().toBuffer());
  expect(await renderPicture(cache, other)).toEqual(picture);
  expect(readFileSync(variant?.file ?? '', 'utf8')).toBe('kept');
});

test('other bytes make another picture', async () => {
  const one = await render(await plain(100, 50, '#111111').png().toBuffer());
  const two = await render(await plain(100, 50, '#222222').png().toBuffer());
  expect(one.picture.name).not.toBe(two.picture.name);
});

test('a variant that is gone from the cache is made again', async () => {
  const { cache, picture } = await render(await plain(100, 50).png().toBuffer());
  const [variant] = pictureFiles(cache, picture);
  rmSync(variant?.file ?? '');
  await renderPicture(cache, path.join(cache, 'picture.png'));
  expect(statSync(variant?.file ?? '').size).toBeGreaterThan(0);
});

test('code behind the end of a picture is not in its variants', async () => {
  const bytes = Buffer.concat([
    await plain(100, 50).jpeg().toBuffer(),
    Buffer.from('<script>SECRET-CODE</script>'),
  ]);
  const { cache, picture } = await render(bytes, 'picture.jpg');
  for (const { file } of pictureFiles(cache, picture))
    expect(readFileSync(file).includes('SECRET-CODE')).toBe(false);
});

test('only the first picture of an animation is shown', async () => {
  const frames = await sharp(Buffer.alloc(60 * 80 * 3, 90), {
    raw: { width: 60, height: 80, channels: 3, pageHeight: 40 },
  })
    .gif()
    .toBuffer();
  expect((await render(frames, 'picture.gif')).picture).toMatchObject({ width: 60, height: 40 });
});

test('a picture cut short is refused with a sentence', async () => {
  const bytes = await sharp(
    Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, index) => (index * 7919) % 256)),
    {
      raw: { width: 200, height: 200, channels: 3 },
    },
  )
    .png()
    .toBuffer();
  expect(await failureOf(bytes.subarray(0, bytes.length / 2), 'picture.png')).toMatchInlineSnapshot(
    `"picture.png:1:1  This picture is damaged, or no picture at all. Save it again."`,
  );
});

test('a page that calls itself a picture is refused with a sentence', async () => {
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47]),
    Buffer.from('<html><script>alert(1)</script></html>'),
  ]);
  expect(await failureOf(bytes, 'picture.png')).toMatchInlineSnapshot(
    `"picture.png:1:1  This picture is damaged, or no picture at all. Save it again."`,
  );
});

test.each(['png', 'jpg', 'gif', 'webp', 'avif'])(
  'a drawing that calls itself .%s is refused with a sentence',
  (extension) => {
    const folder = temporaryFolder();
    const file = path.join(folder, `picture.${extension}`);
    writeFileSync(
      file,
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    );
    expect(judgePicture(folder, file, './picture')).toBe(
      `"./picture" is not really a ${extension.toUpperCase()} file. Save it again as one.`,
    );
  },
);

test('every format the hub knows passes the judge and can be made', async () => {
  const folder = temporaryFolder();
  for (const format of ['png', 'jpeg', 'gif', 'webp', 'avif'] as const) {
    const file = path.join(folder, `picture.${format}`);
    writeFileSync(file, await plain(20, 10).toFormat(format).toBuffer());
    expect(judgePicture(folder, file, './picture')).toBeUndefined();
    expect(await renderPicture(folder, file)).toMatchObject({ width: 20, height: 10 });
  }
});

test('a picture of too many bytes is refused before it is read', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'picture.png');
  writeFileSync(file, '');
  truncateSync(file, 12_000_001);
  expect(judgePicture(folder, file, './picture.png')).toBe(
    '"./picture.png" is too large: at most 12 MB. Scale it down.',
  );
});

test('a small file that unfolds into too many pixels is refused with a sentence', async () => {
  const bytes = await plain(10_000, 4_100).png().toBuffer();
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(await failureOf(bytes, 'picture.png')).toMatchInlineSnapshot(
    `"picture.png:1:1  This picture is too large: at most 40 megapixels, and 16383 on a side. Scale it down."`,
  );
});

test('a picture too long for its format is refused with a sentence', async () => {
  expect(
    await failureOf(await plain(20, 20_000).png().toBuffer(), 'picture.png'),
  ).toMatchInlineSnapshot(
    `"picture.png:1:1  This picture is too large: at most 40 megapixels, and 16383 on a side. Scale it down."`,
  );
});

test('a picture that fails leaves no record behind', async () => {
  const cache = temporaryFolder();
  const file = path.join(cache, 'picture.png');
  writeFileSync(file, 'no picture');
  await expect(renderPicture(cache, file)).rejects.toThrow();
  expect(
    readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith('.json')),
  ).toEqual([]);
});
