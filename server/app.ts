import { Hono } from 'hono';
import type { Deps } from './deps.ts';
import { commonHeaders, strictPolicy } from './routes/headers.ts';
import { faultFields } from './log.ts';
import { problem, Problem, problemResponse } from './problems.ts';
import type { ApiRoute } from './routes/api-route.ts';
import { publicAccountsRoute } from './routes/accounts.ts';
import { areaNoticeRoute } from './routes/area-notice.ts';
import { areaRoutes } from './routes/areas.ts';
import { envelopeRoute } from './routes/envelopes.ts';
import { openGroupRoutes } from './routes/groups-open.ts';
import { healthRoute } from './routes/health.ts';
import { keepCardRoutes } from './routes/keep-cards.ts';
import { openapiRoute } from './routes/openapi.ts';
import { servePages } from './routes/pages.ts';
import { pieceRoute } from './routes/pieces.ts';
import { roundRoutes } from './routes/rounds.ts';
import { sessionJoinRoutes } from './routes/session-join.ts';
import { staffRoutes } from './routes/staff.ts';

/** Every operation of the API. */
export function apiRoutes(deps: Deps): ApiRoute[] {
  const routes = [...roundRoutes(deps), ...areaRoutes(deps), ...openGroupRoutes(deps), areaNoticeRoute(deps), publicAccountsRoute(deps), envelopeRoute(deps), pieceRoute(deps), ...keepCardRoutes(deps), ...sessionJoinRoutes(deps), ...staffRoutes(deps), healthRoute(deps)];
  return [...routes, openapiRoute(routes)];
}

/** The server's whole behaviour, without a port: a request in, a reply out. */
export function createApp(deps: Deps): Hono {
  const app = new Hono();
  const routes = apiRoutes(deps);

  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(commonHeaders)) headers.set(name, value);
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', strictPolicy);
  });

  for (const route of routes) app.on(route.method.toUpperCase(), route.path, (context) => route.handle(context));
  const paths = [...new Set(routes.map(({ path }) => path))];
  for (const path of paths) {
    app.all(path, () => {
      const allow = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
      return problemResponse(problem('method-not-allowed'), { allow: allow.join(', ') });
    });
  }
  app.all('/api/*', () => problemResponse(problem('not-found')));
  if (deps.site !== undefined) servePages(app, deps, deps.site);

  app.notFound(() => problemResponse(problem('not-found')));
  app.onError((fault, context) => {
    if (fault instanceof Problem) return problemResponse(fault.body);
    deps.log.error('request-failed', { method: context.req.method, route: context.req.routePath, ...faultFields(fault) });
    return problemResponse(problem('server-fault'));
  });
  return app;
}
