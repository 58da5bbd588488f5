import type { BrowserContext, Request } from '@playwright/test';

/** One thing that came over the network, and how many bytes it was on the way: compressed, without headers. */
export interface Loaded {
  path: string;
  kind: 'document' | 'script' | 'style' | 'font' | 'picture' | 'data' | 'other';
  bytes: number;
}

const kinds: readonly (readonly [RegExp, Loaded['kind']])[] = [
  [/\.m?js$/, 'script'],
  [/\.css$/, 'style'],
  [/\.woff2$/, 'font'],
  [/\.(svg|png|ico)$/, 'picture'],
  [/^\/api\/|\.(json|webmanifest)$/, 'data'],
];

async function weighOne(request: Request): Promise<Loaded | undefined> {
  const response = await request.response();
  if (response === null) return undefined;
  const path = new URL(request.url()).pathname;
  const kind = request.isNavigationRequest() ? 'document' : (kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'other');
  // Chromium does not say the size of what a worker fetches; the server does.
  const announced = Number((await response.allHeaders())['content-length'] ?? 0);
  const { responseBodySize } = await request.sizes().catch(() => ({ responseBodySize: announced }));
  return { path, kind, bytes: Math.max(responseBodySize, response.status() === 304 ? 0 : announced) };
}

/**
 * Weighs everything that a browser loads from now on, its service worker included. `soFar` may be asked at any time.
 * What the worker keeps of a file that the page had is not loaded again (its name says what is in it), and counts once.
 */
export function weigh(context: BrowserContext): { soFar: () => Promise<Loaded[]> } {
  const all: Promise<Loaded | undefined>[] = [];
  context.on('requestfinished', (request) => {
    if (/^https?:/.test(request.url())) all.push(weighOne(request));
  });
  const isFirst = (one: Loaded, index: number, among: readonly Loaded[]) => one.kind === 'document' || one.kind === 'data' || among.findIndex(({ path }) => path === one.path) === index;
  return { soFar: async () => (await Promise.all(all)).filter((one) => one !== undefined).filter(isFirst) };
}

export const bytesOf = (loaded: readonly Loaded[], kind?: Loaded['kind']): number =>
  loaded.filter((one) => kind === undefined || one.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
