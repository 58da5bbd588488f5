import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { rolldown } from 'rolldown';
import { toyServer } from './toy-server.ts';

const sha256 = (text: string, encoding: 'hex' | 'base64') => hash('sha256', text, encoding);

/** The service worker as a build would make it, with the list of files of that build and what is in them. */
async function workerFor(files: readonly { path: string; body: string; staff?: boolean }[]): Promise<string> {
  const bundle = await rolldown({
    input: 'app/worker.ts',
    transform: { define: { 'self.__WB_MANIFEST': JSON.stringify(files.map(({ path, body, staff }) => ({ url: path, revision: null, integrity: `sha256-${sha256(body, 'base64')}`, ...(staff === true ? { staff } : {}) }))) } },
  });
  const { output } = await bundle.generate({ format: 'iife' });
  return output[0].code;
}

async function scriptOf(input: string, name: string): Promise<string> {
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({ format: 'iife', name, codeSplitting: false });
  return output[0].code;
}

/** The device's outbox as the app has it, as a script that leaves it on `window.outbox`. */
export const outboxScript = (): Promise<string> => scriptOf('app/store/outbox.ts', 'outbox');

/** The device's drafts as the app has them, as a script that leaves them on `window.store`. */
export const storeScript = (): Promise<string> => scriptOf('app/store/drafts.ts', 'store');

/** A site of two files and one server-rendered page, that can be built again and can lose files: what a service worker has to live with. */
export async function toySite() {
  let build = 'first1';
  let missing: string | undefined;
  let portal = false;
  /** The builds whose files the server still has. */
  const builds: string[] = [];
  const workers = new Map<string, string>();
  const asked: string[] = [];
  const envelopes = toyServer(() => 'delivered');
  const mainOf = (of: string) => `/assets/main-${of}.js`;
  const extraOf = (of: string) => `/assets/extra-${of}.js`;
  const lettersOf = (of: string) => `/assets/noto-nastaliq-${of}.js`;
  /** What only staff fetch. A real build's digests are as long. */
  const planningOf = (of: string) => `/assets/SessionsScreen-${of.padEnd(8, '_')}.js`;
  const bodyOf = (of: string) => `document.body.dataset.ran = '${of}';`;

  async function deploy(name: string): Promise<void> {
    build = name;
    builds.splice(0, builds.length, name);
    workers.set(name, await workerFor([mainOf(name), extraOf(name), lettersOf(name), planningOf(name)].map((path) => ({ path, body: bodyOf(name), staff: path === planningOf(name) }))));
  }
  await deploy(build);

  const html = (title: string) => `<!doctype html><title>${title} ${build}</title><body><script type="module" src="${mainOf(build)}"></script>`;

  function content(path: string): { type: string; body: string } | undefined {
    if (path === missing) return undefined;
    if (path === '/worker.js') return { type: 'text/javascript', body: workers.get(build) ?? '' };
    if (path === '/') return { type: 'text/html', body: html('shell') };
    if (path.startsWith('/answer/autumn/')) return { type: 'text/html', body: html(`page ${path.slice(15)}`) };
    const of = builds.find((name) => [mainOf(name), extraOf(name), lettersOf(name), planningOf(name)].includes(path));
    return of === undefined ? undefined : { type: 'text/javascript', body: bodyOf(of) };
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
    const found = portal && path !== '/worker.js' ? { type: 'text/html', body: '<!doctype html><title>Free Wi-Fi</title>' } : content(path);
    const keep = found === undefined || portal ? 'no-store' : path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
    response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': found?.type ?? 'text/plain', 'Cache-Control': keep, Vary: 'accept-encoding', ETag: `"${sha256(found?.body ?? '', 'hex').slice(0, 32)}"` });
    response.end(found?.body ?? 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    deploy,
    lose: (path: string | undefined) => void (missing = path),
    /** From now on a Wi-Fi answers in the server's place, in a friendly way, with its log-in page. */
    behindPortal: (is: boolean) => void (portal = is),
    extraOf,
    lettersOf,
    planningOf,
    asked,
    /** Envelopes that arrived, by id. */
    received: envelopes.stored,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
