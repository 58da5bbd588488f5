import type { Survey } from '#server/contracts/survey.ts';
import { surveyAsAsked, type Topic } from '#server/contracts/topics.ts';
import type { Deps } from '#server/deps.ts';
import { languagesOf, roundById, topicsOf, versionsAsked, wordsOpen } from '#server/queries/rounds.ts';
import { surveyVersion } from '#server/queries/surveys.ts';
import type { RoundToCheck } from '#server/sealing/check-envelope.ts';

/** How long what is known of a round is believed, in milliseconds: so soon another process's change is seen. */
const roundBelieved = 1_000;

/** Rounds as ingest needs them. Unknown ones are not remembered, and survey versions, which never change, always. */
export function roundFinder({ db, clock, demo }: Pick<Deps, 'db' | 'clock' | 'demo'>): (id: string) => Promise<RoundToCheck | undefined> {
  const rounds = new Map<string, { until: number; round: Promise<RoundToCheck | undefined> }>();
  const surveys = new Map<string, Survey>();

  /** A survey version as a round with these topics asks it. Worked out once: an envelope more costs a look into a table. */
  async function asAsked(partnershipId: string, surveyId: string, version: number, enabled: readonly Topic[]): Promise<Survey | undefined> {
    const name = [partnershipId, surveyId, version, ...enabled].join(' ');
    const known = surveys.get(name);
    if (known !== undefined) return known;
    const found = await surveyVersion(db, partnershipId, surveyId, version);
    if (found === undefined) return undefined;
    const asked = surveyAsAsked(found, enabled);
    surveys.set(name, asked);
    return asked;
  }

  async function read(id: string): Promise<RoundToCheck | undefined> {
    const row = await roundById(db, id);
    if (row === undefined) return undefined;
    const { partnership_id: partnershipId, key_id: keyId, audience, closes_on: closesOn, survey_id: surveyId } = row;
    const enabled = topicsOf(row);
    const asked = new Set([...(await versionsAsked(db, row)), row.survey_version]);
    return {
      id,
      partnershipId,
      keyId,
      audience,
      languages: languagesOf(row),
      madeUp: row.made_up === 1,
      words: wordsOpen(row, demo),
      closesOn,
      purged: row.words_purged_on !== null,
      surveyId,
      surveyAt: async (version) => (asked.has(version) ? asAsked(partnershipId, surveyId, version, enabled) : undefined),
    };
  }

  return async (id) => {
    const now = clock().getTime();
    const known = rounds.get(id);
    if (known !== undefined && now < known.until && now >= known.until - roundBelieved) return known.round;
    const round = read(id);
    rounds.set(id, { until: now + roundBelieved, round });
    try {
      const found = await round;
      if (found === undefined) rounds.delete(id);
      return found;
    } catch (fault) {
      rounds.delete(id);
      throw fault;
    }
  };
}
