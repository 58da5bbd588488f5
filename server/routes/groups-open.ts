import type { GroupCode } from '#server/contracts/network.ts';
import { OpenGroupLink } from '#server/contracts/network-asks.ts';
import type { Deps } from '#server/deps.ts';
import { Problem } from '#server/problems.ts';
import { batchByLink } from '#server/queries/group-codes.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { roundById } from '#server/queries/rounds.ts';
import { shapedIn } from '#server/queries/shaped.ts';
import { sha256 } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { giveCodes } from './give-codes.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { prepare, send, sendPrivate } from './reply.ts';

/** What everybody may ask about groups: a code for who has a group's link, and which groups shaped what. */
export const openGroupRoutes = (deps: Pick<Deps, 'db' | 'keys'>): ApiRoute[] => [
  {
    method: 'post',
    path: '/api/groups/code',
    summary: 'A one-time code for a device that opened the link of a group; none where all are given out',
    request: 'OpenGroupLink',
    reply: 'GroupCode',
    problems: [...bodyProblems, 'link-unknown', 'round-purged'],
    async handle(context) {
      const { secret } = await readBody(context, OpenGroupLink);
      const batch = await batchByLink(deps.db, sha256(secret));
      const round = batch === undefined ? undefined : await roundById(deps.db, batch.round_id);
      if (batch === undefined || round === undefined) throw new Problem('link-unknown');
      if (round.words_purged_on !== null) throw new Problem('round-purged');
      const [code] = await giveCodes(deps, batch, 1);
      return sendPrivate({ round: round.slug, ...(code === undefined ? {} : { card: { batch: batch.id, code } }) } satisfies GroupCode);
    },
  },
  {
    method: 'get',
    path: '/api/areas/:area/shaped',
    summary: 'Which groups took part in what, as coordinators told it, and what was written back',
    reply: 'Shaped',
    problems: ['not-found'],
    async handle(context) {
      const partnership = await partnershipBySlug(deps.db, context.req.param('area') ?? '');
      if (partnership === undefined) throw new Problem('not-found');
      return send(context.req.raw, await prepare(JSON.stringify(await shapedIn(deps.db, partnership)), 'application/json'));
    },
  },
];
