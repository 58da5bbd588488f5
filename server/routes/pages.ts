import type { Context, Hono } from 'hono';
import { screens } from '#server/contracts/screens.ts';
import type { Deps, RenderedPage, Site } from '#server/deps.ts';
import { pagePolicy } from './headers.ts';
import { Problem } from '#server/problems.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { assetServer } from './assets.ts';
import { prepare, send, type Prepared } from './reply.ts';
import { packs } from './rounds.ts';

/** The language of the shell until the app is there and takes the person's own. */
const shellLanguage = 'en';

interface Page {
  prepared: Prepared;
  policy: string;
}

async function pageOf(rendered: RenderedPage): Promise<Page> {
  return { prepared: await prepare(rendered.html, 'text/html; charset=utf-8'), policy: pagePolicy(rendered) };
}

const reply = (context: Context, { prepared, policy }: Page, status = 200): Response => send(context.req.raw, prepared, { 'content-security-policy': policy }, status);

/** Whether a person waits for this as a page: a browser asks for HTML, and no file of ours stands at an address without a dot. */
const isVisit = ({ req }: Context): boolean => req.header('accept')?.includes('text/html') === true && !req.path.includes('.');

/** The most first pages kept: each language of each round has one. */
const pagesAtMost = 200;

/**
 * The app's screens and files. A round's first page is rendered with its questions and kept for as long as its round
 * and bundle are what they were (a build lives as long as this process); every other screen is the same shell.
 */
export function servePages(app: Hono, deps: Pick<Deps, 'clock' | 'db' | 'demo'>, site: Site): void {
  const found = packs(deps);
  const shell = pageOf(site.renderShell({ language: shellLanguage }));
  /** What is not there is told to a person by the app, in their language, and to a program as a problem. */
  const orNotFound = (handle: (context: Context) => Promise<Response>) => async (context: Context): Promise<Response> => {
    try {
      return await handle(context);
    } catch (fault) {
      if (fault instanceof Problem && fault.body.code === 'not-found' && isVisit(context)) return reply(context, await shell, 404);
      throw fault;
    }
  };
  const firstPages = new Map<string, { etag: string; page: Promise<Page> }>();

  app.get(screens.round, orNotFound(async (context) => {
    const slug = context.req.param('round') ?? '';
    const { languages } = await found.round(slug);
    return new Response(null, { status: 302, headers: { location: `/answer/${slug}/${languages[0] ?? ''}`, 'cache-control': 'no-cache' } });
  }));

  app.get(screens.answer, orNotFound(async (context) => {
    const slug = context.req.param('round') ?? '';
    const language = context.req.param('language') ?? '';
    const { etag, isPaused, load } = await found.find(slug, language);
    // Nobody begins now: the app says so, and no question is drawn before it does.
    if (isPaused) return reply(context, await shell);
    const name = `${slug} ${language}`;
    const known = firstPages.get(name);
    if (known?.etag === etag) return reply(context, await known.page);
    const page = load().then((pack) => pageOf(site.renderFirstPage({ pack })));
    if (firstPages.size >= pagesAtMost) firstPages.clear();
    firstPages.set(name, { etag, page });
    try {
      return reply(context, await page);
    } catch (fault) {
      firstPages.delete(name);
      throw fault;
    }
  }));

  const { round: _round, answer: _answer, ...others } = screens;
  for (const path of Object.values(others)) {
    app.get(path, orNotFound(async (context) => {
      const area = context.req.param('area');
      if (area !== undefined && (await partnershipBySlug(deps.db, area)) === undefined) throw new Problem('not-found');
      return reply(context, await shell);
    }));
  }

  const assets = assetServer(site.assetsFolder);
  app.get('*', orNotFound(async (context) => {
    const file = await assets(context.req.raw, context.req.path);
    if (file === undefined) throw new Problem('not-found');
    return file;
  }));
}
