import type { Kysely } from 'kysely';
import { Bundle } from '#server/contracts/bundle.ts';
import type { Schema } from '#server/database/schema.ts';

/** Which bundle: a survey version in a language. */
export interface BundleOf {
  partnershipId: string;
  surveyId: string;
  version: number;
  language: string;
}

const inUse = (db: Kysely<Schema>, of: BundleOf) =>
  db
    .selectFrom('bundles')
    .where('partnership_id', '=', of.partnershipId)
    .where('survey_id', '=', of.surveyId)
    .where('version', '=', of.version)
    .where('language', '=', of.language)
    .orderBy('edition', 'desc')
    .limit(1);

/** The revision of the bundle in use and its edition, or `undefined`. */
export const bundleRevision = (db: Kysely<Schema>, of: BundleOf): Promise<{ revision: string; edition: number } | undefined> =>
  inUse(db, of).select(['revision', 'edition']).executeTakeFirst();

/** The bundle in use, or `undefined`. */
export async function bundleInUse(db: Kysely<Schema>, of: BundleOf): Promise<Bundle | undefined> {
  const row = await inUse(db, of).select('content').executeTakeFirst();
  return row === undefined ? undefined : Bundle.parse(JSON.parse(row.content));
}

/** Puts a bundle into use, beside the earlier ones; one whose revision is in use already is left alone. */
export async function addBundle(trx: Kysely<Schema>, partnershipId: string, bundle: Bundle): Promise<void> {
  const of: BundleOf = { partnershipId, surveyId: bundle.survey.id, version: bundle.survey.version, language: bundle.language };
  const before = await bundleRevision(trx, of);
  if (before?.revision === bundle.revision) return;
  await trx
    .insertInto('bundles')
    .values({
      partnership_id: partnershipId,
      survey_id: of.surveyId,
      version: of.version,
      language: of.language,
      edition: (before?.edition ?? 0) + 1,
      revision: bundle.revision,
      content: JSON.stringify(bundle),
    })
    .execute();
}

/** The languages in which a version of a survey has words, by tag. */
export async function bundleLanguages(db: Kysely<Schema>, { partnershipId, surveyId, version }: Omit<BundleOf, 'language'>): Promise<string[]> {
  const rows = await db.selectFrom('bundles').select('language').distinct().where('partnership_id', '=', partnershipId).where('survey_id', '=', surveyId).where('version', '=', version).orderBy('language').execute();
  return rows.map(({ language }) => language);
}
