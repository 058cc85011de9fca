import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiShard } from '#core/api.ts';
import { listFiles, readText } from '../../scripts/verify/site.ts';
import { fixtureOut } from './build-fixture.ts';
import { type OpenHub, openHub } from './hub.ts';

const read = (file: string) => readText(fixtureOut, file);
const source = (file: string) => readFile(path.resolve('tests/fixtures/hub', file));
const policyOf = async (page: string) =>
  /Content-Security-Policy" content="([^"]*)"/.exec(await read(`${page}index.html`))?.[1] ?? '';

let hub: OpenHub;
beforeAll(async () => {
  hub = await openHub();
});
afterAll(() => hub.close());

const slices = [
  ['ladle-counter', 'kitchen-all-hands', 'ada-sample'],
  ['kettle-whistle', 'kitchen-all-hands', 'bo-sample'],
  ['spoon-sorter', 'kitchen-all-hands', 'cy-sample'],
  ['soup-ear', 'soup-talk', 'fay-sample'],
  ['honest-hook', 'soup-talk', 'gus-sample'],
  ['bubble-map', 'soup-talk', 'hal-sample'],
] as const;

test.each(slices)(
  'the slice %s of %s has a page, and stands on that of %s',
  async (demo, recording, member) => {
    const link = `href="/demos/${demo}/"`;
    expect(await read(`demos/${demo}/index.html`)).toContain(`href="/members/${member}/"`);
    expect(await read(`members/${member}/index.html`)).toContain(link);
    expect(await read(`recordings/${recording}/index.html`)).toContain(link);
    expect(await read('sitemap/demos-2026.xml')).toContain(`/demos/${demo}/`);
  },
);

test('a talk stands on the pages of who spoke and of where it was given', async () => {
  for (const page of ['members/fay-sample', 'offsites/a-week-of-soup', 'teams/kitchen'])
    expect(await read(`${page}/index.html`), page).toContain('href="/recordings/soup-talk/"');
});

test('a word that is only spoken is found at its second, in the slice and in the whole', async () => {
  const page = await hub.page();
  await page.goto(`${hub.url}search/?q=zwiebelquartett`);
  const moments = page.locator('.hit-parts a');
  await expect.poll(() => moments.count()).toBe(2);
  expect(
    (
      await moments.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    ).toSorted(),
  ).toEqual(['/demos/kettle-whistle/#t=31', '/recordings/kitchen-all-hands/#t=31']);
  expect(await page.locator('.hit-parts').first().innerText()).toContain('0:31');
  expect(await page.locator('.hit-parts mark').first().innerText()).toContain('zwiebelquartett');
  await page.context().close();
});

test('a page may play what it shows, and nothing else', async () => {
  const own = await policyOf('recordings/kitchen-all-hands/');
  expect(own).toContain("media-src 'self'");
  expect(own).not.toContain('youtube');
  const hosted = await policyOf('demos/soup-ear/');
  expect(hosted).toContain('https://www.youtube-nocookie.com');
  expect(hosted).not.toMatch(/media-src|vimeo|wistia/);
  expect(await policyOf('recordings/an-hour-with-the-miller/')).toContain(
    'https://player.vimeo.com',
  );
  for (const page of ['posts/the-long-table/', 'demos/spoon-ladder/', 'wip/', 'videos/'])
    expect(await policyOf(page), page).not.toMatch(/media-src|youtube|vimeo|wistia/);
});

test('nothing of a recording that is not public is published, nor is a slice of it played', async () => {
  const files = await listFiles(fixtureOut);
  const digests = await Promise.all(
    files
      .filter((file) => file.startsWith('_media/'))
      .map(async (file) =>
        createHash('sha256')
          .update(await readFile(path.join(fixtureOut, file)))
          .digest('hex'),
      ),
  );
  expect(digests.length).toBeGreaterThan(2);
  for (const file of ['secret.mp4', 'secret.vtt']) {
    const secret = await source(`recordings/secret-all-hands/${file}`);
    expect(digests).not.toContain(createHash('sha256').update(secret).digest('hex'));
  }
  const words = (await source('recordings/secret-all-hands/secret.vtt')).toString();
  const [canary = ''] = /CANARY[\w-]+/.exec(words) ?? [];
  expect(canary).not.toBe('');
  for (const file of files.filter((name) => /\.(html|json|xml|md|txt|vtt)$/.test(name)))
    expect(await read(file), file).not.toMatch(new RegExp(`${canary}|secret-all-hands`));
  const page = await read('demos/whisper/index.html');
  expect(page).toContain('A whisper through the door');
  expect(page).not.toMatch(/<video|hub-player|0:02/);
});

test('the open data says where a video and its captions are, and since when a thing is as it is', async () => {
  const { records } = JSON.parse(await read('api/v1/recordings/2026.json')) as ApiShard;
  const allHands = records.find(({ id }) => id === 'kitchen-all-hands');
  const published = Object.values(allHands?.media ?? {}).map(({ url }) => new URL(url).pathname);
  expect(published).toHaveLength(2);
  for (const file of published) expect(await listFiles(fixtureOut)).toContain(file.slice(1));
  const demos = JSON.parse(await read('api/v1/demos/2026.json')) as ApiShard;
  expect(demos.records.find(({ id }) => id === 'soup-ear')).toMatchObject({
    state: 'shipped',
    since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    fields: { start: 80, end: 125 },
  });
});

test('what is said stands in the Markdown of the page, a slice has its own part', async () => {
  const whole = await read('recordings/kitchen-all-hands.md');
  expect(whole).toContain('- 0:31 Bo Sample: So here is the zwiebelquartett, first movement.\n');
  expect(whole).toContain('- 0:25 Cy Sample: Two, when it is cross.\n');
  const slice = await read('demos/ladle-counter.md');
  expect(slice).toContain('löffelschatten');
  expect(slice).not.toContain('zwiebelquartett');
});

test('search engines learn what plays and how long', async () => {
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(
    await read('recordings/kitchen-all-hands/index.html'),
  )?.[1];
  expect(JSON.parse(data ?? '')).toMatchObject({
    '@graph': [
      {
        '@type': 'VideoObject',
        name: 'Kitchen all-hands in November',
        duration: 'PT1M',
        contentUrl: expect.stringMatching(
          /^https:\/\/fixture\.example\.com\/_media\/[0-9a-f]+\.mp4$/,
        ),
        creator: [{ '@type': 'Person', name: 'Ada Sample' }],
        uploadDate: '2026-11-12T00:00:00.000Z',
        thumbnailUrl: 'https://fixture.example.com/og/recordings/kitchen-all-hands.jpg',
      },
    ],
  });
});
