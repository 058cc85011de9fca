import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { lookup } from 'mrmime';
import { geoFormats } from '#core/geo-formats.ts';

/** What to serve, and where. */
export interface ServeOptions {
  /** The folder of built files. */
  root: string;
  /** The path the site lives under, such as `/` or `/commons`. */
  base: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
}

/** A running server; `url` is the home page's address, with the base and a final slash. */
export interface FolderServer {
  url: string;
  close: () => Promise<void>;
}

/** Serves a folder the way GitHub Pages does: folder redirects, `404.html`, compression, no listings. */
export async function serveFolder(options: ServeOptions): Promise<FolderServer> {
  const { host = '127.0.0.1', port } = options;
  const root = resolve(options.root);
  const base = `/${options.base}/`.replace(/\/+/g, '/');
  const server = createServer((request, response) => {
    respond(request, response, root, base).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  const { port: actual } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${actual}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  base: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  const found = await resolvePath(path, root, base);
  if ('redirect' in found) {
    const location = query === undefined ? found.redirect : `${found.redirect}?${query}`;
    response.writeHead(301, { location }).end();
    return;
  }
  if (found.file) return send(request, response, 200, found.file);
  const notFound = join(root, '404.html');
  if (await isFile(notFound)) return send(request, response, 404, notFound);
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

type Found = { redirect: string } | { file: string | undefined };

async function resolvePath(path: string, root: string, base: string): Promise<Found> {
  if (`${path}/` === base) return { redirect: base };
  if (!path.startsWith(base)) return { file: undefined };
  const file = toFile(root, path.slice(base.length));
  if (file === undefined) return { file };
  if (path.endsWith('/')) {
    const index = join(file, 'index.html');
    return { file: (await isFile(index)) ? index : undefined };
  }
  if (await isFile(file)) return { file };
  if (await isFile(`${file}.html`)) return { file: `${file}.html` };
  // A path that starts with two slashes would be read as another host.
  const folder = `/${path.replace(/^\/+/, '')}/`;
  return (await isFile(join(file, 'index.html'))) ? { redirect: folder } : { file: undefined };
}

/** The file a path names, or nothing when it is malformed or would leave the folder. */
function toFile(root: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (/[\\\0]/.test(decoded)) return undefined;
  const file = resolve(root, `./${decoded}`);
  return file === root || file.startsWith(root + sep) ? file : undefined;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  file: string,
): Promise<void> {
  const type = toContentType(file);
  const { size, mtimeMs } = await stat(file);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = {
    'content-type': type,
    'cache-control': 'max-age=600',
    etag,
    vary: 'Accept-Encoding',
  };
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding =
    isText(type) || type === 'application/wasm' ? chooseEncoding(request) : undefined;
  const range = encoding || status !== 200 ? undefined : toRange(request.headers.range, size);
  if (range === 'outside') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const extra = encoding
    ? { 'content-encoding': encoding }
    : {
        'content-length': String(end - start + 1),
        'accept-ranges': 'bytes',
        ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
      };
  response.writeHead(range ? 206 : status, { ...headers, ...extra });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const source = range ? createReadStream(file, range) : createReadStream(file);
  // A reader who leaves early is not an error.
  const finished = encoding
    ? pipeline(source, createCompressor(encoding), response)
    : pipeline(source, response);
  await finished.catch(() => response.destroy());
}

/** The one range of bytes that was asked for, without which no browser seeks in a video; RFC 9110, 14. */
function toRange(header: string | undefined, size: number) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined;
  const [, first = '', last = ''] = asked;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && first !== '' && Number(last) < start) return undefined;
  return start > end || start >= size ? ('outside' as const) : { start, end };
}

/** Pagefind's binary formats have endings of their own, which no table knows; nor does this one know KML. */
function toContentType(file: string): string {
  const ending = extname(file);
  const own = geoFormats.find(({ name }) => ending === `.${name}`)?.type;
  const type = own ?? lookup(ending) ?? 'application/octet-stream';
  // WebAssembly streams only under its bare type.
  return isText(type) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type;
}

function isText(type: string): boolean {
  return /^text\/|[/+](?:json|xml|javascript)/.test(type);
}

function chooseEncoding(request: IncomingMessage): 'br' | 'gzip' | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

function createCompressor(encoding: 'br' | 'gzip') {
  if (encoding === 'gzip') return createGzip({ level: 6 });
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
