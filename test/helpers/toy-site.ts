import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { rolldown } from 'rolldown';
import { toyServer } from './toy-server.ts';

/** The service worker as a build would make it, with the list of files of that build. */
async function workerFor(files: readonly string[]): Promise<string> {
  const bundle = await rolldown({
    input: 'app/worker.ts',
    transform: { define: { 'self.__WB_MANIFEST': JSON.stringify(files.map((url) => ({ url, revision: null }))) } },
  });
  const { output } = await bundle.generate({ format: 'iife' });
  return output[0].code;
}

/** The device's outbox as the app has it, as a script that leaves it on `window.outbox`. */
export async function outboxScript(): Promise<string> {
  const bundle = await rolldown({ input: 'app/store/outbox.ts' });
  const { output } = await bundle.generate({ format: 'iife', name: 'outbox', codeSplitting: false });
  return output[0].code;
}

/** A site of two files and one server-rendered page, that can be built again and can lose files: what a service worker has to live with. */
export async function toySite() {
  let build = 'first1';
  let missing: string | undefined;
  /** The builds whose files the server still has. */
  const builds: string[] = [];
  const workers = new Map<string, string>();
  const asked: string[] = [];
  const envelopes = toyServer(() => 'delivered');
  const scriptOf = (of: string) => `/assets/main-${of}.js`;
  const extraOf = (of: string) => `/assets/extra-${of}.js`;

  async function deploy(name: string): Promise<void> {
    build = name;
    builds.splice(0, builds.length, name);
    workers.set(name, await workerFor([scriptOf(name), extraOf(name)]));
  }
  await deploy(build);

  const html = (title: string) => `<!doctype html><title>${title} ${build}</title><body><script type="module" src="${scriptOf(build)}"></script>`;

  function content(path: string): { type: string; body: string } | undefined {
    if (path === missing) return undefined;
    if (path === '/worker.js') return { type: 'text/javascript', body: workers.get(build) ?? '' };
    if (path === '/') return { type: 'text/html', body: html('shell') };
    if (path.startsWith('/answer/autumn/')) return { type: 'text/html', body: html(`page ${path.slice(15)}`) };
    const of = builds.find((name) => path === scriptOf(name) || path === extraOf(name));
    return of === undefined ? undefined : { type: 'text/javascript', body: `document.body.dataset.ran = '${of}';` };
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://toy').pathname;
    asked.push(path);
    if (path === '/api/envelopes') {
      void text(request)
        .then((body) => envelopes.post(body))
        .then(async (reply) => response.writeHead(reply.status, { 'Content-Type': 'application/json' }).end(await reply.text()));
      return;
    }
    const found = content(path);
    const keep = found === undefined ? 'no-store' : path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
    response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': found?.type ?? 'text/plain', 'Cache-Control': keep, Vary: 'accept-encoding' });
    response.end(found?.body ?? 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    deploy,
    lose: (path: string | undefined) => void (missing = path),
    extraOf,
    asked,
    /** Envelopes that arrived, by id. */
    received: envelopes.stored,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
