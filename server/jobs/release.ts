import type { Release, ReleaseRules } from '#server/contracts/release.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { bundleInUse } from '#server/queries/bundles.ts';
import { addRelease, releasesOfRound, withdrawnDays } from '#server/queries/releases.ts';
import { languagesOf, roundBySlug, type RoundRow } from '#server/queries/rounds.ts';
import { surveyVersion } from '#server/queries/surveys.ts';
import { responsesToCount } from '#server/queries/tallies.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { assembleRelease, type MadeRelease, type ReleaseInput } from '#server/themes/assemble.ts';
import { parseCohort } from '#server/themes/cohort.ts';
import { measuresOf, type DeclaredMeasure } from '#server/themes/measures.ts';
import type { Counted } from '#server/themes/tally.ts';

type ReleaseDeps = Pick<Deps, 'db' | 'clock' | 'random'>;

export interface ReleaseOf {
  round: string;
  /** Where given, the round must be this area's. */
  area?: string | undefined;
  /** The area's file of known counts, unparsed. */
  cohort: unknown;
  policy: ReleasePolicy;
}

/** The rules a partnership releases under, and the tables it declared beforehand, by survey. */
export interface ReleasePolicy {
  rules: ReleaseRules;
  tables: Readonly<Record<string, { measures: readonly DeclaredMeasure[] }>>;
  mergedNeed: string;
}

/** A release that went out, and how it came about. */
export type ReleaseMade = Extract<MadeRelease, { kind: 'release' }>;

/** Answers keep coming while a release is counted; this often it is counted anew when somebody withdrew meanwhile. */
const mostAttempts = 3;

/**
 * Makes the next release of a round and freezes it. Counting and auditing happen outside the writing transaction, so
 * that answers are taken meanwhile; a withdrawal or another release in that time starts it again.
 * @throws {Problem} `not-found`, a `cohort-…` code, `release-cohort-missing`, or `release-not-made` where
 * nothing could be shown safely. Then nothing is stored.
 */
export async function makeRelease(deps: ReleaseDeps, asked: ReleaseOf): Promise<ReleaseMade> {
  const round = await roundBySlug(deps.db, asked.round);
  if (round === undefined || (asked.area !== undefined && round.partnership_slug !== asked.area)) throw new Problem('not-found', { round: asked.round });
  if (asked.cohort === undefined) throw new Problem('release-cohort-missing', { area: round.partnership_slug });
  const reading = parseCohort(asked.cohort);
  if (reading.kind === 'problem') throw new Problem(reading.problem.code, reading.problem.params);
  const survey = await surveyVersion(deps.db, round.partnership_id, round.survey_id, round.survey_version);
  const declared = asked.policy.tables[round.survey_id]?.measures;
  if (survey === undefined || declared === undefined) throw new Problem('release-not-made', { round: round.slug });

  for (let attempt = 1; ; attempt += 1) {
    const made = await assembled(deps, round, { survey, cohort: reading.cohort, declared, rules: asked.policy.rules, mergedNeed: asked.policy.mergedNeed });
    if (await frozen(deps, round, made)) return made;
    if (attempt === mostAttempts) throw new Problem('release-not-made', { round: round.slug });
  }
}

type Given = Pick<ReleaseInput, 'survey' | 'cohort' | 'declared' | 'rules' | 'mergedNeed'>;

async function assembled(deps: ReleaseDeps, round: RoundRow, given: Given): Promise<ReleaseMade> {
  const { survey, cohort, declared } = given;
  const { partnership_id, id, slug } = round;
  // One transaction, so that responses, withdrawals and earlier releases are of one moment.
  const read = await deps.db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => ({
    responses: await responsesToCount(trx, partnership_id, id),
    withdrawn: await withdrawnDays(trx, partnership_id, id),
    past: await releasesOfRound(trx, partnership_id, id),
  }));
  const counted = read.responses.map(({ id: response, arrivedBy, year, need, language, simulated, answers }): Counted => ({
    id: response,
    entry: arrivedBy === 'card' ? 'card' : 'open-link',
    year: year ?? undefined,
    // A card for children whose need nobody recorded: the census has the same category.
    need: need ?? (arrivedBy === 'card' && cohort.needs.includes('unknown') ? 'unknown' : undefined),
    language,
    simulated,
    answers,
  }));
  const made = assembleRelease({
    head: {
      id: uuidFrom(deps.random(16)),
      number: read.past.length + 1,
      madeOn: dayInLondon(deps.clock()),
      partnership: { slug: round.partnership_slug, name: round.partnership_name, madeUp: round.made_up === 1 },
      round: { slug, opensOn: round.opens_on, closesOn: round.closes_on },
      labels: await labelsOf(deps.db, round, measuresOf(survey, declared)),
    },
    ...given,
    responses: counted,
    withdrawn: read.withdrawn,
    past: read.past,
  });
  if (made.kind === 'problem') throw new Problem(made.problem.code, made.problem.params);
  return made;
}

/** Writes it, unless it was overtaken: by another release, or by somebody who took their answers back. */
async function frozen({ db, clock, random }: ReleaseDeps, round: RoundRow, { release, members }: ReleaseMade): Promise<boolean> {
  const { partnership_id: partnershipId, id: roundId } = round;
  return db.transaction().execute(async (trx) => {
    const withdrawn = await withdrawnDays(trx, partnershipId, roundId);
    if ([...members.values()].some((ids) => [...ids].some((id) => withdrawn.has(id)))) return false;
    return addRelease(trx, { partnershipId, roundId, release, members, madeAt: clock().toISOString(), auditId: uuidFrom(random(16)) });
  });
}

/** The survey's own words for what is listed, in every language of the round. */
async function labelsOf(db: Deps['db'], round: RoundRow, measures: Release['measures']): Promise<Release['labels']> {
  const keys = new Set(
    measures.flatMap((measure) => [textKey.ask(measure.question), ...(measure.by === 'option' ? measure.parts.map((part) => textKey.option(measure.question, part.id)) : [])]),
  );
  const labels: Release['labels'] = {};
  for (const language of languagesOf(round)) {
    const bundle = await bundleInUse(db, { partnershipId: round.partnership_id, surveyId: round.survey_id, version: round.survey_version, language });
    if (bundle === undefined) continue;
    labels[language] = Object.fromEntries([...keys].flatMap((key) => (bundle.strings[key] === undefined ? [] : [[key, bundle.strings[key].text]])));
  }
  return labels;
}
