import { noticeLines } from '#server/contracts/area-profile.ts';
import type { AreaNotice } from '#server/contracts/rounds-kept.ts';
import type { Deps } from '#server/deps.ts';
import { Problem } from '#server/problems.ts';
import { profileOf } from '#server/queries/area-profile.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { roundsOf } from '#server/queries/rounds.ts';
import { keeping } from '#server/contracts/keeping.ts';
import { purgeDays } from '#server/contracts/purge-days.ts';
import type { ApiRoute } from './api-route.ts';
import { prepare, send } from './reply.ts';

/** `GET /api/areas/:area/notice`. */
export const areaNoticeRoute = ({ db }: Pick<Deps, 'db'>): ApiRoute => ({
  method: 'get',
  path: '/api/areas/:area/notice',
  summary: 'Who answers for the answers of an area, whom to ask, and how long they are kept',
  reply: 'AreaNotice',
  problems: ['not-found'],
  async handle(context) {
    const row = await partnershipBySlug(db, context.req.param('area') ?? '');
    if (row === undefined) throw new Problem('not-found');
    const rounds = (await roundsOf(db, row.id))
      .filter(({ answers_purged_on }) => answers_purged_on === null)
      .map((round) => ({ slug: round.slug, survey: round.survey_id, closesOn: round.closes_on, ...purgeDays(round, keeping) }));
    const notice: AreaNotice = { area: { slug: row.slug, name: row.name, madeUp: row.made_up === 1 }, ...noticeLines((await profileOf(db, row.id)).profile), ...keeping, rounds };
    return send(context.req.raw, await prepare(JSON.stringify(notice), 'application/json'));
  },
});
