import { AuditAsked, type AuditPage, type HealthShown, type SurveysShown } from '#server/contracts/administration.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { inSteps, weeksOver } from '#server/contracts/in-steps.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { attachmentsWaiting, cameBetween, heldByCode, lateCount } from '#server/queries/area-health.ts';
import { lastDone, linesDone, namesOf, peopleWhoDid, type DoneRow, type Known } from '#server/queries/audit-lines.ts';
import { languagesInUse, versionsInUse, versionsPublished } from '#server/queries/survey-use.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';

/** How many weeks that are over are shown. */
const weeksShown = 4;

function lineOf({ id, at, action, staff_id, subject_id, round_id, detail }: DoneRow, { names, rounds }: Known): AuditPage['lines'][number] {
  const by = typeof staff_id === 'string' ? (names.get(staff_id) ?? '') : undefined;
  const to = subject_id === staff_id || subject_id === null ? undefined : names.get(subject_id);
  const round = rounds.get(round_id ?? '') ?? rounds.get(subject_id ?? '');
  return { id, at, action, ...(by === undefined ? {} : { by }), ...(to === undefined ? {} : { to }), ...(round === undefined ? {} : { round }), ...(typeof detail === 'string' ? { detail } : {}) };
}

const mayBe = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

/** What an administrator looks at: survey versions in use, how the server does, and who did what. */
export function areaShownRoutes(deps: StaffDeps & Pick<Deps, 'engine' | 'storage'>): ApiRoute[] {
  const { clock, db, engine, storage } = deps;
  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/surveys',
      summary: 'Which survey versions are published and asked, and how far their texts can be trusted in each language',
      reply: 'SurveysShown',
      problems: [],
      async handle(_context, { partnershipId }) {
        const uses = await languagesInUse(db, partnershipId);
        const asks = await versionsInUse(db, partnershipId);
        const versions = (await versionsPublished(db, partnershipId)).map(({ survey_id, version }) => ({
          survey: survey_id,
          version,
          asked: asks.filter((round) => round.survey === survey_id && round.version === version).map(({ slug }) => slug),
          askedBefore: asks.filter((round) => round.survey === survey_id && round.before.includes(version)).map(({ slug }) => slug),
          languages: uses.filter((use) => use.survey === survey_id && use.version === version).map(({ language, texts }) => ({ language, texts })),
        }));
        const surveys = [...Map.groupBy(versions, ({ survey }) => survey)].map(([id, all]) => ({ id, versions: all.map(({ survey: _survey, ...rest }) => rest) }));
        return sendPrivate({ surveys } satisfies SurveysShown);
      },
    },
    {
      method: 'get',
      path: '/api/staff/areas/:area/health',
      summary: 'Room for the data, what waits for a person, and when backups and purges ran; no count by which anybody is found',
      reply: 'HealthShown',
      problems: ['not-found'],
      async handle(_context, { partnershipId }) {
        if (storage === undefined) throw new Problem('not-found');
        const { bytes, left } = await storage.room();
        const weeks = await Promise.all(weeksOver(dayInLondon(clock()), weeksShown).map(async ({ from, to }) => ({ from, to, came: inSteps(await cameBetween(db, partnershipId, from, to)) })));
        const last = await lastDone(db, partnershipId, ['area-data-backed-up', 'area-keys-backed-up', 'area-purge-run', 'release-made']);
        return sendPrivate({
          engine,
          durability: { ...storage.durability },
          bytes,
          ...(left === undefined ? {} : { roomLeft: left }),
          held: await heldByCode(db, partnershipId),
          attachmentsWaiting: inSteps(await attachmentsWaiting(db, partnershipId)),
          late: inSteps(await lateCount(db, partnershipId)),
          weeks,
          ...mayBe('lastDataBackup', last.get('area-data-backed-up')),
          ...mayBe('lastKeysBackup', last.get('area-keys-backed-up')),
          ...mayBe('lastPurge', last.get('area-purge-run')),
          ...mayBe('lastRelease', last.get('release-made')),
        } satisfies HealthShown);
      },
    },
    {
      method: 'get',
      path: '/api/staff/areas/:area/audit',
      summary: 'Who of the staff did what, the newest first, a page at a time; by kind and by person',
      reply: 'AuditPage',
      problems: ['not-found'],
      async handle(context, { partnershipId }) {
        const asked = AuditAsked.safeParse(context.req.query());
        if (!asked.success) throw new Problem('not-found');
        const { kind, person, after } = asked.data;
        const [at = '', id = ''] = after?.split('_') ?? [];
        // One more than a page tells whether there is another.
        const rows = await linesDone(db, { partnershipId, kind, person, after: after === undefined ? undefined : { at, id }, most: bounds.auditPage + 1 });
        const shown = rows.slice(0, bounds.auditPage);
        const known = await namesOf(db, partnershipId, shown);
        const last = rows.length > shown.length ? shown.at(-1) : undefined;
        return sendPrivate({
          lines: shown.map((row) => lineOf(row, known)),
          ...(last === undefined ? {} : { next: `${last.at}_${last.id}` }),
          people: await peopleWhoDid(db, partnershipId),
        } satisfies AuditPage);
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
