import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FolderServer, serveFolder } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const root = join(folder, 'dist');
const files = {
  'dist/index.html': '<p>home</p>'.repeat(200),
  'dist/404.html': '<p>nothing here</p>',
  'dist/posts/welcome/index.html': '<p>welcome</p>',
  'dist/about.html': '<p>about</p>',
  'dist/rss.xml': '<rss/>',
  'dist/api.json': '{}',
  'dist/search.wasm': '\0asm',
  'dist/index.pagefind': 'bytes',
  'dist/photo.avif': 'bytes',
  'dist/text.woff2': 'bytes',
  'dist/places.kml': '<kml />',
  'secret.txt': 'secret',
};
let server: FolderServer;

beforeAll(async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  server = await serveFolder({ root, base: '/commons', port: 0 });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, server.url), { redirect: 'manual', ...init });

test('a folder with a final slash is its index page', async () => {
  const response = await get('posts/welcome/');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.text()).toBe('<p>welcome</p>');
});

test('a folder without it redirects, and keeps the query', async () => {
  const response = await get('posts/welcome?a=1');
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe('/commons/posts/welcome/?a=1');
  expect((await get('/commons')).headers.get('location')).toBe('/commons/');
});

test('a page may leave its .html away', async () => {
  expect(await (await get('about')).text()).toBe('<p>about</p>');
});

test.each(['nowhere/', 'posts/', 'posts', '/elsewhere/', '/', '%E0%A4%A'])(
  '%s is the 404 page with its status',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('<p>nothing here</p>');
  },
);

test.each([
  '../secret.txt',
  '..%2fsecret.txt',
  '%2e%2e/secret.txt',
  '..%5csecret.txt',
  '/etc/passwd',
])('%s does not leave the folder', async (path) => {
  const { port } = new URL(server.url);
  const status = await new Promise((done) => {
    request({ port, host: '127.0.0.1', path: `/commons/${path}` }, (response) => {
      response.resume();
      done(response.statusCode);
    }).end();
  });
  expect(status).toBe(404);
});

test.each([
  ['rss.xml', 'text/xml; charset=utf-8'],
  ['api.json', 'application/json; charset=utf-8'],
  ['search.wasm', 'application/wasm'],
  ['index.pagefind', 'application/octet-stream'],
  ['photo.avif', 'image/avif'],
  ['text.woff2', 'font/woff2'],
  ['places.kml', 'application/vnd.google-earth.kml+xml; charset=utf-8'],
])('%s has the content type %s', async (path, type) => {
  expect((await get(path)).headers.get('content-type')).toBe(type);
});

test.each(['br', 'gzip'])(
  'text is compressed with %s when the browser takes it',
  async (encoding) => {
    const response = await get('', { headers: { 'accept-encoding': encoding } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(await response.text()).toBe(files['dist/index.html']);
    const image = await get('photo.avif', { headers: { 'accept-encoding': encoding } });
    expect(image.headers.get('content-encoding')).toBeNull();
  },
);

test('HEAD answers without a body, and other methods are refused', async () => {
  const head = await get('', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await get('', { method: 'POST' })).status).toBe(405);
});

test('an unchanged file is not sent again', async () => {
  const etag = (await get('api.json')).headers.get('etag') ?? '';
  expect((await get('api.json', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(server.url).port);
  await expect(serveFolder({ root, base: '/', port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
