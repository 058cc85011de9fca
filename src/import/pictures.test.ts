import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { toSite, writeSite } from '../../tests/lib/foreign-site.ts';
import { onePixel, temporaryFolder } from '../../tests/lib/temporary-hub.ts';
import { judgePicture } from '#ingest/images.ts';
import { bringPictures, pictureAddresses } from './pictures.ts';

const draw = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b33' } });
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

async function bring(
  files: Record<string, string | Uint8Array>,
  addresses: string[],
  file = 'blog/post.md',
) {
  const root = writeSite(files);
  const folder = path.join(temporaryFolder(), 'post');
  const site = toSite({ root, from: path.join(root, 'content'), section: 'content' });
  const brought = await bringPictures(addresses, file, site, folder);
  return { brought, folder, root, found: (address: string) => brought.get(address) };
}

test('a picture that the hub takes is copied byte for byte', async () => {
  const { found, folder } = await bring({ 'content/blog/Red Pot.PNG': onePixel }, [
    './Red%20Pot.PNG',
  ]);
  expect(found('./Red%20Pot.PNG')).toEqual({ to: './post/red-pot.png' });
  expect(readFileSync(path.join(folder, 'red-pot.png')).equals(onePixel)).toBe(true);
});

test.each([
  ['pot.svg', async () => Buffer.from(svg)],
  ['pot.tiff', () => draw(9, 9).tiff().toBuffer()],
  ['pot.png', () => draw(9, 9).jpeg().toBuffer()],
  ['pot', () => draw(9, 9).png().toBuffer()],
])('%s is drawn again as WebP', async (name, make) => {
  const { found, folder } = await bring({ [`content/blog/${name}`]: await make() }, [name]);
  expect(found(name)).toEqual({ to: './post/pot.webp', note: `${name} was saved again as WebP.` });
  const file = path.join(folder, 'pot.webp');
  expect(judgePicture(folder, file, 'pot.webp')).toBeUndefined();
  expect(await sharp(file).metadata()).toMatchObject({ width: 9, height: 9 });
});

test('a file of more than the hub takes is drawn again, smaller', async () => {
  const noise = Buffer.alloc(2600 * 1600 * 3);
  for (let index = 0, seed = 1; index < noise.length; index += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    noise[index] = seed >> 16;
  }
  const png = await sharp(noise, { raw: { width: 2600, height: 1600, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const { found, folder } = await bring({ 'content/blog/big.png': png }, ['big.png']);
  expect(found('big.png')).toMatchObject({ to: './post/big.webp' });
  expect((await sharp(path.join(folder, 'big.webp')).metadata()).width).toBe(2400);
});

test.each([
  ['damaged.png', Buffer.from('no picture'), 'damaged'],
  ['damaged.svg', Buffer.from('<svg'), 'damaged'],
  ['half.tiff', Buffer.from('II*\0abcdef'), 'damaged'],
])('%s is not brought', async (name, bytes, reason) => {
  const { found, folder } = await bring({ [`content/blog/${name}`]: bytes }, [name]);
  expect(found(name)).toEqual({ reason: expect.stringContaining(reason) });
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test.each([
  ['gone.png', 'no such file'],
  ['../..', 'no such file'],
  ['https://x.org/a.png', 'another site'],
  ['//x.org/a.png', 'another site'],
  ['data:image/png;base64,AAAA', 'no file'],
  ['', 'no file'],
  ['#top', 'no file'],
  ['a\0.png', 'no such file'],
  [`${'x'.repeat(5000)}.png`, 'no such file'],
  ['%E0%A4%A.png', 'no such file'],
])('%j is none to bring', async (address, reason) => {
  const { found } = await bring({ 'content/a.png': onePixel }, [address]);
  expect(found(address)).toEqual({ reason: expect.stringContaining(reason) });
});

test('nothing outside the site is read', async () => {
  const root = writeSite({ 'site/content/a.md': '', 'secret.png': onePixel });
  const inner = path.join(root, 'site');
  symlinkSync(path.join(root, 'secret.png'), path.join(inner, 'content/link.png'));
  const site = toSite({ root: inner, from: path.join(inner, 'content') });
  const addresses = ['../../secret.png', 'link.png', '%2e%2e/%2e%2e/secret.png', '/../secret.png'];
  const brought = await bringPictures(addresses, 'a.md', site, path.join(temporaryFolder(), 'a'));
  for (const address of addresses)
    expect(brought.get(address), address).toEqual({ reason: 'It lies outside the site.' });
});

test('a picture is found beside the text, at the root, and where sites keep static files', async () => {
  const files = {
    'content/blog/beside.png': onePixel,
    'content/top.png': onePixel,
    'static/img/static.png': onePixel,
    'public/public.png': onePixel,
    'assets/asset.png': onePixel,
  };
  const addresses = [
    'beside.png',
    'top.png',
    '/top.png',
    '/img/static.png',
    '@site/static/img/static.png',
    '/public.png',
    '/assets/asset.png',
    'beside.png?raw=true#x',
  ];
  const { brought } = await bring(files, addresses);
  for (const address of addresses) expect(brought.get(address), address).toHaveProperty('to');
});

test('different pictures of one name get names of their own, the same one only one', async () => {
  const other = await draw(2, 2).png().toBuffer();
  const { found, folder } = await bring(
    {
      'content/blog/a.png': onePixel,
      'content/blog/x/a.png': other,
      'content/blog/ä.png': other,
      'content/blog/鍋.png': other,
    },
    ['a.png', 'x/a.png', './a.png', 'ä.png', '鍋.png'],
  );
  expect(found('a.png')).toEqual({ to: './post/a.png' });
  expect(found('./a.png')).toEqual({ to: './post/a.png' });
  expect(found('x/a.png')).toEqual({ to: './post/a-2.png' });
  expect(found('ä.png')).toEqual({ to: './post/a-3.png' });
  expect(found('鍋.png')).toEqual({ to: './post/picture.png' });
  expect(readFileSync(path.join(folder, 'a-2.png')).equals(other)).toBe(true);
});

test('the pictures of a text are those it shows', () => {
  expect(
    pictureAddresses(
      '![a](a.png) ![b][b] [c][c] `![d](d.png)` ![a](a.png)\n\n[b]: b.png\n[c]: c.png',
    ),
  ).toEqual(['a.png', 'b.png']);
});
