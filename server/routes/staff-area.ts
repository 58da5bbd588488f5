import { profileGaps } from '#server/contracts/area-profile.ts';
import type { KeepingShown, KeysShown, ProfileShown } from '#server/contracts/administration.ts';
import { keeping } from '#server/contracts/keeping.ts';
import { keepingOf, partsDue, purgeDays } from '#server/contracts/purge-days.ts';
import { keepingRefused } from '#server/contracts/round-keeping.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { lastDone } from '#server/queries/audit-lines.ts';
import { profileOf, saveProfile } from '#server/queries/area-profile.ts';
import { keysOfRounds } from '#server/queries/key-backups.ts';
import { keepRoundFor, roundKept, roundsKept, type KeptRow } from '#server/queries/round-keeping.ts';
import { endDevices } from '#server/queries/staff-devices.ts';
import { rolesOf } from '#server/queries/staff-roles.ts';
import { staffById } from '#server/queries/staff.ts';
import type { Deps } from '#server/deps.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, orNotFound, step } from './step.ts';

/** What an administrator sets for an area: its profile, how long rounds are kept; and what becomes of its keys. */
export function areaRoutesForStaff(deps: StaffDeps & Pick<Deps, 'keys'>): ApiRoute[] {
  const { clock, db, keys } = deps;

  async function shownProfile(partnershipId: string): Promise<ProfileShown> {
    const { revision, profile, changed } = await profileOf(db, partnershipId);
    const by = changed === undefined ? undefined : await staffById(db, changed.by);
    return { revision, profile, gaps: profileGaps(profile, dayInLondon(clock())), ...(changed === undefined || by === undefined ? {} : { changed: { at: changed.at, by: by.row.name } }) };
  }

  function shownRound(row: KeptRow, today: string): KeepingShown['rounds'][number] {
    const goOn = purgeDays(row, keeping);
    return {
      slug: row.slug,
      survey: row.survey_id,
      opensOn: row.opens_on,
      closesOn: row.closes_on,
      opened: row.opens_on <= today,
      ...keepingOf(row, keeping),
      wordsGoOn: goOn.words,
      answersGoOn: goOn.answers,
      ...(row.words_purged_on === null ? {} : { wordsGone: row.words_purged_on }),
      ...(row.answers_purged_on === null ? {} : { answersGone: row.answers_purged_on }),
      due: partsDue(row, today, keeping),
    };
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/profile',
      summary: 'What the partnership says of itself, and what of it is missing',
      reply: 'ProfileShown',
      problems: [],
      handle: async (_context, { partnershipId }) => sendPrivate(await shownProfile(partnershipId)),
    },
    step({
      path: '/api/staff/areas/:area/profile',
      summary: 'Changes it; refused where somebody else changed it since it was read',
      request: 'SaveProfile',
      reply: 'ProfileShown',
      problems: ['changed-meanwhile'],
      async take({ revision, profile }, { note, partnershipId, staff }) {
        if (!(await saveProfile(db, { partnershipId, revision, profile, at: clock().toISOString(), by: staff.id }))) throw new Problem('changed-meanwhile');
        await note('area-profile-changed', undefined, String(revision + 1));
        return shownProfile(partnershipId);
      },
    }),
    {
      method: 'get',
      path: '/api/staff/areas/:area/keeping',
      summary: 'How long each round is kept, and what goes when',
      reply: 'KeepingShown',
      problems: [],
      async handle(_context, { partnershipId }) {
        const today = dayInLondon(clock());
        const rounds = (await roundsKept(db, partnershipId)).map((row) => shownRound(row, today));
        const lastPurge = (await lastDone(db, partnershipId, ['area-purge-run'])).get('area-purge-run');
        return sendPrivate({ rounds, ...(lastPurge === undefined ? {} : { lastPurge }) } satisfies KeepingShown);
      },
    },
    step({
      path: '/api/staff/areas/:area/keeping',
      summary: 'Keeps a round for so many months; never longer than people were told',
      request: 'ChangeKeeping',
      reply: 'RoundKeptFor',
      problems: ['not-found', 'changed-meanwhile', 'keeping-out-of-bounds', 'keeping-longer', 'round-purged'],
      async take({ round: slug, before, wordsMonths, answersMonths }, { note, partnershipId }) {
        const today = dayInLondon(clock());
        await db.transaction().execute(async (trx) => {
          const row = orNotFound(await roundKept(trx, partnershipId, slug));
          if (row.answers_purged_on !== null) throw new Problem('round-purged');
          const now = keepingOf(row, keeping);
          if (now.wordsMonths !== before.wordsMonths || now.answersMonths !== before.answersMonths) throw new Problem('changed-meanwhile');
          const refused = keepingRefused(now, { wordsMonths, answersMonths }, row.opens_on <= today);
          if (refused !== undefined) throw new Problem(refused);
          await keepRoundFor(trx, partnershipId, row.id, { wordsMonths, answersMonths });
        });
        const row = orNotFound(await roundKept(db, partnershipId, slug));
        await note('round-keeping-changed', row.id, `${wordsMonths} ${answersMonths}`);
        return shownRound(row, today);
      },
    }),
    {
      method: 'get',
      path: '/api/staff/areas/:area/keys',
      summary: 'Which rounds have their key here, and which keys are in a backup; never a key',
      reply: 'KeysShown',
      problems: [],
      async handle(_context, { partnershipId }) {
        const rounds = (await keysOfRounds(db, partnershipId)).map(({ slug, survey_id, opens_on, words_purged_on, key_id, backed_up_at }): KeysShown['rounds'][number] => ({
          slug,
          survey: survey_id,
          opensOn: opens_on,
          ...(words_purged_on === null ? { state: keys.holds(key_id) ? 'there' : 'missing' } : { state: 'gone', goneOn: words_purged_on }),
          ...(backed_up_at === null ? {} : { backedUpAt: backed_up_at }),
        }));
        const lastBackup = (await lastDone(db, partnershipId, ['area-keys-backed-up'])).get('area-keys-backed-up');
        return sendPrivate({ rounds, ...(lastBackup === undefined ? {} : { lastBackup }) } satisfies KeysShown);
      },
    },
    step({
      path: '/api/staff/areas/:area/devices/end',
      summary: 'Signs somebody out on all their devices',
      request: 'EndDevicesOf',
      reply: 'Done',
      problems: ['not-found'],
      async take({ person }, { note, partnershipId }) {
        // Who works elsewhere too is signed out there as well: they sign in again, and nothing is lost.
        if (!(await rolesOf(db, person)).some((held) => held.partnershipId === partnershipId)) throw new Problem('not-found');
        await endDevices(db, person, 'all');
        await note('staff-devices-ended', person);
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
