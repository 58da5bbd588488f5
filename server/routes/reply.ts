import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { sha256 } from '#server/sealing/digest.ts';

/** A reply that many ask for: made and compressed once, known by its ETag. */
export interface Prepared {
  etag: string;
  type: string;
  raw: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

/** Compresses with care, once: what it saves is saved for each device. */
export async function prepare(text: string, type: string, etag = `"${sha256(text).slice(0, 32)}"`): Promise<Prepared> {
  const raw = Uint8Array.from(Buffer.from(text));
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }),
    promisify(gzip)(raw, { level: 9 }),
  ]);
  return { etag, type, raw, br: Uint8Array.from(br), gzip: Uint8Array.from(zipped) };
}

/** The best encoding that the other side takes; an encoding with `q=0` is refused. */
export function encodingFor(accept: string | null): 'br' | 'gzip' | 'identity' {
  const taken = new Set(
    (accept ?? '')
      .split(',')
      .map((each) => each.trim().toLowerCase())
      .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
      .map((each) => each.replace(/;.*$/, '').trim()),
  );
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity';
}

/** Whether the other side has this one already. */
export const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag);

/** Asked again each time, and answered with 304 while it has not changed. */
export const askAgain = 'no-cache';

/** Replies with a prepared body, or 304; with another status than 200 always with the body, since it is no copy of anything. */
export function send(request: Request, prepared: Prepared, headers: Record<string, string> = {}, status = 200): Response {
  const common = { etag: prepared.etag, 'cache-control': askAgain, vary: 'accept-encoding', ...headers };
  if (status === 200 && isKnown(request, prepared.etag)) return new Response(null, { status: 304, headers: common });
  const encoding = encodingFor(request.headers.get('accept-encoding'));
  const body = encoding === 'identity' ? prepared.raw : prepared[encoding];
  const encoded: Record<string, string> = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return new Response(body, { status, headers: { ...common, ...encoded, 'content-type': prepared.type, 'content-length': String(body.length) } });
}

/** JSON that must not stay anywhere: it is about one person. */
export const sendPrivate = (content: unknown): Response =>
  new Response(JSON.stringify(content), { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
