import type { Kysely } from 'kysely';
import { Survey } from '#server/contracts/survey.ts';
import type { Schema } from '#server/database/schema.ts';

const read = (definition: string): Survey => Survey.parse(JSON.parse(definition));

/** One published version, or `undefined`. */
export async function surveyVersion(db: Kysely<Schema>, partnershipId: string, surveyId: string, version: number): Promise<Survey | undefined> {
  const row = await db
    .selectFrom('survey_versions')
    .select('definition')
    .where('partnership_id', '=', partnershipId)
    .where('survey_id', '=', surveyId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : read(row.definition);
}

/** Every published version of a survey, oldest first. */
export async function surveyVersions(db: Kysely<Schema>, partnershipId: string, surveyId: string): Promise<Survey[]> {
  const rows = await db
    .selectFrom('survey_versions')
    .select('definition')
    .where('partnership_id', '=', partnershipId)
    .where('survey_id', '=', surveyId)
    .orderBy('version')
    .execute();
  return rows.map(({ definition }) => read(definition));
}

/** Adds a version; the key refuses a second one of the same number. */
export async function addSurveyVersion(trx: Kysely<Schema>, partnershipId: string, survey: Survey): Promise<void> {
  await trx
    .insertInto('survey_versions')
    .values({ partnership_id: partnershipId, survey_id: survey.id, version: survey.version, definition: JSON.stringify(survey) })
    .execute();
}

/** Every published version of every survey of a partnership, by survey, oldest first. */
export async function everySurvey(db: Kysely<Schema>, partnershipId: string): Promise<Survey[]> {
  const rows = await db.selectFrom('survey_versions').select('definition').where('partnership_id', '=', partnershipId).orderBy('survey_id').orderBy('version').execute();
  return rows.map(({ definition }) => read(definition));
}
