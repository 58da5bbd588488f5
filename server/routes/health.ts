import type { Deps } from '#server/deps.ts';
import { ping } from '#server/queries/ping.ts';
import type { ApiRoute } from './api-route.ts';
import { sendPrivate } from './reply.ts';

/** `GET /health`: the process runs and its database answers. For whoever watches over the server. */
export const healthRoute = ({ db }: Pick<Deps, 'db'>): ApiRoute => ({
  method: 'get',
  path: '/health',
  summary: 'Whether the server and its database answer',
  problems: [],
  async handle() {
    await ping(db);
    return sendPrivate({ ok: true });
  },
});
