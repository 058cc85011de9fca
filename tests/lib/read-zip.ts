import { openArchive } from '#import/archive.ts';

/** Every file of an archive, by its path. */
export async function readZip(file: string): Promise<Record<string, Buffer>> {
  const archive = await openArchive(file);
  const files: Record<string, Buffer> = {};
  for (const [path, { open }] of archive.files) {
    const chunks: Buffer[] = [];
    for await (const chunk of await open()) chunks.push(chunk as Buffer);
    files[path] = Buffer.concat(chunks);
  }
  archive.close();
  return files;
}
