import type { Kysely } from 'kysely';
import { Bundle } from '#server/contracts/bundle.ts';
import type { ProblemBody, ProblemCode } from '#server/contracts/problem.ts';
import { Survey } from '#server/contracts/survey.ts';
import { bundleProblem, surveyProblem } from '#server/contracts/survey-rules.ts';
import type { Schema } from '#server/database/schema.ts';
import { addBundle } from './bundles.ts';
import { addSurveyVersion, surveyVersions } from './surveys.ts';

const refusal = (code: ProblemCode, params: ProblemBody['params'] = {}): ProblemBody => ({ code, params });

/** A definition and its bundles as they came: from a file, from an editor. Nothing of it is believed yet. */
export interface SurveyToPublish {
  survey: unknown;
  bundles: readonly unknown[];
}

function parse({ survey, bundles }: SurveyToPublish): { survey: Survey; bundles: Bundle[] } | ProblemBody {
  const definition = Survey.safeParse(survey);
  if (!definition.success) return refusal('survey-not-understood', { at: definition.error.issues[0]?.path.join('.') ?? '' });
  const read: Bundle[] = [];
  for (const each of bundles) {
    const bundle = Bundle.safeParse(each);
    if (!bundle.success) return refusal('bundle-not-understood', { at: bundle.error.issues[0]?.path.join('.') ?? '' });
    const wrong = bundleProblem(definition.data, bundle.data);
    if (wrong !== undefined) return { code: wrong.code, params: { ...wrong.params, language: bundle.data.language } };
    read.push(bundle.data);
  }
  return { survey: definition.data, bundles: read };
}

/**
 * Publishes a version of a survey with its language bundles, or changes the bundles of one published before
 * (its structure never changes; words may be corrected). All of it or nothing.
 * @returns the first problem, or `undefined` when it is published.
 */
export async function publishSurvey(db: Kysely<Schema>, partnershipId: string, given: SurveyToPublish): Promise<ProblemBody | undefined> {
  const parsed = parse(given);
  if ('code' in parsed) return parsed;
  const { survey, bundles } = parsed;
  return db.transaction().execute(async (trx) => {
    const published = await surveyVersions(trx, partnershipId, survey.id);
    const same = published.find(({ version }) => version === survey.version);
    if (same === undefined || JSON.stringify(same) !== JSON.stringify(survey)) {
      const wrong = surveyProblem(survey, published);
      if (wrong !== undefined) return wrong;
      await addSurveyVersion(trx, partnershipId, survey);
    }
    for (const bundle of bundles) await addBundle(trx, partnershipId, bundle);
    return undefined;
  });
}
