import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { byteRangeOf, contentRange } from '#server/contracts/byte-range.ts';
import { sha256 } from '#server/sealing/digest.ts';
import { workerPolicy } from './headers.ts';
import { askAgain, encodingFor, isKnown } from './reply.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** A file whose name holds the hash of what is in it never changes under that name. */
const hashedName = /^\/(assets\/.+|symbols\/[^/]+-[\w-]{6,}\.svg|sound\/.+[0-9a-f]{16}\.(mp3|json))$/;
/** The worker's address stays the same, so that browsers find its next version. */
const workerAddress = '/worker.js';
const forEver = 'public, max-age=31536000, immutable';

interface Asset {
  file: string;
  type: string;
  cacheControl: string;
  br: boolean;
  gzip: boolean;
  content: Map<string, Promise<Uint8Array<ArrayBuffer>>>;
}

/** The files of the built app by their address; what is not in the folder at the start does not exist. */
function assetsIn(folder: string): Map<string, Asset> {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => `/${name.split(path.sep).join('/')}`),
  );
  const assets = new Map<string, Asset>();
  for (const address of files) {
    const type = types[path.extname(address)];
    // What has no known type (and the compressed twins) is not served by its own name.
    if (type === undefined) continue;
    const cacheControl = hashedName.test(address) ? forEver : askAgain;
    const file = path.join(folder, address);
    assets.set(address, { file, type, cacheControl, br: files.has(`${address}.br`), gzip: files.has(`${address}.gz`), content: new Map() });
  }
  return assets;
}

async function read(asset: Asset, suffix: '' | '.br' | '.gz'): Promise<Uint8Array<ArrayBuffer>> {
  const known = asset.content.get(suffix);
  if (known !== undefined) return known;
  const content = readFile(asset.file + suffix).then((bytes) => Uint8Array.from(bytes));
  asset.content.set(suffix, content);
  return content;
}

/** Sound is served in parts where a player asks for them: Safari asks for nothing else. */
function soundReply(request: Request, bytes: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>): Response {
  const condition = request.headers.get('if-range');
  const range = condition === null || condition === headers['etag'] ? byteRangeOf(request.headers.get('range'), bytes.length) : undefined;
  const all = { ...headers, 'accept-ranges': 'bytes' };
  if (range === undefined) return new Response(bytes, { headers: { ...all, 'content-length': String(bytes.length) } });
  if (range === 'outside') return new Response(null, { status: 416, headers: { ...all, 'content-range': contentRange(range, bytes.length) } });
  const part = bytes.slice(range.from, range.to + 1);
  return new Response(part, { status: 206, headers: { ...all, 'content-range': contentRange(range, bytes.length), 'content-length': String(part.length) } });
}

/** Serves the built app's files, compressed as the build left them. @returns `undefined` where there is no such file. */
export function assetServer(folder: string): (request: Request, address: string) => Promise<Response | undefined> {
  const assets = assetsIn(folder);
  return async (request, address) => {
    const asset = assets.get(address);
    if (asset === undefined) return undefined;
    const etag = `"${sha256(await read(asset, '')).slice(0, 32)}"`;
    const headers: Record<string, string> = { etag, 'cache-control': asset.cacheControl, vary: 'accept-encoding', 'content-type': asset.type };
    if (address === workerAddress) headers['content-security-policy'] = workerPolicy;
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
    if (asset.type.startsWith('audio/')) return soundReply(request, await read(asset, ''), headers);
    const wanted = encodingFor(request.headers.get('accept-encoding'));
    const encoding = wanted === 'br' && asset.br ? 'br' : wanted !== 'identity' && asset.gzip ? 'gzip' : 'identity';
    const body = await read(asset, encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : '');
    if (encoding !== 'identity') headers['content-encoding'] = encoding;
    return new Response(body, { headers: { ...headers, 'content-length': String(body.length) } });
  };
}
