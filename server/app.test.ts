import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { apiRoutes, createApp } from '#server/app.ts';
import { ProblemCode } from '#server/contracts/problem.ts';
import { screens } from '#server/contracts/screens.ts';
import type { Site } from '#server/deps.ts';
import { statusOf } from '#server/problems.ts';
import { openapiForm } from '#server/routes/openapi.ts';
import { makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';

const sourceOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;
const strictest = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe('the server', () => {
  let folder: string;
  let server: TestServer;
  let rendered: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'all-heard-site-'));
    await mkdir(join(folder, 'assets'));
    await mkdir(join(folder, 'symbols'));
    await writeFile(join(folder, 'assets', 'main-abc123.js'), 'let x = 1;'.repeat(50));
    await writeFile(join(folder, 'assets', 'main-abc123.js.gz'), gzipSync('let x = 1;'.repeat(50)));
    await writeFile(join(folder, 'symbols', 'opening-0a1b2c3d.svg'), '<svg/>');
    await mkdir(join(folder, 'sound/en'), { recursive: true });
    await writeFile(join(folder, 'sound/en', '0123456789abcdef.mp3'), Uint8Array.from({ length: 100 }, (_, at) => at));
    await writeFile(join(folder, 'worker.js'), '// worker');
    await writeFile(join(folder, 'notes.secret'), 'not for anybody');
    rendered = [];
    const site: Site = {
      assetsFolder: folder,
      renderFirstPage: ({ pack }) => {
        rendered.push(pack.bundle.language);
        return { html: `<p lang="${pack.bundle.language}">${pack.survey.id}</p>`, inlineScripts: ['let x;'], inlineStyles: ['p{}'] };
      },
      renderShell: () => ({ html: '<p>shell</p>', inlineScripts: [], inlineStyles: [] }),
    };
    server = await makeApp('sqlite', { site });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('renders the first page of a round once for each language, and says when it is unchanged', async () => {
    const first = await server.get('/answer/autumn/ur');
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await first.text()).toBe('<p lang="ur">school-day</p>');
    await server.get('/answer/autumn/ur');
    await server.get('/answer/autumn/en');
    expect(rendered).toEqual(['ur', 'en']);
    expect((await server.get('/answer/autumn/ur', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('leads from a round to its first language, and keeps the fragment by saying nothing of it', async () => {
    const reply = await server.get('/answer/autumn');
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/answer/autumn/en']);
  });

  it('answers every screen with the app, and nothing else', async () => {
    const { round: _round, answer: _answer, ...others } = screens;
    for (const path of Object.values(others)) {
      const reply = await server.get(path.replaceAll(/:[a-z]+/g, 'hillside'));
      expect([path, reply.status, await reply.text()]).toEqual([path, 200, '<p>shell</p>']);
    }
    for (const path of ['/nowhere', '/answer', '/answer/autumn/pl', '/answer/winter', '/answer/winter/en', '/areas/nope', '/areas/nope/cards', '/assets/unknown.js', '/assets/../package.json', '/notes.secret', '/assets/main-abc123.js.gz', '/api', '/api/', '/api/unknown']) {
      expect(await problemOf(await server.get(path)), path).toEqual({ code: 'not-found', params: {}, status: 404 });
    }
  });

  it('tells a person with the app, and a program with a problem, that nothing is at an address', async () => {
    const asked = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const { etag } = Object.fromEntries((await server.get('/')).headers);
    for (const path of ['/nowhere', '/answer', '/answer/winter', '/answer/winter/en', '/answer/autumn/pl', '/areas/nope', '/areas/nope/cards']) {
      const reply = await server.get(path, { ...asked, 'if-none-match': etag ?? '' });
      expect([path, reply.status, await reply.text()]).toEqual([path, 404, '<p>shell</p>']);
      expect(reply.headers.get('content-security-policy'), path).toContain("script-src 'self'");
    }
    for (const path of ['/assets/unknown.js', '/notes.secret', '/api/unknown', '/api/rounds/winter']) {
      expect(await problemOf(await server.get(path, asked)), path).toMatchObject({ code: 'not-found', status: 404 });
    }
  });

  it('lets a page run its own files and its one inline script, and nothing else', async () => {
    const { headers } = await server.get('/answer/autumn/en');
    const policy = Object.fromEntries((headers.get('content-security-policy') ?? '').split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]));
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': `'self' ${sourceOf('let x;')}`,
      'style-src': `'self' ${sourceOf('p{}')}`,
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'media-src': "'self' blob:",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it('says to every client how to treat a reply, also when it is a problem', async () => {
    for (const path of ['/', '/health', '/api/rounds/autumn', '/assets/main-abc123.js', '/nowhere']) {
      const { headers } = await server.get(path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('permissions-policy'), path).toContain('geolocation=()');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('cache-control'), path).not.toBeNull();
      if (path !== '/') expect(headers.get('content-security-policy'), path).toBe(strictest);
    }
  });

  it('lets files with a hash in their name be kept for ever, and asks again for the others', async () => {
    const forEver = 'public, max-age=31536000, immutable';
    expect((await server.get('/assets/main-abc123.js')).headers.get('cache-control')).toBe(forEver);
    expect((await server.get('/symbols/opening-0a1b2c3d.svg')).headers.get('cache-control')).toBe(forEver);
    const worker = await server.get('/worker.js');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await server.get('/worker.js', { 'if-none-match': worker.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('serves a file as the build compressed it', async () => {
    const zipped = await server.get('/assets/main-abc123.js', { 'accept-encoding': 'br, gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(Number(zipped.headers.get('content-length'))).toBeLessThan(100);
    expect((await server.get('/assets/main-abc123.js')).headers.get('content-encoding')).toBeNull();
  });

  it('serves sound for ever, and in the parts that players ask for', async () => {
    const sound = '/sound/en/0123456789abcdef.mp3';
    const whole = await server.get(sound);
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges'), whole.headers.get('content-length')]).toEqual([200, 'audio/mpeg', 'bytes', '100']);
    expect(whole.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const part = await server.get(sound, { range: 'bytes=2-4', 'if-range': whole.headers.get('etag') ?? '' });
    expect([part.status, part.headers.get('content-range'), ...new Uint8Array(await part.arrayBuffer())]).toEqual([206, 'bytes 2-4/100', 2, 3, 4]);
    const beyond = await server.get(sound, { range: 'bytes=100-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */100']);
    expect((await server.get(sound, { range: 'bytes=2-4', 'if-range': '"another"' })).status).toBe(200);
  });

  it('says which methods an address takes', async () => {
    const reply = await server.get('/api/envelopes');
    expect(reply.headers.get('allow')).toBe('POST');
    expect(await problemOf(reply)).toMatchObject({ code: 'method-not-allowed', status: 405 });
    expect(await problemOf(await server.post('/api/rounds/autumn', {}))).toMatchObject({ code: 'method-not-allowed' });
  });

  it('tells a fault of its own without a word of what happened, and logs its place', async () => {
    const broken = createApp({ ...server.deps, keys: { ...server.deps.keys, cardSecret: () => { throw new Error('a detail'); } } });
    const reply = await broken.request('/api/areas/hillside/cards');
    expect(await problemOf(reply)).toEqual({ code: 'server-fault', params: {}, status: 500 });
    const last = server.logged.at(-1);
    expect(last).toMatchObject({ event: 'request-failed', fields: { method: 'GET', fault: 'Error' } });
    expect(JSON.stringify(last)).not.toContain('a detail');
  });

  it('is healthy only while its database answers', async () => {
    expect(await (await server.get('/health')).json()).toEqual({ ok: true });
    const other = await makeApp('sqlite');
    await other.close();
    expect((await other.get('/health')).status).toBe(500);
  });

  it('serves the API alone where no app was built', async () => {
    const alone = createApp({ ...server.deps, site: undefined });
    expect((await alone.request('/')).status).toBe(404);
    expect((await alone.request('/api/rounds/autumn')).status).toBe(200);
  });
});

describe('the description of the API', () => {
  const Document = z.object({
    openapi: z.string(),
    paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  });

  it('has every route, every problem it can answer with, and every contract that it names', async () => {
    const server = await makeApp('sqlite');
    const text = await (await server.get('/api/openapi.json')).text();
    const { openapi, paths, components } = Document.parse(JSON.parse(text));
    expect(openapi).toBe('3.1.0');
    const described = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`));
    const routes = apiRoutes(server.deps);
    expect(new Set(described)).toEqual(new Set(routes.map(({ method, path }) => `${method} ${openapiForm(path)}`)));
    // Whatever the application really serves under /api is among them.
    const served = createApp(server.deps).routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'));
    expect(new Set(served.map(({ method, path }) => `${method.toLowerCase()} ${openapiForm(path)}`))).toEqual(new Set(described.filter((each) => each.includes('/api'))));
    for (const { method, path, problems } of routes) {
      for (const code of problems) expect(paths[openapiForm(path)]?.[method]?.responses).toHaveProperty(String(statusOf[code]));
    }
    const named = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? ''));
    expect(named.size).toBeGreaterThan(10);
    for (const name of named) expect(components.schemas).toHaveProperty(name);
    // Nothing in it points anywhere else.
    expect([...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, place]) => place?.startsWith('#/components/schemas/') !== true)).toEqual([]);
    await server.close();
  });

  it('gives every problem of the catalogue a status', () => {
    expect(Object.keys(statusOf).toSorted()).toEqual([...ProblemCode.options].toSorted());
  });
});
