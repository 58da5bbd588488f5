import type { RoundOpener } from '#server/deps.ts';
import { languagesOf, topicsOf } from '#server/queries/rounds.ts';
import { isMadeUp, openRound, uncheckedIn, type OpenRoundDeps } from './open-round.ts';

/** Opens rounds that staff planned, by the same rules as everything that opens rounds. */
export const roundOpener = (deps: OpenRoundDeps): RoundOpener => ({
  async unchecked(partnership, survey, languages) {
    if (isMadeUp(deps, partnership)) return [];
    const found = await Promise.all(languages.map(async (language) => ({ language, unchecked: await uncheckedIn(deps, partnership, survey, language) })));
    return found.filter(({ unchecked }) => unchecked === undefined || unchecked.length > 0).map(({ language }) => language);
  },
  async open(partnership, row) {
    const survey = { id: row.survey_id, version: row.survey_version };
    await openRound(deps, partnership, { slug: row.slug, survey, opensOn: row.opens_on, closesOn: row.closes_on, languages: languagesOf(row), topics: topicsOf(row), words: row.words === 1 }, []);
  },
});
