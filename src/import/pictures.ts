import { existsSync, realpathSync, statSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { toIdentifier } from '#core/names.ts';
import { classifyTarget, decodeEscapes } from '#core/urls.ts';
import { judgePicture } from '#ingest/images.ts';
import { elementsOf, parseHtml } from '#ingest/parse.ts';
import { nodesOf, parseMarkdown } from './edit.ts';
import { isInside } from './files.ts';
import type { SourceSite } from './reader.ts';

/** What became of a picture: the address an entry shows it by, or why it cannot. */
export type Brought = { to: string; note?: string } | { reason: string };

/** Addresses of the pictures a text shows, in Markdown and in HTML. */
export function pictureAddresses(text: string): string[] {
  const tree = nodesOf(parseMarkdown(text));
  const shown = new Set(
    tree.flatMap(({ node }) => (node.type === 'imageReference' ? [node.identifier] : [])),
  );
  return [
    ...new Set(
      tree.flatMap(({ node }) => {
        if (node.type === 'image') return [node.url];
        if (node.type === 'definition' && shown.has(node.identifier)) return [node.url];
        if (node.type === 'html')
          return elementsOf(parseHtml(node.value)).flatMap(({ tagName, properties }) =>
            tagName === 'img' && properties.src ? [String(properties.src).trim()] : [],
          );
        return [];
      }),
    ),
  ];
}

/**
 * Copies the pictures of one entry into its folder beside it. A format that the hub does not take,
 * or a picture too large for it, is drawn again as WebP.
 *
 * @param file the Markdown file, below the source folder
 * @param folder absolute folder of the entry's pictures; made when there is one
 */
export async function bringPictures(
  addresses: string[],
  file: string,
  site: SourceSite,
  folder: string,
): Promise<Map<string, Brought>> {
  const brought = new Map<string, Brought>();
  const names = new Map<string, string>();
  for (const address of addresses) {
    const found = findPicture(address, file, site);
    if (typeof found !== 'string') {
      brought.set(address, found);
      continue;
    }
    const [name, ending] = toName(found);
    let unique = name;
    for (let count = 2; names.has(unique) && names.get(unique) !== found; count += 1)
      unique = `${name}-${count}`;
    names.set(unique, found);
    brought.set(address, await bring(found, path.join(folder, unique), ending, site.root));
  }
  return brought;
}

const toName = (file: string): [string, string] => {
  const ending = path.extname(file);
  return [toIdentifier(path.basename(file, ending)) || 'picture', ending.toLowerCase()];
};

async function bring(
  source: string,
  target: string,
  ending: string,
  root: string,
): Promise<Brought> {
  const to = (file: string) => `./${path.basename(path.dirname(target))}/${path.basename(file)}`;
  await mkdir(path.dirname(target), { recursive: true });
  if (judgePicture(root, source, source) === undefined) {
    await copyFile(source, target + ending);
    return { to: to(target + ending) };
  }
  try {
    const drawn = await sharp(source, { limitInputPixels: 2e8, pages: 1 })
      .autoOrient()
      .resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 84 })
      .toBuffer();
    await writeFile(`${target}.webp`, drawn);
    return { to: to(`${target}.webp`), note: `${path.basename(source)} was saved again as WebP.` };
  } catch {
    return { reason: 'The picture is damaged, or of a kind that cannot be read.' };
  }
}

/** The file an address means: beside the text, or below the folders where sites keep static files. */
function findPicture(
  address: string,
  file: string,
  { from, root }: SourceSite,
): string | { reason: string } {
  const target = classifyTarget(address);
  if (target.type === 'web' || /^(https?:)?\/\//i.test(address))
    return { reason: 'It lies on another site, which would learn who reads this.' };
  const [pathname = ''] = (decodeEscapes(address) ?? address)
    .replace(/^@site\//, '/')
    .split(/[?#]/);
  if (pathname === '' || /^data:/i.test(pathname)) return { reason: 'It has no file.' };
  const folders = pathname.startsWith('/')
    ? [from, root, ...['static', 'public', 'assets', 'src'].map((name) => path.join(root, name))]
    : [path.join(from, path.dirname(file)), from, path.join(root, 'static')];
  const candidates = folders.map((folder) => path.join(folder, pathname));
  const found = candidates.find((name) => existsSync(name) && statSync(name).isFile());
  if (!found) return { reason: 'There is no such file.' };
  return isInside(realpathSync(root), realpathSync(found))
    ? realpathSync(found)
    : { reason: 'It lies outside the site.' };
}
