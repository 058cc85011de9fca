import path from 'node:path';
import { classifyTarget } from '#core/urls.ts';
import type { CheckedSource } from '#ingest/hub.ts';

/** Pictures an entry shows, in its front matter and its body: the address as written, the file absolute. */
export const shownPictures = ({ folder, pictures, scan }: CheckedSource) =>
  toFiles(folder, [...pictures, ...scan.images.map(({ address }) => address)]);

/** Other files an entry names, such as its video: the address as written, the file absolute. */
export const attachedMedia = ({ folder, media }: CheckedSource) =>
  toFiles(folder, Object.keys(media));

const toFiles = (folder: string, addresses: string[]) =>
  [...new Set(addresses)].flatMap((address) => {
    const target = classifyTarget(address);
    return target.type === 'relative' ? [{ address, file: path.resolve(folder, target.path) }] : [];
  });
