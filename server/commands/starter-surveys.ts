import type { Db } from '#server/database/open.ts';
import { bundleOf } from '#server/library/bundles.ts';
import { localesFolder, namespacesOf } from '#server/library/locales.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { languages } from '#server/contracts/languages.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { Problem } from '#server/problems.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';

/** The languages that the words of a starter survey have come to. */
const languagesOf = ({ id }: Survey): string[] => languages.map(({ tag }) => tag).filter((tag) => namespacesOf(localesFolder, tag).includes(id));

/**
 * Publishes every starter survey in an area, in the languages that it has come to: what its staff may plan rounds of. Run
 * again, it adds newer versions and puts corrected words into use.
 * @throws {Problem} where one of them cannot follow what was published before.
 */
export async function publishStarterSurveys(db: Db, partnershipId: string): Promise<void> {
  for (const survey of starterSurveys) {
    const wrong = await publishSurvey(db, partnershipId, { survey, bundles: languagesOf(survey).map((language) => bundleOf(survey, language)) });
    if (wrong !== undefined) throw new Problem(wrong.code, wrong.params);
  }
}
