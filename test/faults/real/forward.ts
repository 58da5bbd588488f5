import { request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request, whole. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
/** A reply, whole. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const hopByHop = ['connection', 'transfer-encoding', 'keep-alive', 'content-length'];

/** Sends a request on. @param cut of its body only so many bytes arrive, and then nothing more. */
export function forward(port: number, { method, path, headers, body }: Asked, cut?: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const onward = ask({ host: '127.0.0.1', port, method, path, headers: { ...headers, connection: 'close' }, agent: false }, (reply) => {
      buffer(reply).then((whole) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: whole }), reject);
    });
    onward.on('error', reject);
    if (cut === undefined) onward.end(body);
    else onward.write(body.subarray(0, cut), () => setTimeout(() => onward.destroy(new Error('cut off')), 20));
  });
}

export function answer(response: ServerResponse, { status, headers, body }: Reply, cut = body.length): void {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !hopByHop.includes(name));
  response.writeHead(status, { ...Object.fromEntries(kept), ...(status === 304 || status === 204 ? {} : { 'content-length': body.length }) });
  if (cut === body.length) response.end(body);
  else response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), 20));
}

/** Files of the build never change under their names: each comes from the server once, and from here on every device's way. */
const files = new Map<string, Reply>();
export async function fileOf(port: number, asked: Asked): Promise<Reply> {
  const name = `${port} ${asked.path} ${asked.headers['accept-encoding'] ?? ''}`;
  const known = files.get(name);
  if (known !== undefined) return known;
  const reply = await forward(port, asked);
  if (reply.status === 200) files.set(name, reply);
  return reply;
}
