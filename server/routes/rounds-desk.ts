import type { Context } from 'hono';
import { noticesWhole, profileGaps } from '#server/contracts/area-profile.ts';
import { missingFor, needsOf, type RoundNeed } from '#server/contracts/round-ready.ts';
import type { RoundKept, RoundListed } from '#server/contracts/rounds-kept.ts';
import { roundState } from '#server/contracts/round-state.ts';
import type { Holiday } from '#server/contracts/school-days.ts';
import type { StaffRole } from '#server/contracts/staff.ts';
import { Audience } from '#server/contracts/survey.ts';
import type { Deps, RoundOpener } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { holidaysOf } from '#server/queries/area-facts.ts';
import { profileOf } from '#server/queries/area-profile.ts';
import { partnershipById, type PartnershipRow } from '#server/queries/partnerships.ts';
import type { PauseNow } from '#server/queries/pauses.ts';
import { dutiesOf, type Duties } from '#server/queries/round-duties.ts';
import { languagesOf, roundPlanned, topicsOf, type PlannedRow } from '#server/queries/rounds.ts';
import { settingsOfSenco } from '#server/queries/senco-settings.ts';
import type { SettingRow } from '#server/queries/settings.ts';
import { surveyVersion } from '#server/queries/surveys.ts';
import type { Asked } from './guard.ts';
import type { StaffDeps } from './staff-deps.ts';
import { orNotFound } from './step.ts';

/** What the operations on rounds are made of. */
export interface RoundsDeps extends StaffDeps, Pick<Deps, 'demo' | 'keys' | 'rounds'> {}

/** Those who keep the rounds of a partnership; a SENCO sees them, and prints cards for their own settings. */
export const keepers: readonly StaffRole[] = ['administrator', 'coordinator'];

export const hasRole = ({ staff, partnershipId }: Asked, roles: readonly StaffRole[]): boolean =>
  staff.roles.some((held) => held.partnershipId === partnershipId && roles.includes(held.role));

export const todayOf = ({ clock }: Pick<RoundsDeps, 'clock'>): string => dayInLondon(clock());

export async function partnershipOf({ db }: RoundsDeps, { partnershipId }: Asked): Promise<PartnershipRow> {
  return orNotFound(await partnershipById(db, partnershipId));
}

/** The round that an address names, of the partnership of whoever asks. @throws {Problem} `not-found`, also for another partnership's. */
export async function roundOf({ db }: RoundsDeps, context: Context, { partnershipId }: Asked): Promise<PlannedRow> {
  return orNotFound(await roundPlanned(db, partnershipId, context.req.param('round') ?? ''));
}

/** The pause of a round among those of its partnership: of the two that may hold, the longer. */
export function pauseAmong(pauses: ReadonlyMap<string | null, PauseNow>, roundId: string): PauseNow | undefined {
  const [all, own] = [pauses.get(null), pauses.get(roundId)];
  return all === undefined || (own !== undefined && own.until > all.until) ? own : all;
}

export function listed(row: PlannedRow, pause: PauseNow | undefined, today: string): RoundListed {
  const times = { opened: row.key_id !== null, opensOn: row.opens_on, closesOn: row.closes_on, pausedUntil: pause?.until, purged: row.words_purged_on !== null };
  return {
    slug: row.slug,
    survey: { id: row.survey_id, version: row.survey_version },
    audience: Audience.parse(row.audience),
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    languages: languagesOf(row),
    topics: topicsOf(row),
    state: roundState(times, today),
    opened: times.opened,
  };
}

export const settingListed = ({ id, name, dsl_contact }: SettingRow): RoundKept['settings'][number] => ({ id, name, hasDsl: dsl_contact.trim() !== '' });

/** What a round lacks to be opened, with what it was judged by. */
export interface Checklist {
  needs: RoundNeed[];
  missing: RoundNeed[];
  languagesUnchecked: string[];
  duties: Duties;
  holidays: Holiday[];
}

/** Opening is for a server that can make keys. */
export function openerOf({ rounds }: RoundsDeps): RoundOpener {
  if (rounds === undefined) throw new Error('This server was not told how to open rounds.');
  return rounds;
}

export async function checklistOf(deps: RoundsDeps, partnership: PartnershipRow, row: PlannedRow): Promise<Checklist> {
  const { db } = deps;
  const survey = orNotFound(await surveyVersion(db, partnership.id, row.survey_id, row.survey_version));
  const [duties, { profile }, entered, languagesUnchecked] = await Promise.all([
    dutiesOf(db, row),
    profileOf(db, partnership.id),
    holidaysOf(db, partnership.id),
    openerOf(deps).unchecked(partnership, survey, languagesOf(row)),
  ]);
  const holidays = entered.map(({ from_day: from, to_day: to }) => ({ from, to }));
  const audience = Audience.parse(row.audience);
  const facts = {
    audience,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    hasOwner: duties.owner !== undefined,
    settings: duties.settings.map(({ dsl_contact }) => ({ dslContact: dsl_contact })),
    noticesWhole: noticesWhole(profileGaps(profile, todayOf(deps))),
    languagesUnchecked,
    letterSentOn: duties.letterSentOn,
  };
  return { needs: needsOf(audience), missing: missingFor(facts, holidays, todayOf(deps)), languagesUnchecked, duties, holidays };
}

/** The ids of the settings for which somebody may print cards and booklets and see how many were used; `all` for those who keep the rounds. */
export const printsFor = async ({ db }: Pick<RoundsDeps, 'db'>, asked: Asked): Promise<'all' | readonly string[]> =>
  hasRole(asked, keepers) ? 'all' : settingsOfSenco(db, asked.partnershipId, asked.staff.id);
