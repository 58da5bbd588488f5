import { keeping } from '#server/contracts/keeping.ts';
import { purgeDays } from '#server/contracts/purge-days.ts';
import { earliestOpening } from '#server/contracts/school-days.ts';
import type { RoundKept, RoundsKept, SurveyOffered } from '#server/contracts/rounds-kept.ts';
import { topics } from '#server/contracts/topics.ts';
import { questionsOf } from '#server/contracts/walk.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { Problem } from '#server/problems.ts';
import { holidaysOf } from '#server/queries/area-facts.ts';
import { profileOf } from '#server/queries/area-profile.ts';
import { bundleLanguages } from '#server/queries/bundles.ts';
import type { PartnershipRow } from '#server/queries/partnerships.ts';
import { pausesOn } from '#server/queries/pauses.ts';
import { sayDuties } from '#server/queries/round-duties.ts';
import { addRound, roundsPlanned, slugTaken } from '#server/queries/rounds.ts';
import { sencosOf } from '#server/queries/senco-settings.ts';
import { settingsOf } from '#server/queries/settings.ts';
import { peopleOf } from '#server/queries/staff-roles.ts';
import { everySurvey, surveyVersion } from '#server/queries/surveys.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import { batchesShown } from './staff-batches.ts';
import { checklistOf, hasRole, keepers, listed, openerOf, partnershipOf, pauseAmong, printsFor, roundOf, settingListed, todayOf, type RoundsDeps } from './rounds-desk.ts';
import { orNotFound, step } from './step.ts';

const areaOf = ({ slug, name, made_up }: PartnershipRow) => ({ slug, name, madeUp: made_up === 1 });
const topicsIn = (survey: Survey) => topics.filter((topic) => survey.pages.flatMap(questionsOf).some(({ tags }) => tags.includes(topic)));

/** The newest published version of each survey: what a new round may ask. */
async function surveysOffered(deps: RoundsDeps, partnership: PartnershipRow): Promise<SurveyOffered[]> {
  const newest = new Map((await everySurvey(deps.db, partnership.id)).map((survey) => [survey.id, survey]));
  return Promise.all(
    [...newest.values()].map(async (survey) => {
      const { id, version, audience } = survey;
      const languages = await bundleLanguages(deps.db, { partnershipId: partnership.id, surveyId: id, version });
      return { id, version, audience, languages, unchecked: await openerOf(deps).unchecked(partnership, survey, languages), topics: topicsIn(survey) };
    }),
  );
}

/** A name for the address of a round that no other has. */
async function newSlug({ db }: RoundsDeps, survey: string, opensOn: string): Promise<string> {
  const base = `${survey.slice(0, 38)}-${opensOn.slice(0, 4)}`;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!(await slugTaken(db, slug))) return slug;
  }
}

