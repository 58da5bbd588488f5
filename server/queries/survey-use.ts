import type { Kysely } from 'kysely';
import { Bundle, Provenance } from '#server/contracts/bundle.ts';
import type { Schema } from '#server/database/schema.ts';

/** How many texts are in which state. */
export type TextStates = Record<Provenance, number>;

/** How far the texts of each published survey version can be trusted, by language. */
export interface LanguageUse {
  survey: string;
  version: number;
  language: string;
  texts: TextStates;
}

function statesOf(content: string): TextStates {
  const texts: TextStates = { source: 0, untranslated: 0, machine: 0, 'needs-editing': 0, checked: 0 };
  for (const { state } of Object.values(Bundle.parse(JSON.parse(content)).strings)) texts[state] += 1;
  return texts;
}

/** The bundles in use of a partnership, by survey, version and language. */
export async function languagesInUse(db: Kysely<Schema>, partnershipId: string): Promise<LanguageUse[]> {
  const editions = await db
    .selectFrom('bundles')
    .select((build) => ['survey_id', 'version', 'language', build.fn.max('edition').as('edition')])
    .where('partnership_id', '=', partnershipId)
    .groupBy(['survey_id', 'version', 'language'])
    .orderBy('survey_id')
    .orderBy('version')
    .orderBy('language')
    .execute();
  const uses: LanguageUse[] = [];
  // One after the other: a bundle is large, and nobody waits for this in a hurry.
  for (const { survey_id, version, language, edition } of editions) {
    const { content } = await db
      .selectFrom('bundles')
      .select('content')
      .where('partnership_id', '=', partnershipId)
      .where('survey_id', '=', survey_id)
      .where('version', '=', version)
      .where('language', '=', language)
      .where('edition', '=', edition)
      .executeTakeFirstOrThrow();
    uses.push({ survey: survey_id, version, language, texts: statesOf(content) });
  }
  return uses;
}

/** A round, the version that it asks, and those that it asked before. */
export interface RoundAsks {
  slug: string;
  survey: string;
  version: number;
  before: number[];
}

/** Which version each round of a partnership asks, by slug. */
export async function versionsInUse(db: Kysely<Schema>, partnershipId: string): Promise<RoundAsks[]> {
  const rounds = await db.selectFrom('rounds').select(['id', 'slug', 'survey_id', 'survey_version']).where('partnership_id', '=', partnershipId).orderBy('slug').execute();
  const asked = await db.selectFrom('round_versions').select(['round_id', 'version']).where('partnership_id', '=', partnershipId).orderBy('version').execute();
  const byRound = Map.groupBy(asked, ({ round_id }) => round_id);
  return rounds.map(({ id, slug, survey_id, survey_version }) => ({
    slug,
    survey: survey_id,
    version: survey_version,
    before: (byRound.get(id) ?? []).map(({ version }) => version).filter((version) => version !== survey_version),
  }));
}

/** Every published version of a partnership's surveys, the newest of each first. */
export const versionsPublished = (db: Kysely<Schema>, partnershipId: string): Promise<{ survey_id: string; version: number }[]> =>
  db.selectFrom('survey_versions').select(['survey_id', 'version']).where('partnership_id', '=', partnershipId).orderBy('survey_id').orderBy('version', 'desc').execute();
