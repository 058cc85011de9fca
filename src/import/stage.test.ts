import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importFolder } from './import.ts';
import { emptyMap } from './map.ts';
import { writeSite } from '../../tests/lib/foreign-site.ts';
import { kinds, onePixel, post, writeHub } from '../../tests/lib/temporary-hub.ts';
import { filesBelow, openStage, publishFile, settleStage } from './stage.ts';

/** Every file below a folder with what it holds. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const files = await filesBelow(folder);
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(path.join(folder, file)).toString('base64')]),
  );
}

/** A hub in a folder of its own, so that what an import leaves beside it can be seen. */
function nestedHub(files: Record<string, string | Uint8Array> = {}) {
  const content = writeHub(files);
  const parent = writeSite({});
  const into = path.join(parent, 'content');
  mkdirSync(into);
  for (const name of readdirSync(content, { recursive: true, withFileTypes: true }))
    if (name.isFile()) {
      const file = path.join(name.parentPath, name.name);
      const target = path.join(into, path.relative(content, file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(file));
    }
  return { parent, into };
}

const bring = (from: string, into: string, more = {}) =>
  importFolder({ from, into, kind: 'posts', map: emptyMap, members: false, ...more }, kinds);
const foreign = (title: string, body: string) =>
  `---\ntitle: ${title}\ndate: 2021-02-03\nauthor: Ada Sample\n---\n\n${body}`;

test('a staged file is never put over another', async () => {
  const { into } = nestedHub();
  const stage = await openStage(into, new Set(['posts/soup.md']));
  await stage.write('posts/soup.md', post('Other words.'));
  await stage.write('posts/new.md', post('New.'));
  const before = await snapshot(into);
  expect(await publishFile(stage.folder, into, 'posts/soup.md')).toBe('kept');
  expect(await snapshot(into)).toEqual(before);
  expect(await publishFile(stage.folder, into, 'posts/new.md')).toBe('brought');
  expect(await publishFile(stage.folder, into, 'posts/new.md')).toBe('unchanged');
});

test('whatever is written in the stage, the hub’s own files stay as they are', async () => {
  const { into } = nestedHub();
  const before = await snapshot(into);
  const stage = await openStage(into, new Set());
  for (const file of Object.keys(before)) {
    await stage.write(file, 'overwritten');
    writeFileSync(path.join(stage.folder, file), 'written over in place');
  }
  expect(await snapshot(into)).toEqual(before);
});

test('the stage is mended entry by entry, and what cannot be mended is taken out', async () => {
  const { into } = nestedHub();
  const stage = await openStage(into, new Set());
  await stage.write('posts/good.md', post('Fine.'));
  await stage.write('posts/link.md', post('[x](gone.md)'));
  await stage.write('posts/bad.md', post('x').replace('title: A post\n', ''));
  await stage.write('posts/to-bad.md', post('[x](./bad.md)'));
  const told: [string, boolean][] = [];
  await settleStage(stage, kinds, (file, _, refused) => told.push([file, refused]));
  expect([...stage.entries]).toEqual(['posts/good.md', 'posts/link.md', 'posts/to-bad.md']);
  expect(told.toSorted()).toEqual([
    ['posts/bad.md', true],
    ['posts/link.md', false],
    ['posts/to-bad.md', false],
  ]);
  expect(readFileSync(path.join(stage.folder, 'posts/to-bad.md'), 'utf8')).toContain(
    'x (`./bad.md`)',
  );
});

test('a problem the hub had before is not the import’s', async () => {
  const { into } = nestedHub({ 'posts/broken.md': post('[x](gone.md)') });
  const stage = await openStage(into, new Set());
  await stage.write('posts/good.md', post('Fine.'));
  await settleStage(stage, kinds, () => {});
  expect([...stage.entries]).toEqual(['posts/good.md']);
});

test('an import leaves nothing beside the content folder, and a second one changes nothing', async () => {
  const { parent, into } = nestedHub();
  const from = writeSite({
    'kettle.md': foreign('Kettle', '![A pot](pot.png)'),
    'pot.png': onePixel,
  });
  expect((await bring(from, into)).files[0]).toMatchObject({ status: 'brought' });
  const after = await snapshot(into);
  expect((await bring(from, into)).files[0]).toMatchObject({ status: 'unchanged' });
  expect(await snapshot(into)).toEqual(after);
  expect(readdirSync(parent)).toEqual(['content']);
});

test('what somebody changed since an import is kept, pictures too', async () => {
  const { into } = nestedHub();
  const from = writeSite({
    'kettle.md': foreign('Kettle', '![A pot](pot.png)'),
    'pot.png': onePixel,
  });
  await bring(from, into);
  const picture = path.join(into, 'posts/kettle/pot.png');
  writeFileSync(picture, Buffer.concat([onePixel, Buffer.from('changed')]));
  const entry = path.join(into, 'posts/kettle.md');
  writeFileSync(entry, `${readFileSync(entry, 'utf8').split('![')[0]}Changed.\n`);
  const before = await snapshot(into);
  const { files } = await bring(from, into);
  expect(files[0]?.status).toBe('kept');
  expect(await snapshot(into)).toEqual(before);
});

test('a hub that cannot be read is not taken for an empty one', async () => {
  const { into } = nestedHub();
  writeFileSync(path.join(into, 'no-folder'), '');
  await expect(filesBelow(path.join(into, 'no-folder'))).rejects.toThrow('ENOTDIR');
  expect(await filesBelow(path.join(into, 'nothing'))).toEqual([]);
});

test('an import that breaks off leaves the hub as it was', async () => {
  const { parent, into } = nestedHub();
  const from = writeSite({ 'kettle.md': foreign('Kettle', 'Soup.') });
  const before = await snapshot(into);
  const broken = importFolder(
    { from, into, kind: 'posts', map: emptyMap, members: true },
    kinds,
    (phase) => {
      if (phase === 'check') throw new Error('The power went.');
    },
  );
  await expect(broken).rejects.toThrow('The power went.');
  expect(await snapshot(into)).toEqual(before);
  expect(readdirSync(parent)).toEqual(['content']);
});

test('a member or a topic that is there is not written again', async () => {
  const { into } = nestedHub({ 'members/member.md': '---\nname: Li\njoined: 2020-01-01\n---\n' });
  const from = writeSite({
    'a.md': '---\ntitle: A\ndate: 2021-02-03\nauthor: 李\ntags: [kitchen, 料理]\n---\nSoup.',
  });
  const before = await snapshot(into);
  const { created } = await bring(from, into, { members: true });
  expect(await snapshot(into)).toMatchObject(before);
  expect(created).toHaveLength(2);
  expect(created.join()).toMatch(/topics\/topic-\w{8}\.md,members\/member-\w{8}\.md/);
});