/** Rounds of a partnership as those who keep them see them, and planning one. */
export function roundsKeptRoutes(deps: RoundsDeps): ApiRoute[] {
  const { clock, db, random } = deps;

  async function allOf(asked: Asked): Promise<RoundsKept> {
    const { partnershipId } = asked;
    const today = todayOf(deps);
    const keep = hasRole(asked, keepers);
    const administer = hasRole(asked, ['administrator']);
    const mine = await printsFor(deps, asked);
    const [partnership, rows, pauses, settings] = await Promise.all([partnershipOf(deps, asked), roundsPlanned(db, partnershipId), pausesOn(db, partnershipId, today), settingsOf(db, partnershipId)]);
    const all = pauses.get(null);
    return {
      area: areaOf(partnership),
      today,
      rounds: rows.map((row) => listed(row, pauseAmong(pauses, row.id), today)),
      ...(all === undefined ? {} : { pause: { until: all.until, reason: all.reason, words: all.words } }),
      may: { keep, administer },
      surveys: keep ? await surveysOffered(deps, partnership) : [],
      offered: (await profileOf(db, partnershipId)).profile.languages,
      settings: settings.filter(({ id, closed_on }) => closed_on === null && (mine === 'all' || mine.includes(id))).map(settingListed),
      holidays: (await holidaysOf(db, partnershipId)).map(({ id, name, from_day: from, to_day: to }) => ({ id, name, from, to })),
      sencos: administer ? await sencosOf(db, partnershipId) : [],
    };
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/rounds',
      summary: 'The rounds of an area and how each stands; never an answer',
      reply: 'RoundsKept',
      problems: [],
      handle: async (_context, asked) => sendPrivate(await allOf(asked)),
    },
    step({
      path: '/api/staff/areas/:area/rounds',
      summary: 'Plans a round of a published survey; no device is told of it yet',
      request: 'PlanRound',
      reply: 'RoundPlanned',
      problems: ['not-found', 'dates-reversed', 'day-gone-by', 'round-language-missing'],
      async take(said, asked) {
        const { note, partnershipId } = asked;
        const survey = orNotFound(await surveyVersion(db, partnershipId, said.survey.id, said.survey.version));
        if (said.opensOn > said.closesOn) throw new Problem('dates-reversed');
        if (said.closesOn < todayOf(deps)) throw new Problem('day-gone-by');
        const there = await bundleLanguages(db, { partnershipId, surveyId: survey.id, version: survey.version });
        const lacking = said.languages.find((language) => !there.includes(language));
        if (lacking !== undefined) throw new Problem('round-language-missing', { language: lacking });
        const partnership = await partnershipOf(deps, asked);
        const slug = await newSlug(deps, survey.id, said.opensOn);
        const id = uuidFrom(random(16));
        const row = {
          partnership_id: partnershipId,
          id,
          slug,
          survey_id: survey.id,
          survey_version: survey.version,
          audience: survey.audience,
          opens_on: said.opensOn,
          closes_on: said.closesOn,
          languages: JSON.stringify([...new Set(said.languages)]),
          topics: JSON.stringify(topicsIn(survey).filter((topic) => said.topics.includes(topic))),
          // Nobody is there to read real words yet.
          words: deps.demo && partnership.made_up === 1 ? 1 : 0,
          beside: null,
        };
        await db.transaction().execute(async (trx) => {
          await addRound(trx, row);
          await sayDuties(trx, row, {}, clock().toISOString());
        });
        await note('round-planned', id);
        return { slug };
      },
    }),
    {
      method: 'get',
      path: '/api/staff/areas/:area/rounds/:round',
      summary: 'One round: what it lacks to open, its pause, its batches of cards; never an answer',
      reply: 'RoundKept',
      problems: ['not-found'],
      async handle(context, asked) {
        const { partnershipId } = asked;
        const row = await roundOf(deps, context, asked);
        const today = todayOf(deps);
        const partnership = await partnershipOf(deps, asked);
        const keep = hasRole(asked, keepers);
        const mine = await printsFor(deps, asked);
        const [{ duties, holidays, ...checklist }, pauses, settings] = await Promise.all([checklistOf(deps, partnership, row), pausesOn(db, partnershipId, today), settingsOf(db, partnershipId)]);
        const pause = pauseAmong(pauses, row.id);
        const open = settings.filter(({ closed_on }) => closed_on === null);
        const { owner, letterSentOn } = duties;
        const earliest = letterSentOn === undefined ? undefined : earliestOpening(letterSentOn, holidays);
        const content: RoundKept = {
          area: areaOf(partnership),
          today,
          round: listed(row, pause, today),
          ...checklist,
          goesOn: purgeDays(row, keeping),
          ...(owner === undefined ? {} : { owner }),
          ...(letterSentOn === undefined ? {} : { letterSentOn }),
          ...(earliest === undefined ? {} : { earliest }),
          settings: duties.settings.map(settingListed),
          ...(pause === undefined ? {} : { pause: { until: pause.until, reason: pause.reason, words: pause.words, all: pause.all } }),
          may: { keep },
          people: keep ? (await peopleOf(db, partnershipId)).map(({ id, name }) => ({ id, name })) : [],
          allSettings: keep ? open.map(settingListed) : [],
          printFor: open.filter(({ id }) => mine === 'all' || mine.includes(id)).map(({ id, name }) => ({ id, name })),
          batches: await batchesShown(deps, row, mine),
        };
        return sendPrivate(content);
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
